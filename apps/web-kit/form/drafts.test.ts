import { beforeEach, expect, test } from 'vitest'
import { draftFor, forgetDraft, forgetDrafts, hasDrafts, keepDraft } from './drafts.ts'

const NONE = new Set<string>()
const keep = (values: object, changed: string[], secrets: string[] = []) =>
  keepDraft('F09', values as never, { changed: new Set(changed), secrets: new Set(secrets) })
const got = (given: Record<string, string> = {}) => draftFor({ at: 'F09', given })

beforeEach(forgetDrafts)

test('as it was typed, in its place alone', () => {
  keep({ kind: 'deposit', amount: '100' }, ['amount'])
  expect(got()).toEqual({ kind: 'deposit', amount: '100' })
  expect(draftFor({ at: 'F10', given: {} })).toBeUndefined()
})

test('secrets stay nowhere, not even within a group', () => {
  keep(
    { amount: '1', cashPassword: '246813', agent: { name: 'x', code: '9' } },
    ['amount'],
    ['cashPassword', 'agent_code'],
  )
  expect(got()).toEqual({ amount: '1', agent: { name: 'x' } })
})

test('a secret alone is no draft, nor is what was deleted again', () => {
  keep({ cashPassword: '246813' }, ['cashPassword'], ['cashPassword'])
  expect(hasDrafts()).toBe(false)
  keep({ amount: '1' }, ['amount'])
  keep({ amount: '' }, ['amount'])
  expect(hasDrafts()).toBe(false)
})

test('not where the address means another', () => {
  keep({ clientNo: 10_000_001, amount: '1' }, ['amount'])
  expect(got({ clientNo: '10000001' })).toBeDefined()
  expect(got({ clientNo: '10000002' })).toBeUndefined()
})

test('handed in or cleared, it is gone', () => {
  keepDraft('F09', { amount: '1' }, { changed: new Set(['amount']), secrets: NONE })
  forgetDraft('F09')
  expect(got()).toBeUndefined()
})
