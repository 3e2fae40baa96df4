/**
 * Runs steps of the day one after another until one is refused. A step whose outcome is not known yet (it may be long)
 * is asked about again under the same request id until it answers.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '../../api/answers.ts'
import { newRequestId } from '../../api/request-id.ts'
import { ME } from '../../api/session.ts'
import { sendFunction } from '../../api/use-act.ts'
import type { PlannedStep } from './day-plan.ts'

const ASK_AGAIN_MS = 1500

export interface StepRun {
  /** The step that runs now. */
  readonly running: string | undefined
  /** Where it stopped, and why. */
  readonly stopped: { readonly step: PlannedStep; readonly answer: Answer } | undefined
  readonly run: (steps: readonly PlannedStep[]) => Promise<void>
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
    async (steps: readonly PlannedStep[]) => {
      if (isBusy.current) return
      isBusy.current = true
      setStopped(undefined)
      for (const step of steps) {
        setRunning(step.key)
        const answer = await runStep(step, () => isGone.current)
        await queries.invalidateQueries({ queryKey: ['report'] })
        if (answer.kind === 'accepted') continue
        setStopped({ step, answer })
        break
      }
      isBusy.current = false
      setRunning(undefined)
      await queries.invalidateQueries({ queryKey: ME })
    },
    [queries],
  )
  return { running, stopped, run }
}

async function runStep({ code, input }: PlannedStep, isGone: () => boolean): Promise<Answer> {
  const intent = { requestId: newRequestId(), input }
  let answer = await sendFunction(code, intent)
  while ((answer.kind === 'unknown' || answer.kind === 'unavailable') && !isGone()) {
    await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
    answer = await sendFunction(code, intent)
  }
  return answer
}
