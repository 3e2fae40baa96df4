/** When a right is no wider than another; the tests of S07 and S08 show who signs and the consequences. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import { isWithin } from './giving-rights.ts'

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
