import { expect, test } from 'vitest'
import type { FaultLine } from '@guitai/adapters/exchange-fix/faults.ts'
import { gatherWrites } from './gather-writes.ts'

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('reports of one turn go out together; anything else at once and behind them; a cut comes last', async () => {
  const written: string[] = []
  const hook = gatherWrites((message, line) => {
    if (message === 'cut') line.cut()
    else line.write(message)
  })
  const line = (type: string): FaultLine => ({
    sessionId: 'COUNTER',
    type,
    write: bytes => void written.push(bytes),
    cut: () => void written.push('(cut)'),
  })
  hook('a', line('8'))
  hook('b', line('9'))
  expect(written).toEqual([])
  await nextTurn()
  expect(written.splice(0)).toEqual(['ab'])
  hook('c', line('8'))
  hook('beat', line('0'))
  expect(written.splice(0)).toEqual(['c', 'beat'])
  hook('d', line('8'))
  hook('cut', line('8'))
  expect(written.splice(0)).toEqual(['d', '(cut)'])
  await nextTurn()
  expect(written).toEqual([])
})
