/** When a right is no wider than another; the tests of S07 and S08 show who signs and the consequences. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { ANN, BO, withTellers } from '../../testing/tellers.ts'
import { isWithin, refuseGiving } from './giving-rights.ts'

const right = (differing: Partial<FunctionRight> = {}): FunctionRight => ({
  ...fullRight('funds.*'),
  ...differing,
})
const hours = (from: string, to: string) => ({ hours: { from: timeOfDay(from), to: timeOfDay(to) } })

test.each<[string, Partial<FunctionRight>, Partial<FunctionRight>, boolean]>([
  ['the same', {}, {}, true],
  ['one of a module', { permission: 'funds.open-client' }, {}, true],
  ['another module', { permission: 'counter.*' }, {}, false],
  ['everything, of one module', { permission: '*' }, {}, false],
  ['a module, of everything', {}, { permission: '*' }, true],
  ['a lower limit', { limits: { CNY: 99 } }, { limits: { CNY: 100 } }, true],
  ['the same limit', { limits: { CNY: 100 } }, { limits: { CNY: 100 } }, true],
  ['a higher limit', { limits: { CNY: 101 } }, { limits: { CNY: 100 } }, false],
  ['no limit', {}, { limits: { USD: 100 } }, false],
  ['a limit in another currency only', { limits: { CNY: 1 } }, { limits: { USD: 100 } }, false],
  [
    'more in a day than it was',
    { limits: { CNY: 9 }, dailyLimits: { CNY: 100 } },
    { limits: { CNY: 99 } },
    false,
  ],
  ['as much in a day', { limits: { CNY: 9 }, dailyLimits: { CNY: 99 } }, { limits: { CNY: 99 } }, true],
  ['no limit of the day, of one who checks', { limits: { CNY: 9 } }, { dailyLimits: { CNY: 99 } }, false],
  ['a lower one of the day', { dailyLimits: { CNY: 98 } }, { dailyLimits: { CNY: 99 } }, true],
  ['fewer classes', { clientClasses: ['vip'] }, { clientClasses: ['vip', 'ordinary'] }, true],
  ['another class', { clientClasses: ['vip'] }, { clientClasses: ['ordinary'] }, false],
  ['all classes', {}, { clientClasses: ['ordinary'] }, false],
  ['fewer workstations', { workstations: ['10.1.2.*', '10.1.3.4'] }, { workstations: ['10.1.*'] }, true],
  ['more workstations', { workstations: ['10.*'] }, { workstations: ['10.1.*'] }, false],
  ['anywhere', {}, { workstations: ['10.1.*'] }, false],
  ['shorter hours', hours('09:30', '15:00'), hours('09:00', '17:00'), true],
  ['a minute earlier', hours('08:59', '15:00'), hours('09:00', '17:00'), false],
  ['a minute later', hours('09:00', '17:01'), hours('09:00', '17:00'), false],
  ['the same over midnight', hours('22:00', '06:00'), hours('22:00', '06:00'), true],
  ['within those over midnight: not told apart', hours('23:00', '05:00'), hours('22:00', '06:00'), false],
  ['round the clock', {}, hours('09:00', '17:00'), false],
  ['to do what one only checks', {}, { checksOnly: true }, false],
  ['to check what one does', { checksOnly: true }, {}, true],
])('%s', (_, given, own, expected) => {
  expect(isWithin(right(given), right(own))).toBe(expected)
})

test.each<[string, Partial<FunctionRight>, number | undefined, Partial<FunctionRight>, boolean]>([
  ["a branch's right to one of its own", {}, 2, {}, true],
  ['to one of another branch', {}, 3, {}, false],
  ['to whoever has the role', {}, undefined, {}, false],
  ['of another branch', { branches: [3] }, 2, {}, false],
  ['of the own one, named', { branches: [2] }, undefined, {}, true],
  ['of one that the giver’s right names', { branches: [3] }, 2, { branches: [3] }, true],
])('how far a right reaches: %s', (_, given, branchNo, own, isGiven) => {
  const made = withTellers(books())
  const role = { ...made.roles.get('clerk')!, rights: [right(own)] }
  made.roles.set('clerk', role)
  made.tellers.get(ANN)!.branchNo = 2
  made.tellers.get(BO)!.roles = []
  const meta = aMeta({ principal: { kind: 'teller', tellerNo: ANN, branchNo: 2 }, checkerNo: BO })
  const asked = [{ rights: [right(given)], isChecker: false, seesPersonalData: false }]
  expect(refuseGiving(made, { given: asked, branchNo }, meta) === undefined).toBe(isGiven)
})
