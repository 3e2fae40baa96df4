/** Functions by code and name; two of one name fail at the start. */
import { expect, test } from 'vitest'
import { enterOrder } from '../functions/orders/enter-order.ts'
import { REJECTIONS } from '../frame/rejections.ts'
import { executionReport } from '../inbound/execution-report.ts'
import { NEVER_ASKED } from '../rules/approval-rules.ts'
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

test('no rule may be set for what never waits for a second person', () => {
  const never = registry.functions.filter(({ approval }) => approval === 'never').map(({ code }) => code)
  expect(never.toSorted()).toEqual([...NEVER_ASKED])
})

test.each(registry.functions.map(each => [each.code, each] as const))(
  '%s declares only refusals that have words, and a permission',
  (_, declaration) => {
    expect(declaration.rejections.filter(code => !(code in REJECTIONS))).toEqual([])
    expect(declaration.name).toMatch(/^[a-z0-9-]+$/)
  },
)
