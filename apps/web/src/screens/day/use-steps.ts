/**
 * Runs steps of the day one after another, each that the day's plan says is next, until one is refused or none is ready. A step
 * whose outcome is not known yet (it may be long) is asked about again under the same request id until it answers.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { newRequestId } from '@guitai/web-kit/api/request-id.ts'
import { ME } from '../../api/session.ts'
import { sendFunction } from '@guitai/web-kit/api/use-act.ts'
import type { PlannedStep } from './day-plan.ts'

export type AskedStep = Pick<PlannedStep, 'key' | 'functionCode' | 'input'>

const ASK_AGAIN_MS = 1500

export interface StepRun {
  /** The step that runs now. */
  readonly running: string | undefined
  /** Where it stopped, and why. */
  readonly stopped: { readonly step: AskedStep; readonly answer: Answer } | undefined
  /** The step, and after it what `next` says as long as it says another. */
  readonly run: (first: AskedStep, next?: () => Promise<AskedStep | undefined>) => Promise<void>
}

export function useSteps(): StepRun {
  const queries = useQueryClient()
  const [running, setRunning] = useState<string>()
  const [stopped, setStopped] = useState<StepRun['stopped']>()
  const isBusy = useRef(false)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  const run = useCallback(
    async (first: AskedStep, next?: () => Promise<AskedStep | undefined>) => {
      if (isBusy.current) return
      isBusy.current = true
      setStopped(undefined)
      let step: AskedStep | undefined = first
      while (step !== undefined && !isGone.current) {
        const key: string = step.key
        setRunning(key)
        const answer = await runStep(step, () => isGone.current)
        await queries.invalidateQueries({ queryKey: ['report'] })
        if (answer.kind !== 'accepted') {
          setStopped({ step, answer })
          break
        }
        const following: AskedStep | undefined = await next?.()
        // A step that was accepted and is not through waits for a person.
        step = following?.key === key ? undefined : following
      }
      isBusy.current = false
      setRunning(undefined)
      await queries.invalidateQueries({ queryKey: ME })
    },
    [queries],
  )
  return { running, stopped, run }
}

async function runStep({ functionCode, input }: AskedStep, isGone: () => boolean): Promise<Answer> {
  const intent = { requestId: newRequestId(), input }
  let answer = await sendFunction(functionCode, intent)
  while ((answer.kind === 'unknown' || answer.kind === 'unavailable') && !isGone()) {
    await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
    answer = await sendFunction(functionCode, intent)
  }
  return answer
}
