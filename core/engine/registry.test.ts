/** Functions by code and name; two of one name fail at the start. */
import { expect, test } from 'vitest'
import { enterOrder } from '../functions/orders/enter-order.ts'
import { REJECTIONS } from '../frame/rejections.ts'
import { executionReport } from '../inbound/execution-report.ts'
import { NEVER_WAITS } from '../rules/approval-rules.ts'
import { registry } from '../testing/commands.ts'
import { createRegistry } from './registry.ts'

test('found by code and by name', () => {
  expect([registry.find('C01'), registry.find('enter-order'), registry.find('Z99')]).toEqual([
    enterOrder,
    enterOrder,
    undefined,
  ])
  expect([registry.inbound('execution-report'), registry.inbound('C01')]).toEqual([
    executionReport,
    undefined,
  ])
})

test('duplicates', () => {
  expect(() => createRegistry([enterOrder, enterOrder], [])).toThrow(/two functions are called C01/)
  expect(() => createRegistry([], [executionReport, executionReport])).toThrow(/two inbound kinds/)
})

test('of those that gather, only what the server gathers anew when it is agreed to can wait for a second person', () => {
  const gathering = registry.functions.filter(({ gathers }) => gathers !== undefined)
  const anew = new Set(['batch-answers', 'open-orders', 'opening-file'])
  const waits = gathering.filter(({ gathers }) => anew.has(gathers ?? ''))
  expect(gathering.map(({ code }) => code).filter(code => !NEVER_WAITS.has(code))).toEqual(
    waits.map(({ code }) => code),
  )
  expect([...NEVER_WAITS].filter(code => registry.find(code)?.gathers === undefined)).toEqual([])
})

test.each(registry.functions.map(each => [each.code, each] as const))(
  '%s declares only refusals that have words, and a permission',
  (_, declaration) => {
    expect(declaration.rejections.filter(code => !(code in REJECTIONS))).toEqual([])
    expect(declaration.name).toMatch(/^[a-z0-9-]+$/)
  },
)
