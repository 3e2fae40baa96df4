import { expect, test } from 'vitest'
import { functionNames, namedFunctions } from './named-functions.ts'

const file = (path: string, text: string) => ({ path, text, lines: 1 })
const names = new Set(['O02', 'cancel-order', 'sign-in'])

test('codes and names as declared, and no single word, which may mean anything', () => {
  const declared = (name: string) => `defineFunction({\n  code: 'O02',\n  name: '${name}',\n})`
  const files = [
    file('core/functions/orders/cancel-order.ts', declared('cancel-order')),
    file('core/functions/orders/block.ts', declared('block')),
    file('reports/orders/order-queue.ts', declared('order-queue')),
  ]
  expect([...functionNames(files)]).toEqual(['O02', 'cancel-order'])
})

test('what the server runs by itself is nobody else’s function', () => {
  const text = "defineFunction({\n  code: 'O02',\n  name: 'cancel-order',\n  runBy: 'system',\n})"
  expect([...functionNames([file('core/functions/orders/cancel-order.ts', text)])]).toEqual([])
})

test.each([
  ["run('O02')", ['O02']],
  ["run('cancel-order')", ['cancel-order']],
  ["const url = '/api/sign-in'", ['sign-in']],
  ['const url = `/api/functions/cancel-order/${id}`', ['cancel-order']],
  ['const screens = { O02: 1 }', ['O02']],
  ["const screens = { 'O02': 1 }", ['O02']],
  ["const text = 'press O02.'", ['O02']],
  ["import { a } from '../functions/cancel-order.ts'", []],
  ["const texts = { 'status.cancel-order': 'x' }", []],
  ["const other = 'cancel-orders'", []],
  ["defineJob({ name: 'cancel-order' })", []],
  ["defineJob({ name: 'cancel-order', run: 'O02' })", ['O02']],
  ["defineOther({ name: 'cancel-order' })", ['cancel-order']],
  ['// O02', []],
])('%s', (text, found) => {
  const place = (name: string) => `apps/server/a.ts:1 ${name}`
  expect(namedFunctions([file('apps/server/a.ts', text)], names)).toEqual(found.map(place))
})

test.each([
  ['apps/cli/a.ts', 1],
  ['apps/web/src/shell/a.tsx', 1],
  ['apps/web/src/screens/orders/a.tsx', 0],
  ['apps/trial/a.ts', 0],
  ['core/functions/orders/a.ts', 0],
])('%s: %i', (path, count) => {
  expect(namedFunctions([file(path, "run('O02')")], names)).toHaveLength(count)
})
