/** Who may run what, the order in which refusals are named, and when a second person is asked. */
import { saved } from '../books/changes/saved.ts'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../base/market.ts'
import type { Currency } from '../base/money.ts'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../books/function-right.ts'
import { NO_ANSWER } from '../frame/answer-fields.ts'
import { defineFunction, type AnyFunction } from '../frame/define-function.ts'
import type { TellerTotal } from '../books/tables/people/teller-total.ts'
import { accept } from '../frame/rejection.ts'
import { rejectionMessage, type RejectionCode } from '../frame/rejections.ts'
import { countMoved } from '../procedures/people/teller-totals.ts'
import { amendClient } from '../functions/clients/amend-client.ts'
import { openClient } from '../functions/clients/open-client.ts'
import { books, clientNo } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { needingFactor } from '../testing/second-factors.ts'
import { ANN, BO, EVE, MOE, withTellers } from '../testing/tellers.ts'
import { authorise } from './authorise.ts'
import { mayRun } from './may-run.ts'

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
    answer: NO_ANSWER,
    rejections: [],
    keys: () => [],
    decide: () => accept({}, []),
  }),
  keys: ({ clients }: Input) => clients.map(each => `client:${each}`),
  moves: ({ amount, currency }: Input) => [{ amount, currency }],
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
  applyChanges(built, [{ kind: 'update', table: 'role', row }])
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
    saved('credential', on.credentials.get(row.key), {
      ...row,
      failures: 0,
      lockedOn: null,
      lockedUntil: null,
      mustChange: true,
    }),
  ])
  return on
}
const unenrolled = (): MutableBooks => needingFactor(given({ permission: 'reports.*' }), 'clerk')
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
    ['and a second factor to enrol', { on: firstPassword(unenrolled()) }, 'password_must_change'],
    ['a second factor to enrol', { on: unenrolled() }, 'second_factor_must_enrol'],
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

  test.each([
    ['its own', 'vip', [VIP], 'allowed'],
    ['another', 'ordinary', [VIP], 'client_class_not_covered'],
    ['none', undefined, [VIP], 'allowed'],
    ['its own, to one of another', 'vip', [C1], 'client_class_not_covered'],
    ['its own, to one who is new', 'vip', [], 'allowed'],
    ['another, to one who is new', 'ordinary', [], 'client_class_not_covered'],
  ])('the class that a client is given: %s', (_, given_, clients, expected) => {
    const declaration = move({ classGiven: () => given_ })
    expect(said({ on: vipOnly(), declaration, asked: input({ clients }) })).toBe(expected)
  })

  test.each([
    ['F04 without one gives the ordinary', openClient.classGiven?.({} as never), 'ordinary'],
    ['F04', openClient.classGiven?.({ clientClass: 'vip' } as never), 'vip'],
    ['F05 without one gives none', amendClient.classGiven?.({} as never), undefined],
    ['F05', amendClient.classGiven?.({ clientClass: 'vip' } as never), 'vip'],
  ])('%s', (_, given_, expected) => expect(given_).toBe(expected))

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

describe('limits of a day', () => {
  /** The books after an earlier command. */
  const done = (on: MutableBooks, amount: number, differing: Partial<TellerTotal> = {}): MutableBooks => {
    const { tellerNo, use, functionCode, currency } = {
      tellerNo: ANN,
      use: 'making' as const,
      functionCode: 'Z01',
      currency: 'CNY' as const,
      ...differing,
    }
    applyChanges(on, countMoved(on, { tellerNo, use, functionCode }, [{ amount, currency }]))
    return on
  }
  const asking = (amount: number, more: Around = {}) => ({ ...more, asked: input({ amount }) })
  const both = { limits: { CNY: 100 }, dailyLimits: { CNY: 250 } }
  test.each<[string, Partial<FunctionRight>, number, number, string]>([
    ['the limit of one holds for the day, at it', { limits: { CNY: 100 } }, 60, 40, 'allowed'],
    ['one fen above it', { limits: { CNY: 100 } }, 60, 41, 'day any'],
    ['a limit of the day beside it', both, 150, 100, 'allowed'],
    ['one fen above that', both, 151, 100, 'day any'],
    ['the limit of one stays', both, 0, 101, 'amount any'],
    ['a limit of the day alone', { dailyLimits: { CNY: 250 } }, 0, 250, 'allowed'],
    ['above it at once', { dailyLimits: { CNY: 250 } }, 0, 251, 'day any'],
    ['of another currency it is none', { dailyLimits: { USD: 1 } }, 900, 900, 'allowed'],
    ['no limit', {}, 9_000_000, 100, 'allowed'],
  ])('%s', (_, right, before, amount, expected) => {
    expect(said(asking(amount, { on: done(given(right), before) }))).toBe(expected)
  })

  test.each([
    [200, 'allowed'],
    [201, 'day any'],
  ])('of two rights one covers both, after %i: %s', (before, expected) => {
    const large = { limits: { CNY: 500 }, dailyLimits: { CNY: 500 } }
    const often = { limits: { CNY: 100 }, dailyLimits: { CNY: 9000 } }
    expect(said(asking(300, { on: done(given(large, often), before) }))).toBe(expected)
    expect(said(asking(100, { on: done(given(large, often), before) }))).toBe('allowed')
  })

  test.each<[string, Partial<TellerTotal>, string]>([
    ['the same', {}, 'day any'],
    ['with another function', { functionCode: 'Z02' }, 'allowed'],
    ['by another teller', { tellerNo: EVE }, 'allowed'],
    ['in another currency', { currency: 'USD' }, 'allowed'],
    ['agreed to, not done', { use: 'checking' }, 'allowed'],
  ])('what adds up: %s', (_, differing, expected) => {
    expect(said(asking(1, { on: done(given({ limits: { CNY: 100 } }), 100, differing) }))).toBe(expected)
  })

  test('not of another day', () => {
    const on = done(given({ limits: { CNY: 100 } }), 100)
    on.day.businessDate = '2026-11-24'
    expect(said(asking(100, { on }))).toBe('allowed')
  })

  test('what the firm’s table says is said of the day, too', () => {
    const on = done(given(), 60)
    const row = { key: 'Z01.CNY.*', from: '2026-01-01', source: 'test', amount: 100 }
    on.parameters = { ...on.parameters, approvalRules: [row] }
    const answers = [39, 40, 100].map(amount => said(asking(amount, { on })))
    expect(answers).toEqual(['allowed', 'day any', 'rule any'])
  })

  describe('a checker', () => {
    const checked = (permission: string, right: Partial<FunctionRight>): MutableBooks => {
      const on = given()
      const rights = ['funds.*', 'system.approve'].map(each => ({
        ...fullRight(each),
        ...(each === permission ? right : {}),
      }))
      const row = { ...on.roles.get('checker')!, rights }
      applyChanges(on, [{ kind: 'update', table: 'role', row }])
      return on
    }
    const [ofFunction, ofApproval] = [
      { tellerNo: BO, use: 'checking', functionCode: 'Z01' },
      { tellerNo: BO, use: 'checking', functionCode: 'S91' },
    ] as const
    test.each<[string, string, Partial<TellerTotal>, number, string]>([
      ['at the limit of the day', 'funds.*', ofFunction, 40, 'allowed'],
      ['one fen above it', 'funds.*', ofFunction, 41, 'checker_daily_limit_exceeded'],
      ['of other functions', 'funds.*', ofApproval, 100, 'allowed'],
      ['of all that was agreed to, at it', 'system.approve', ofApproval, 40, 'allowed'],
      ['one fen above that', 'system.approve', ofApproval, 41, 'checker_daily_limit_exceeded'],
      ['what he did alone is another matter', 'funds.*', { ...ofFunction, use: 'making' }, 100, 'allowed'],
    ])('%s', (_, permission, differing, amount, expected) => {
      const on = done(checked(permission, { dailyLimits: { CNY: 100 } }), 60, differing)
      expect(said(asking(amount, { on, checkerNo: BO }))).toBe(expected)
    })

    test('a limit of one alone is no limit of the day', () => {
      const on = done(checked('funds.*', { limits: { CNY: 100 } }), 100, ofFunction)
      expect(said(asking(100, { on, checkerNo: BO }))).toBe('allowed')
      expect(said(asking(101, { on, checkerNo: BO }))).toBe('checker_limit_exceeded')
    })

    test('the refusal names limit, used and asked', () => {
      const on = done(checked('funds.*', { dailyLimits: { CNY: 100_00 } }), 60_00, ofFunction)
      const meta = aMeta({ principal: { kind: 'teller', tellerNo: ANN, branchNo: 1 }, checkerNo: BO })
      const found = authorise(on, move(), input({ amount: 40_01 }), meta)
      const { code, values } = (found as Extract<typeof found, { kind: 'refused' }>).rejection
      expect(rejectionMessage(code as RejectionCode, values)).toEqual({
        zh: '超过复核员 Z01 划款 的日累计限额：限额 100.00，今日已用 60.00，本笔 40.01（人民币）',
        en: "Above the checker's daily limit for Z01 Move: limit 100.00, used today 60.00, asked 40.01 (CNY)",
      })
    })
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
  expect(authorise(on, move(), input(), aMeta({ principal: { kind: 'operator' } }))).toMatchObject({
    rejection: { code: 'phase_not_allowed' },
    isForbidden: false,
  })
})

test.each([
  ['system', undefined, 'actor_not_allowed'],
  ['system', ['teller'], 'actor_not_allowed'],
  ['system', ['teller', 'system'], 'allowed'],
  ['operator', undefined, 'allowed'],
  ['operator', ['teller'], 'allowed'],
] as const)('the %s calls what is declared for %s: %s', (kind, actors, expected) => {
  const declaration = actors === undefined ? move() : move({ actors: [...actors] })
  const found = authorise(given(), declaration, input(), aMeta({ principal: { kind } }))
  expect(found.kind === 'refused' ? found.rejection.code : found.kind).toBe(expected)
})

test('what is for the system alone is nothing for a teller', () => {
  expect(said({ declaration: move({ actors: ['system'] }), tellerNo: ANN })).toBe('actor_not_allowed')
})
