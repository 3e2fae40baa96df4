import { describe, expect, test } from 'vitest'
import { nextAct, type ActEvent, type ActState } from './act.ts'

const run = (...events: ActEvent[]): ActState => events.reduce<ActState>(nextAct, { phase: 'idle' })
const start = (requestId: string): ActEvent => ({ kind: 'start', requestId, input: { amount: '1.00' } })
const unknown: ActEvent = { kind: 'answer', answer: { kind: 'unknown' } }
const done: ActEvent = { kind: 'answer', answer: { kind: 'accepted', result: {} } }
const again: ActEvent = { kind: 'again' }

const idOf = (state: ActState): string | undefined =>
  state.phase === 'idle' ? undefined : state.intent.requestId

describe('an intended act', () => {
  test('Enter pressed twice is one act', () => expect(idOf(run(start('a'), start('b')))).toBe('a'))
  test('asking again keeps the request id', () => expect(idOf(run(start('a'), unknown, again))).toBe('a'))
  test('an act of unknown outcome is not entered again under a new id', () =>
    expect(idOf(run(start('a'), unknown, start('b')))).toBe('a'))
  test('after an answer the next act has its own id', () =>
    expect(idOf(run(start('a'), done, start('b')))).toBe('b'))
  test('an answered act is not asked again', () =>
    expect(run(start('a'), done, again).phase).toBe('answered'))
  test('what waited for a second person is answered when one has decided', () => {
    const pending: ActEvent = { kind: 'answer', answer: { kind: 'pending', approvalId: 1, reason: 'day' } }
    const decided: ActEvent = { kind: 'decided', answer: { kind: 'accepted', result: 5 } }
    expect(run(start('a'), pending, decided)).toMatchObject({ phase: 'answered', answer: { result: 5 } })
    expect(run(start('a'), done, decided)).toMatchObject({ answer: { result: {} } })
    expect(run(decided)).toEqual({ phase: 'idle' })
  })
  test('a running act is not forgotten', () =>
    expect(run(start('a'), { kind: 'reset' }).phase).toBe('sending'))
})
