/** Who may run what, in which order refusals are named, and when a second person is asked. */
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../base/market.ts'
import type { Currency } from '../base/money.ts'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../books/people.ts'
import { defineFunction, type AnyFunction } from '../functions/define-function.ts'
import { accept } from '../functions/rejection.ts'
import { books, clientNo } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { ANN, BO, EVE, MOE, withTellers } from '../testing/tellers.ts'
import { authorise, mayRun } from './authorise.ts'

interface Input {
  amount: number
  currency: Currency
  clients: number[]
}

const move = (differing: Partial<AnyFunction> = {}): AnyFunction => ({
  ...defineFunction({
    code: 'Z01',
    name: 'move',
    title: { zh: '划款', en: 'Move' },
    module: 'funds',
    kind: 'command',
    phases: ['open'],
    input: Type.Object({}),
    rejections: [],
    keys: () => [],
    decide: () => accept(null, []),
  }),
  keys: ({ clients }: Input) => clients.map(each => `client:${each}`),
  amount: ({ amount, currency }: Input) => ({ amount, currency }),
  ...differing,
})
const C1 = clientNo('C1')
const VIP = clientNo('C2')
const input = (differing: Partial<Input> = {}): Input => ({
  amount: 100,
  currency: 'CNY',
  clients: [C1],
  ...differing,
})

function given(...rights: Partial<FunctionRight>[]): MutableBooks {
  const built = withTellers(books({ cash: { C1: '1.00', C2: '1.00' } }))
  built.clients.get(VIP)!.clientClass = 'vip'
  if (rights.length === 0) return built
  const row = {
    ...built.roles.get('clerk')!,
    rights: rights.map(right => ({ ...fullRight('funds.*'), ...right })),
  }
  applyChanges(built, [{ kind: 'put', table: 'role', row }])
  return built
}

interface Around {
  on?: MutableBooks
  declaration?: AnyFunction
  asked?: Input
  tellerNo?: number
  time?: string
  checkerNo?: number
}

function said({
  on = given(),
  declaration = move(),
  asked = input(),
  tellerNo = ANN,
  ...around
}: Around): string {
  const meta = aMeta({ principal: { kind: 'teller', tellerNo, branchNo: 1 }, ...around })
  const found = authorise(on, declaration, asked, meta)
  if (found.kind === 'refused') return found.rejection.code
  return found.kind === 'allowed' ? 'allowed' : `${found.reason} ${found.approverNo ?? 'any'}`
}

const firstPassword = (on: MutableBooks, owner = ANN): MutableBooks => {
  const row = { key: `sign-in:${owner}`, kind: 'sign-in', owner, version: 1, hash: 'h' } as const
  applyChanges(on, [
    {
      kind: 'put',
      table: 'credential',
      row: { ...row, failures: 0, lockedOn: null, lockedUntil: null, mustChange: true },
    },
  ])
  return on
}
const inPhase = (on: MutableBooks, phase: 'closed'): MutableBooks => {
  on.day.phase = phase
  return on
}
const hours = (from: string, to: string) => ({ hours: { from: timeOfDay(from), to: timeOfDay(to) } })

describe('refusals, in their order', () => {
  const narrow = { workstations: ['W9'], ...hours('12:00', '13:00'), clientClasses: ['vip'] }
  test.each<[string, Around, string]>([
    ['nothing against it', {}, 'allowed'],
    ['a locked teller', { tellerNo: MOE, on: firstPassword(given(), MOE) }, 'teller_not_active'],
    ['an unknown one', { tellerNo: 9 }, 'teller_not_active'],
    ['a first password', { tellerNo: EVE, on: firstPassword(given(), EVE) }, 'password_must_change'],
    ['no right', { tellerNo: EVE }, 'permission_missing'],
    ['a right elsewhere', { on: inPhase(given(narrow), 'closed') }, 'workstation_not_allowed'],
    ['here, at another time', { on: given({ ...narrow, workstations: ['W1'] }) }, 'outside_hours'],
    [
      'here and now, for others',
      { on: inPhase(given({ ...narrow, workstations: null, hours: null }), 'closed') },
      'client_class_not_covered',
    ],
    ['the phase comes last', { on: inPhase(given(), 'closed') }, 'phase_not_allowed'],
    ['all that is right in one of two rights', { on: given(narrow, { workstations: ['W1'] }) }, 'allowed'],
  ])('%s', (_, around, expected) => {
    expect(said(around)).toBe(expected)
  })
})

describe('hours', () => {
  test.each([
    ['08:59:59', 'outside_hours'],
    ['09:00', 'allowed'],
    ['16:59:59', 'allowed'],
    ['17:00', 'outside_hours'],
  ])('09:00–17:00 at %s: %s', (time, expected) => {
    expect(said({ on: given(hours('09:00', '17:00')), time })).toBe(expected)
  })

  test('hours and workstation were the maker’s: a checker agrees later and elsewhere', () => {
    const on = given({ ...hours('09:00', '17:00'), workstations: ['W9'] })
    expect(said({ on, time: '18:00', checkerNo: BO })).toBe('allowed')
  })
})

describe('classes of clients', () => {
  const vipOnly = () => given({ clientClasses: ['vip'] })
  test.each([
    ['covered', [VIP], 'allowed'],
    ['not covered', [C1], 'client_class_not_covered'],
    ['one of two not covered', [VIP, C1], 'client_class_not_covered'],
    ['no client', [], 'allowed'],
    ['a client that does not exist: the function says so', [99], 'allowed'],
  ])('%s', (_, clients, expected) => {
    expect(said({ on: vipOnly(), asked: input({ clients }) })).toBe(expected)
  })

  test('also when a checker agrees', () => {
    expect(said({ on: vipOnly(), checkerNo: BO })).toBe('client_class_not_covered')
  })
})

describe('limits by currency', () => {
  const limits = { CNY: 100, USD: 10 }
  test.each([
    ['CNY', 100, 'allowed'],
    ['CNY', 101, 'amount any'],
    ['USD', 10, 'allowed'],
    ['USD', 11, 'amount any'],
    ['HKD', 1_000_000, 'allowed'],
  ] as const)('%s %i: %s', (currency, amount, expected) => {
    expect(said({ on: given({ limits }), asked: input({ currency, amount }) })).toBe(expected)
  })

  test('the limit of the right that covers the client', () => {
    const on = given({ limits: { CNY: 1 }, clientClasses: ['ordinary'] }, { clientClasses: ['vip'] })
    expect([C1, VIP].map(each => said({ on, asked: input({ clients: [each] }) }))).toEqual([
      'amount any',
      'allowed',
    ])
  })
})

describe('a second person', () => {
  const ruled = (key: string, amount: number | null, from = '2026-01-01'): MutableBooks => {
    const on = given()
    on.parameters = { ...on.parameters, approvalRules: [{ key, from, amount, source: 'test' }] }
    return on
  }
  test.each<[string, Around, string]>([
    ['always', { declaration: move({ approval: 'always' }) }, 'always any'],
    ['once agreed, no more', { declaration: move({ approval: 'always' }), checkerNo: BO }, 'allowed'],
    ['by the table, from the amount on', { on: ruled('Z01.CNY.*', 100) }, 'rule any'],
    ['one fen below', { on: ruled('Z01.CNY.*', 101) }, 'allowed'],
    ['not yet in force', { on: ruled('Z01.CNY.*', 100, '2026-11-24') }, 'allowed'],
    ['of a class', { on: ruled('Z01.CNY.vip', 1) }, 'allowed'],
    ['of its class', { on: ruled('Z01.CNY.vip', 1), asked: input({ clients: [C1, VIP] }) }, 'rule any'],
    ['a named teller', { declaration: move({ approver: () => EVE }) }, `approver ${EVE}`],
    ['nobody named', { declaration: move({ approver: () => undefined }) }, 'allowed'],
    ['the named one has signed', { declaration: move({ approver: () => ANN }), checkerNo: ANN }, 'allowed'],
    [
      'the named one without the right',
      { declaration: move({ approver: () => EVE }), checkerNo: EVE },
      'checker_permission_missing',
    ],
  ])('%s', (_, around, expected) => {
    expect(said(around)).toBe(expected)
  })
})

describe('for everybody', () => {
  const own = move({ isForEverybody: true })
  test('needs no right', () => {
    expect(said({ declaration: own, tellerNo: EVE })).toBe('allowed')
    expect(said({ declaration: own, tellerNo: MOE })).toBe('teller_not_active')
  })

  test('with a first password only what changes it', () => {
    expect(said({ declaration: own, on: firstPassword(given()) })).toBe('password_must_change')
    const password = move({ isForEverybody: true, isForOwnPassword: true })
    expect(said({ declaration: password, on: firstPassword(given()) })).toBe('allowed')
  })

  test.each([
    [ANN, move(), true],
    [EVE, move(), false],
    [EVE, own, true],
    [MOE, own, false],
  ])('mayRun: teller %i', (tellerNo, declaration, expected) => {
    const on = given()
    expect(mayRun(on, on.tellers.get(tellerNo)!, declaration)).toBe(expected)
  })
})

test('what the server runs needs no right, but its phase', () => {
  const bySystem = move({ runBy: 'system' })
  expect(said({ declaration: bySystem, tellerNo: EVE })).toBe('allowed')
  const on = inPhase(given(), 'closed')
  expect(authorise(on, move(), input(), aMeta({ principal: { kind: 'system' } }))).toMatchObject({
    rejection: { code: 'phase_not_allowed' },
    isForbidden: false,
  })
})
