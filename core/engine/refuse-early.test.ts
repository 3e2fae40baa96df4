/** Early refusals have the same names, in the same order, as when the command is decided. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../base/market.ts'
import type { MutableBooks } from '../books/books.ts'
import { present } from '../base/assert.ts'
import { fullRight } from '../books/function-right.ts'
import { books } from '../testing/books.ts'
import { registry } from '../testing/commands.ts'
import { needingFactor, withFactor } from '../testing/second-factors.ts'
import { ANN, BO, EVE, MAX, MOE, withTellers } from '../testing/tellers.ts'
import { refuseEarly } from './refuse-early.ts'

const given = (): MutableBooks => withTellers(books())

function ask(code: string, tellerNo: number, on = given(), time = '10:00', workstation = 'W1'): string {
  const declaration = present(registry.find(code), code)
  const principal = { kind: 'teller', tellerNo, branchNo: 1 } as const
  const refusal = refuseEarly(on, declaration, { principal, workstation, time: timeOfDay(time) })
  return refusal === undefined ? 'goes on' : `${refusal.kind} ${refusal.rejection.code}`
}

const narrow = (on: MutableBooks): MutableBooks => {
  const right = {
    ...fullRight('funds.*'),
    workstations: ['W1'],
    hours: { from: timeOfDay('09:00'), to: timeOfDay('17:00') },
  }
  present(on.roles.get('clerk'), 'clerk').rights = [right]
  return on
}
const atNight = (on: MutableBooks): MutableBooks => {
  on.day.phase = 'day-end'
  return on
}
const mustChange = (on: MutableBooks): MutableBooks => {
  const row = {
    key: `sign-in:${ANN}`,
    kind: 'sign-in',
    owner: ANN,
    version: 1,
    hash: 'h',
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: true,
  } as const
  on.credentials.set(row.key, row)
  return on
}

test.each<[string, string, string]>([
  ['who may', ask('F09', ANN), 'goes on'],
  ['unknown', ask('F09', 9), 'forbidden teller_not_active'],
  ['locked', ask('F09', MOE), 'forbidden teller_not_active'],
  ['with a first password', ask('F09', ANN, mustChange(given())), 'forbidden password_must_change'],
  ['changing it', ask('F01', ANN, mustChange(given())), 'goes on'],
  [
    'with no second factor yet',
    ask('F09', ANN, needingFactor(given(), 'clerk')),
    'forbidden second_factor_must_enrol',
  ],
  ['with one', ask('F09', ANN, withFactor(needingFactor(given(), 'clerk'), ANN)), 'goes on'],
  ['without the right', ask('F09', EVE), 'forbidden permission_missing'],
  ['elsewhere', ask('F09', ANN, narrow(given()), '10:00', 'W2'), 'forbidden workstation_not_allowed'],
  ['too late', ask('F09', ANN, narrow(given()), '17:00'), 'forbidden outside_hours'],
  ['in another phase', ask('X04', MAX, atNight(given())), 'rejected phase_not_allowed'],
  ['rights come before the phase', ask('X04', EVE, atNight(given())), 'forbidden permission_missing'],
  ['who agrees is judged by what is agreed to', ask('S91', BO), 'goes on'],
])('%s', (_, said, expected) => {
  expect(said).toBe(expected)
})

test('what the system gives is not asked', () => {
  const declaration = present(registry.find('X03'), 'X03')
  const meta = { principal: { kind: 'system' }, workstation: '', time: timeOfDay('10:00') } as const
  expect(refuseEarly(given(), declaration, meta)).toBeUndefined()
})
