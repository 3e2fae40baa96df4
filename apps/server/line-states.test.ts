import { expect, test } from 'vitest'
import { LineStates } from './line-states.ts'

test('one after another, and of each line only the newest', async () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const states = new LineStates((session, state) => {
    begun.push(`${session} ${state}`)
    return new Promise(resolve => ends.push(resolve))
  })
  const endOne = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  states.note('A', 'connecting')
  states.note('A', 'logged-on')
  states.note('B', 'connecting')
  states.note('B', 'down')
  expect(begun).toEqual(['A connecting'])
  await endOne()
  expect(begun).toEqual(['A connecting', 'A logged-on'])
  states.note('A', 'down')
  await endOne()
  await endOne()
  await endOne()
  expect(begun).toEqual(['A connecting', 'A logged-on', 'B down', 'A down'])
  states.note('A', 'connecting')
  expect(begun.at(-1)).toBe('A connecting')
})
