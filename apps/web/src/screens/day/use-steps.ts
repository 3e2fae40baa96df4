/**
 * Runs functions of the day one after another until one is not accepted: a step by itself, or E20, which runs the rest of the day on the
 * server. One whose outcome is not known yet (it may be long) is asked about again under the same request id until it answers.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { newRequestId } from '@guitai/web-kit/api/request-id.ts'
import { ME } from '../../api/session.ts'
import { sendFunction } from '@guitai/web-kit/api/use-act.ts'
import type { PlannedStep } from './day-plan.ts'

export type AskedStep = Pick<PlannedStep, 'key' | 'functionCode' | 'input'>

/** Carries out on the server what is left of the day, until a person is needed. */
export const WHOLE_DAY: AskedStep = { key: 'E20', functionCode: 'E20', input: {} }

const ASK_AGAIN_MS = 1500

export interface StepRun {
  /** What runs now. */
  readonly running: string | undefined
  /** What was asked for last, and the answer to it. */
  readonly ended: { readonly step: AskedStep; readonly answer: Answer } | undefined
  readonly run: (...steps: readonly AskedStep[]) => Promise<void>
}

export function useSteps(): StepRun {
  const queries = useQueryClient()
  const [running, setRunning] = useState<string>()
  const [ended, setEnded] = useState<StepRun['ended']>()
  const isBusy = useRef(false)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  const run = useCallback(
    async (...steps: readonly AskedStep[]) => {
      if (isBusy.current) return
      isBusy.current = true
      setEnded(undefined)
      for (const step of steps) {
        if (isGone.current) break
        setRunning(step.key)
        const answer = await runStep(step, () => isGone.current)
        await queries.invalidateQueries({ queryKey: ['report'] })
        setEnded({ step, answer })
        if (answer.kind !== 'accepted') break
      }
      isBusy.current = false
      setRunning(undefined)
      await queries.invalidateQueries({ queryKey: ME })
    },
    [queries],
  )
  return { running, ended, run }
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
