/** What the rights to a report show: only those that apply here and now, and the classes of several together. */
import { expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { fullRight, type FunctionRight } from '@guitai/core/books/function-right.ts'
import { reportContext } from './report-context.ts'
import { books } from '../testing/test-counter.ts'

const vip: FunctionRight = { ...fullRight('queries.clients'), clientClasses: ['vip'] }
const others: FunctionRight = {
  ...fullRight('queries.*'),
  clientClasses: ['ordinary', 'vip'],
  workstations: ['10.1.*'],
}
const all: FunctionRight = {
  ...fullRight('*'),
  hours: { from: timeOfDay('09:00'), to: timeOfDay('17:00') },
}

test.each([
  ['one class', [vip], '10.2.0.1', '18:00', ['vip']],
  ['a wider right that holds elsewhere', [vip, others], '10.2.0.1', '18:00', ['vip']],
  ['a wider right that holds here', [vip, others], '10.1.0.1', '18:00', ['vip', 'ordinary']],
  ['all of them, while it holds', [vip, all], '10.2.0.1', '16:59', null],
  ['no longer', [vip, all], '10.2.0.1', '17:00', ['vip']],
  ['nothing holds: nobody', [], '10.2.0.1', '12:00', []],
])('%s', (_, rights, workstation, time, expected) => {
  const given = books()
  given.roles.set('clerk', { ...present(given.roles.get('clerk'), 'role'), rights })
  const teller = present(given.tellers.get(1001), 'teller')
  const at = { workstation, time: timeOfDay(time), permissions: ['queries.clients'] }
  expect(reportContext(given, teller, at)).toEqual({
    tellerNo: 1001,
    seesPersonalData: false,
    clientClasses: expected,
    branches: rights.length === 0 ? [] : null,
  })
})

test('a teller of a branch reads of it and of those below it; a right that names branches, of these', () => {
  const given = books()
  const teller = { ...present(given.tellers.get(1001), 'teller'), branchNo: 2 }
  const asked = (branches?: number[]) => {
    const right = { ...fullRight('queries.clients'), ...(branches === undefined ? {} : { branches }) }
    given.roles.set('clerk', { ...present(given.roles.get('clerk'), 'role'), rights: [right] })
    const at = { workstation: '10.2.0.1', time: timeOfDay('12:00'), permissions: ['queries.clients'] }
    return reportContext(given, teller, at).branches
  }
  expect([asked(), asked([3]), asked([2, 3]), asked([1])]).toEqual([[2], [3], [2, 3], null])
})
