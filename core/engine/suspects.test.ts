/** A guilty fact is found, then its text is listed in its place; a stored fact is no longer suspected. */
import { expect, test } from 'vitest'
import { command } from '../testing/commands.ts'
import type { Command } from './command.ts'
import { BatchRefused } from './batch-refused.ts'
import { listedInstead, Suspects } from './suspects.ts'

const fact = (sequence: number, text = 'x'): Command =>
  command('execution-report', { text }, { position: { session: 'S', numbering: 1, sequence } })
const brought = (...commands: Command[]) => commands.map(command => ({ command }))
const REFUSED = new BatchRefused('value too long')

test('all of a refused batch go alone, and the one that is refused alone is listed', () => {
  const suspects = new Suspects()
  const [a, b, c] = [fact(1), fact(2), fact(3)]
  const asked = command('F09', {}, { id: 'R1' })
  suspects.failed(brought(a, asked, b), REFUSED)
  expect([a, b, c, asked].map(each => suspects.of(each))).toEqual(['alone', 'alone', undefined, undefined])
  expect(suspects.together(brought(c, c, a, c))).toBe(2)
  expect(suspects.together(brought(a, c))).toBe(1)
  expect(suspects.together(brought(c, c))).toBe(2)
  suspects.failed(brought(a), REFUSED)
  suspects.stored(b)
  expect([a, b].map(each => suspects.of(each))).toEqual(['listed', undefined])
  expect(suspects.together(brought(a, c))).toBe(2)
  suspects.stored(a)
  expect(suspects.size).toBe(0)
})

test('a database that is away says nothing about a fact', () => {
  const suspects = new Suspects()
  suspects.failed(brought(fact(1)), new Error('connection ended'))
  expect(suspects.size).toBe(0)
})

test('without a position a fact is known by what it says', () => {
  const suspects = new Suspects()
  suspects.failed(brought(command('market-opens', { orderId: 1 })), REFUSED)
  expect(suspects.of(command('market-opens', { orderId: 1 }))).toBe('listed')
  expect(suspects.of(command('market-opens', { orderId: 2 }))).toBeUndefined()
})

test('what is listed instead can be stored whatever it was', () => {
  const listed = listedInstead(fact(7, `\ud800\u0000成${'9'.repeat(5000)}`))
  expect(listed).toMatchObject({
    functionCode: 'unreadable-message',
    position: { sequence: 7 },
    input: { source: 'execution-report', reason: 'could not be stored' },
  })
  expect((listed.input as { content: string }).content).toMatch(/^[\x20-\x7e]{1000}$/)
})
