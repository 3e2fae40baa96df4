import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../base/market.ts'
import { defaultParameters } from './default-parameters.ts'
import { sessionAt } from './sessions.ts'
import {
  anInstrument,
  B_SHARE,
  BEIJING,
  CHINEXT,
  CONVERTIBLE,
  ETF,
  MAIN,
  REPO,
  SHENZHEN,
  STAR,
} from './testing/an-instrument.ts'

const parameters = defaultParameters()
const TODAY = '2026-11-23'

/** The phase, with o when orders are accepted and c when cancels are. */
function at(of: Parameters<typeof sessionAt>[1], time: string, date = TODAY): string {
  const { phase, acceptsOrders, acceptsCancels } = sessionAt(parameters, of, date, timeOfDay(time))
  return `${phase} ${acceptsOrders ? 'o' : '-'}${acceptsCancels ? 'c' : '-'}`
}

test.each([
  ['00:00', 'before-open --'],
  ['09:14:59', 'before-open --'],
  ['09:15', 'opening-call oc'],
  ['09:19:59', 'opening-call oc'],
  ['09:20', 'opening-call-no-cancel o-'],
  ['09:24:59', 'opening-call-no-cancel o-'],
  ['09:25', 'pre-continuous --'],
  ['09:29:59', 'pre-continuous --'],
  ['09:30', 'continuous oc'],
  ['11:29:59', 'continuous oc'],
  ['11:30', 'break --'],
  ['12:59:59', 'break --'],
  ['13:00', 'continuous oc'],
  ['14:56:59', 'continuous oc'],
  ['14:57', 'closing-call o-'],
  ['14:59:59', 'closing-call o-'],
  ['15:00', 'after-hours oc'],
  ['15:29:59', 'after-hours oc'],
  ['15:30', 'closed --'],
  ['23:59:59', 'closed --'],
])('Shanghai main board at %s: %s', (time, expected) => {
  expect(at(MAIN, time)).toBe(expected)
})

test('the Shenzhen host takes orders and cancels before continuous trading, the others do not', () => {
  expect(at(SHENZHEN, '09:27')).toBe('pre-continuous oc')
  expect(at(CHINEXT, '09:27')).toBe('pre-continuous oc')
  expect(at(STAR, '09:27')).toBe('pre-continuous --')
  expect(at(BEIJING, '09:27')).toBe('pre-continuous --')
})

describe('what changed on 2026-07-06', () => {
  const shanghaiLof = anInstrument({ kind: 'lof', code: '501000' })
  test.each([
    ['Shanghai ETF closes by a call', ETF, '14:58', 'continuous oc', 'closing-call o-'],
    ['Shanghai LOF closes by a call', shanghaiLof, '14:58', 'continuous oc', 'closing-call o-'],
    ['LOF has no after-hours trading', shanghaiLof, '15:10', 'closed --', 'closed --'],
    ['main board trades after hours', MAIN, '15:10', 'closed --', 'after-hours oc'],
    ['Shenzhen too', SHENZHEN, '15:10', 'closed --', 'after-hours oc'],
    ['ETFs too', ETF, '15:10', 'closed --', 'after-hours oc'],
    ['STAR did before', STAR, '15:10', 'after-hours oc', 'after-hours oc'],
    ['ChiNext did before', CHINEXT, '15:10', 'after-hours oc', 'after-hours oc'],
    ['B shares do not', B_SHARE, '15:10', 'closed --', 'closed --'],
    ['Beijing does not', BEIJING, '15:10', 'closed --', 'closed --'],
  ])('%s', (_, of, time, before, after) => {
    expect(at(of, time, '2026-07-03')).toBe(before)
    expect(at(of, time, '2026-07-06')).toBe(after)
  })
})

test('after-hours orders are matched from 15:05', () => {
  expect(sessionAt(parameters, STAR, TODAY, timeOfDay('15:04:59')).isMatching).toBe(false)
  expect(sessionAt(parameters, STAR, TODAY, timeOfDay('15:05')).isMatching).toBe(true)
})

test('bonds and repo trade to 15:30, Shanghai convertibles to 15:00, Shenzhen convertibles close by a call', () => {
  const bond = anInstrument({ kind: 'government-bond', code: '019000' })
  expect(at(bond, '15:29:59')).toBe('continuous oc')
  expect(at(bond, '15:30')).toBe('closed --')
  expect(at(REPO, '15:29:59')).toBe('continuous oc')
  expect(at(CONVERTIBLE, '14:59:59')).toBe('continuous oc')
  expect(at(CONVERTIBLE, '15:00')).toBe('closed --')
  expect(at(anInstrument({ market: 'XSHE', kind: 'convertible', code: '123001' }), '14:58')).toBe(
    'closing-call o-',
  )
})

test('what no row speaks of is closed', () => {
  expect(at(BEIJING, '10:00', '2021-11-14')).toBe('closed --')
})
