import { expect, test } from 'vitest'
import { LineStates, Outages } from './line-states.ts'

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

const SSE = { line: 'sse', market: 'XSHG', tradingUnit: '26001' }

function outages() {
  const told: string[] = []
  const warn = (facts: object, text: string): void => void told.push(`${text} ${JSON.stringify(facts)}`)
  return { told, lines: new Outages({ warn } as ConstructorParameters<typeof Outages>[0]) }
}

test('a line that is up from the beginning is no news', () => {
  const { told, lines } = outages()
  lines.up(SSE)
  expect(told).toEqual([])
})

test('down is told once with its name and the reason, and so is up', () => {
  const { told, lines } = outages()
  for (let attempt = 0; attempt < 3; attempt++) lines.down(SSE, 'connect ECONNREFUSED')
  lines.up(SSE)
  lines.up(SSE)
  expect(told).toEqual([
    'the line sse is down {"line":"sse","market":"XSHG","tradingUnit":"26001","reason":"connect ECONNREFUSED"}',
    'the line sse is up again {"line":"sse","market":"XSHG","tradingUnit":"26001"}',
  ])
})

test('two units of one line, and two lines, go down each by itself', () => {
  const { told, lines } = outages()
  lines.down(SSE, 'cut')
  lines.down({ ...SSE, tradingUnit: '26002' }, 'cut')
  lines.down({ line: 'quotes' }, 'cut')
  expect(told.map(text => text.slice(0, text.indexOf('{')))).toEqual([
    'the line sse is down ',
    'the line sse is down ',
    'the line quotes is down ',
  ])
})
