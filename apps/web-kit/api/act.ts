/**
 * One intended act and its request id.
 *
 *   idle ─start→ sending ─answer→ answered            (the next start is a new act with a new id)
 *                   │ ├─ outcome unknown → unknown ─again→ sending   (the same id, the same input)
 *                   │ └─ books unavailable → unavailable ─again→ sending   (the same id)
 *   sending, unknown: a start is not taken, so that Enter pressed twice is one act, and an act whose outcome nobody
 *   knows is not entered a second time beside itself.
 */
import type { Answer } from './answers.ts'

export type Input = Readonly<Record<string, unknown>>

export interface Intent {
  readonly requestId: string
  readonly input: Input
}

export type ActState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending'; readonly intent: Intent }
  | { readonly phase: 'unknown' | 'unavailable'; readonly intent: Intent; readonly answer: Answer }
  | { readonly phase: 'answered'; readonly intent: Intent; readonly answer: Answer }

export type ActEvent =
  | { readonly kind: 'start'; readonly requestId: string; readonly input: Input }
  | { readonly kind: 'again' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** What waited for a second person has been decided at this window. */
  | { readonly kind: 'decided'; readonly answer: Answer }
  | { readonly kind: 'reset' }

export function nextAct(state: ActState, event: ActEvent): ActState {
  switch (event.kind) {
    case 'start':
      if (state.phase === 'sending' || state.phase === 'unknown') return state
      return { phase: 'sending', intent: { requestId: event.requestId, input: event.input } }
    case 'again':
      return state.phase === 'unknown' || state.phase === 'unavailable'
        ? { phase: 'sending', intent: state.intent }
        : state
    case 'answer':
      return state.phase === 'sending' ? answered(state.intent, event.answer) : state
    case 'decided':
      return state.phase === 'answered' && state.answer.kind === 'pending'
        ? { ...state, answer: event.answer }
        : state
    case 'reset':
      return state.phase === 'sending' ? state : { phase: 'idle' }
  }
}

function answered(intent: Intent, answer: Answer): ActState {
  if (answer.kind === 'unknown' || answer.kind === 'unavailable')
    return { phase: answer.kind, intent, answer }
  return { phase: 'answered', intent, answer }
}
