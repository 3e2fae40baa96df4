/** Runs a function of the counter from a screen: see act.ts for what may follow what. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { nextAct, type ActEvent, type ActState, type Input, type Intent } from './act.ts'
import { readAnswer, type Answer } from './answers.ts'
import { request } from './http.ts'
import { newRequestId } from './request-id.ts'

export async function sendFunction(codeOrName: string, { requestId, input }: Intent): Promise<Answer> {
  try {
    const { status, body } = await request('POST', `/api/functions/${codeOrName}`, { requestId, input })
    return readAnswer(status, body)
  } catch {
    // The line broke: it may have arrived, it may not.
    return { kind: 'unknown' }
  }
}

export interface Act {
  readonly state: ActState
  readonly answer: Answer | undefined
  readonly isSending: boolean
  /** Resolves with the answer, or with undefined where the act was not taken (one is under way). */
  readonly start: (input: Input) => Promise<Answer | undefined>
  readonly askAgain: () => Promise<Answer | undefined>
  /** A second person has decided what was waiting. */
  readonly decided: (answer: Answer) => void
  readonly reset: () => void
}

/** `onAccepted` hears of success whether it came at once or was asked for again. */
export function useAct(codeOrName: string, onAccepted?: (result: unknown) => void): Act {
  const accepted = useRef(onAccepted)
  accepted.current = onAccepted
  const current = useRef<ActState>({ phase: 'idle' })
  const alive = useRef(true)
  const [state, setState] = useState(current.current)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])

  const take = useCallback((event: ActEvent): ActState => {
    current.current = nextAct(current.current, event)
    if (alive.current) setState(current.current)
    return current.current
  }, [])

  const send = useCallback(
    async (event: ActEvent): Promise<Answer | undefined> => {
      if (current.current.phase === 'sending') return undefined
      const next = take(event)
      if (next.phase !== 'sending') return undefined
      const answer = await sendFunction(codeOrName, next.intent)
      take({ kind: 'answer', answer })
      if (answer.kind === 'accepted' && alive.current) accepted.current?.(answer.result)
      return answer
    },
    [codeOrName, take],
  )

  const start = useCallback(
    (input: Input) => send({ kind: 'start', requestId: newRequestId(), input }),
    [send],
  )
  const askAgain = useCallback(() => send({ kind: 'again' }), [send])
  const decided = useCallback(
    (answer: Answer) => {
      take({ kind: 'decided', answer })
      if (answer.kind === 'accepted' && alive.current) accepted.current?.(answer.result)
    },
    [take],
  )
  const reset = useCallback(() => void take({ kind: 'reset' }), [take])
  const answer = 'answer' in state ? state.answer : undefined
  return { state, answer, isSending: state.phase === 'sending', start, askAgain, decided, reset }
}
