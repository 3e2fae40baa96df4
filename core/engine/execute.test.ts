/** One command: rights, approval by a second person, counting of passwords, and facts that cannot be decided. */
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import type { MutableBooks } from '../books/books.ts'
import { stateHash, stateLines } from '../books/state-hash.ts'
import { timeOfDay } from '../base/market.ts'
import { fullRight, type FunctionRight } from '../books/function-right.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { defineFunction } from '../frame/define-function.ts'
import type { VerifiedSecret } from '../frame/meta.ts'
import { accept, reject } from '../frame/rejection.ts'
import { approve as approveFunction } from '../functions/approvals/approve.ts'
import { books, cashNo, clientNo, copyOf, reportOf } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { ANN, BO, EVE, MAX, MOE, withTellers } from '../testing/tellers.ts'
import { withTills } from '../testing/tills.ts'
import { differences } from '../testing/test-function.ts'
import type { Command, Outcome } from './command.ts'
import { signatories } from './approval.ts'
import { execute } from './execute.ts'
import { createRegistry } from './registry.ts'

const given = () =>
  withTills(withTellers(books({ cash: { C1: '5000.00' } })), {
    '1001 CNY': '9000.00 open',
    '1005 CNY': '0.00 open',
  })
const move = (kind: string, amount: number) => ({ cashAccountNo: cashNo('C1'), kind, amount })
const deposit = (amount: number, tellerNo?: number): Command =>
  command('F09', move('deposit', amount), tellerNo === undefined ? {} : { tellerNo })
const approve = (tellerNo: number, agree = true): Command =>
  command('S91', { approvalId: 1, agree }, { tellerNo })
const run = (on: MutableBooks, ...commands: Command[]): string[] =>
  commands.map((each, index) => said(execute(registry, on, each, index + 1)))

function said(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return 'accepted'
    case 'pending':
      return `pending ${outcome.approvalId}`
    default:
      return `${outcome.kind} ${outcome.rejection.code}`
  }
}

describe('rights', () => {
  test.each([
    ['a right of the module', deposit(1), 'accepted'],
    ['no right', deposit(1, EVE), 'forbidden permission_missing'],
    ['a locked teller', deposit(1, MOE), 'forbidden teller_not_active'],
    ['an unknown teller', deposit(1, 9), 'forbidden teller_not_active'],
    ['all rights', deposit(1, MAX), 'accepted'],
    ['another phase', command('X04', { market: 'XSHG' }, { tellerNo: MAX }), 'rejected phase_not_allowed'],
    ['rights come before the phase', command('X04', { market: 'XSHG' }), 'forbidden permission_missing'],
    ['at the limit', deposit(100_000), 'accepted'],
    ['one fen above it', deposit(100_001), 'pending 1'],
    [
      'refused anyway: nobody is asked',
      command('F09', move('withdrawal', 900_000)),
      'rejected not_withdrawable',
    ],
    [
      'always with a second person',
      command('F10', { voucherNo: 1 }, { tellerNo: MAX }),
      'rejected voucher_not_found',
    ],
  ])('%s', (_, each, expected) => {
    const on = given()
    if (each.functionCode === 'X04') on.day.phase = 'day-end'
    const before = stateHash(on)
    expect(run(on, each)).toEqual([expected])
    if (!expected.startsWith('accepted') && !expected.startsWith('pending'))
      expect(stateHash(on)).toBe(before)
  })
})

describe('approval', () => {
  const asked = (): MutableBooks => {
    const on = given()
    expect(run(on, deposit(100_001))).toEqual(['pending 1'])
    return on
  }

  test('asking keeps the request and moves nothing else', () => {
    const [on, before] = [asked(), given()]
    const moved = differences(stateLines(before), stateLines(on)).map(([path]) => path)
    expect(moved.every(path => path.startsWith('approvals 1 ') || path === 'counters approvalId')).toBe(true)
    expect(on.approvals.get(1)).toMatchObject({
      makerNo: ANN,
      checkerNo: null,
      status: 'waiting',
      functionCode: 'F09',
      reason: 'amount',
    })
  })

  test('agreed: done in the name of both', () => {
    const on = asked()
    expect(signatories(registry, on, approve(BO))).toEqual({ tellerNo: ANN, checkerNo: BO })
    expect(run(on, approve(BO))).toEqual(['accepted'])
    expect(on.cashAccounts.get(cashNo('C1'))?.settled).toBe(600_001)
    expect(on.vouchers.get(1)?.tellerNo).toBe(ANN)
    expect(on.approvals.get(1)).toMatchObject({ status: 'approved', checkerNo: BO })
    expect(brokenInvariants(on)).toEqual([])
    expect(run(on, approve(BO))).toEqual(['rejected approval_closed'])
  })

  test('refused: nothing is done, once and for all', () => {
    const on = asked()
    expect(run(on, approve(BO, false), approve(BO))).toEqual(['accepted', 'rejected approval_closed'])
    expect(on.approvals.get(1)?.status).toBe('refused')
    expect(on.cashAccounts.get(cashNo('C1'))?.settled).toBe(500_000)
  })

  test.each([
    ['unknown', command('S91', { approvalId: 9, agree: true }, { tellerNo: BO }), 'approval_not_found'],
    ['by one who may not check', approve(EVE), 'not_a_checker'],
    ['by a locked one', approve(MOE), 'not_a_checker'],
    [
      'by the system',
      command('S91', { approvalId: 1, agree: true }, { principal: { kind: 'system' } }),
      'not_a_checker',
    ],
  ])('%s', (_, each, code) => {
    expect(run(asked(), each)).toEqual([`rejected ${code}`])
  })

  test('maker and checker are never the same', () => {
    const on = given()
    expect(
      run(
        on,
        deposit(1, MAX),
        command('F10', { voucherNo: 1 }, { tellerNo: MAX }),
        approve(MAX),
        approve(BO),
      ),
    ).toEqual(['accepted', 'pending 1', 'rejected checker_is_maker', 'accepted'])
    expect(on.vouchers.get(1)?.reversedBy).toBe(2)
  })

  test('it ends with its day', () => {
    const on = asked()
    on.day.businessDate = '2026-11-24'
    expect(run(on, approve(BO))).toEqual(['rejected approval_closed'])
  })

  test('decided afresh on the books as they are then', () => {
    const on = given()
    expect(
      run(
        on,
        command('F09', move('withdrawal', 450_000)),
        command('F09', move('withdrawal', 60_000)),
        command('F09', move('withdrawal', 40_000)),
        approve(BO),
      ),
    ).toEqual(['pending 1', 'accepted', 'accepted', 'rejected not_withdrawable'])
    expect(on.approvals.get(1)?.status).toBe('waiting')
  })

  test.each<[string, Partial<FunctionRight>, string]>([
    ['at the own workstation', { workstations: ['W1'] }, 'accepted'],
    ['at another one', { workstations: ['W9'] }, 'rejected checker_workstation_not_allowed'],
    ['until noon', { hours: { from: timeOfDay('09:00'), to: timeOfDay('12:00') } }, 'accepted'],
    [
      'from noon on',
      { hours: { from: timeOfDay('12:00'), to: timeOfDay('17:00') } },
      'rejected checker_outside_hours',
    ],
    ['of this class', { clientClasses: ['ordinary'] }, 'accepted'],
    ['of another class', { clientClasses: ['vip'] }, 'rejected checker_client_class_not_covered'],
    ['at the limit', { limits: { CNY: 100_001 } }, 'accepted'],
    ['one fen above it', { limits: { CNY: 100_000 } }, 'rejected checker_limit_exceeded'],
    ['for checking only', { checksOnly: true }, 'accepted'],
  ])('a checker whose rights are narrow, %s', (_, narrow, expected) => {
    const widths = ['funds.*', 'system.approve'].map(permission =>
      ['funds.*', 'system.approve'].map(each => ({
        ...fullRight(each),
        ...(each === permission ? narrow : {}),
      })),
    )
    for (const rights of widths) {
      const on = asked()
      on.roles.set('checker', { ...on.roles.get('checker')!, rights })
      expect(run(on, approve(BO))).toEqual([expected])
    }
  })

  test.each([
    ['the right to approve alone', ['system.approve'], 'rejected checker_permission_missing'],
    ['the right to the function alone', ['funds.*'], 'rejected checker_permission_missing'],
    ['both', ['funds.deposit-withdraw', 'system.approve'], 'accepted'],
  ])('agreeing and refusing with %s', (_, permissions, expected) => {
    for (const agree of [true, false]) {
      const on = asked()
      on.roles.set('checker', { ...on.roles.get('checker')!, rights: permissions.map(fullRight) })
      expect(run(on, approve(BO, agree))).toEqual([expected])
    }
  })

  test('of a line of what was agreed to before, the checker’s classes and limits count', () => {
    const line = (amount: number): Command => ({ ...deposit(amount), checkerNo: BO })
    const on = given()
    const rights = [
      fullRight('system.approve'),
      { ...fullRight('funds.*'), limits: { CNY: 50 }, workstations: ['W9'] },
    ]
    on.roles.set('checker', { ...on.roles.get('checker')!, rights })
    expect(run(on, line(50), line(51))).toEqual(['accepted', 'rejected checker_limit_exceeded'])
  })

  test('what is for checking only lets nobody do it himself', () => {
    const on = given()
    const rights = [{ ...fullRight('funds.*'), checksOnly: true as const }]
    on.roles.set('clerk', { ...on.roles.get('clerk')!, rights })
    expect(run(on, deposit(1))).toEqual(['forbidden permission_missing'])
  })

  test('the maker must still be allowed', () => {
    const on = asked()
    on.tellers.get(ANN)!.status = 'locked'
    expect(run(on, approve(BO))).toEqual(['forbidden teller_not_active'])
  })
})

describe('a day of one teller', () => {
  const totals = (on: MutableBooks): string[] =>
    [...on.tellerTotals.values()].map(({ totalKey, amount }) => `${totalKey} ${amount}`)

  test('no sum passes the limit in parts, and a new day begins with nothing', () => {
    const on = given()
    const part = deposit(99_999)
    expect(run(on, part, part, part, deposit(1), deposit(1))).toEqual([
      'accepted',
      'pending 1',
      'pending 2',
      'accepted',
      'pending 3',
    ])
    expect(on.approvals.get(1)?.reason).toBe('day')
    expect(totals(on)).toEqual(['2026-11-23/1001/making/F09/CNY 100000'])
    on.day.businessDate = '2026-11-24'
    expect(run(on, part, part)).toEqual(['accepted', 'pending 4'])
  })

  test('what a second person agreed to counts for him, and not for the maker', () => {
    const on = given()
    expect(run(on, deposit(40_000), deposit(99_999), approve(BO), deposit(60_000), deposit(1))).toEqual([
      'accepted',
      'pending 1',
      'accepted',
      'accepted',
      'pending 2',
    ])
    expect(totals(on)).toEqual([
      '2026-11-23/1001/making/F09/CNY 100000',
      '2026-11-23/1002/checking/F09/CNY 99999',
      '2026-11-23/1002/checking/S91/CNY 99999',
    ])
  })

  test('what is asked, refused or not agreed to counts for nobody', () => {
    const on = given()
    const answers = run(on, deposit(100_001), approve(BO, false), command('F09', move('withdrawal', 900_000)))
    expect(answers).toEqual(['pending 1', 'accepted', 'rejected not_withdrawable'])
    expect(totals(on)).toEqual([])
  })

  test('what is reversed counts all the same', () => {
    const on = given()
    const reversal = command('F10', { voucherNo: 1 })
    expect(run(on, deposit(100_000), reversal, approve(BO), deposit(1))).toEqual([
      'accepted',
      'pending 1',
      'accepted',
      'pending 2',
    ])
  })

  test('other functions and other tellers have days of their own', () => {
    const on = given()
    const freeze = command('F11', { cashAccountNo: cashNo('C1'), action: 'freeze', amount: 100_000 })
    expect(run(on, deposit(100_000), freeze, deposit(100_000, MAX), deposit(1))).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'pending 1',
    ])
  })

  test('a sum that no integer holds is refused', () => {
    const on = given()
    const row = { use: 'making', functionCode: 'F09', currency: 'CNY', tellerNo: MAX } as const
    const totalKey = `2026-11-23/${MAX}/making/F09/CNY`
    on.tellerTotals.set(totalKey, {
      ...row,
      totalKey,
      businessDate: '2026-11-23',
      amount: Number.MAX_SAFE_INTEGER,
    })
    on.parameters = { ...on.parameters, approvalRules: [] }
    expect(run(on, deposit(1, MAX))).toEqual(['rejected amount_too_large'])
  })
})

describe('a named approver', () => {
  const receipt = defineFunction({
    code: 'Z02',
    name: 'hand-over',
    title: { zh: '移交', en: 'Hand over' },
    module: 'funds',
    kind: 'command',
    phases: 'any',
    input: Type.Object({ to: Type.Integer() }),
    answer: Type.Object({ to: Type.Integer(), checkerNo: Type.Unsafe<number | null>({}) }),
    rejections: [],
    keys: () => [],
    approver: ({ to }) => to,
    decide: (_books, { to }, meta) => accept({ to, checkerNo: meta.checkerNo }, []),
  })
  const own = createRegistry([receipt, approveFunction], [])
  const asked = (to: number): MutableBooks => {
    const on = given()
    expect(said(execute(own, on, command('Z02', { to }), 1))).toBe('pending 1')
    return on
  }

  test('only that teller may agree, without being a checker, with the right to the function', () => {
    const on = asked(EVE)
    expect(said(execute(own, on, approve(EVE), 2))).toBe('rejected checker_permission_missing')
    on.tellers.get(EVE)!.roles = ['clerk']
    expect(on.approvals.get(1)).toMatchObject({ approverNo: EVE, reason: 'approver' })
    const answers = [BO, ANN, MOE, EVE].map(no => said(execute(own, on, approve(no), 2)))
    expect(answers).toEqual([
      'rejected not_the_approver',
      'rejected checker_is_maker',
      'rejected not_a_checker',
      'accepted',
    ])
  })

  test('where a rule wants a second person anyway, who is named has to be a checker', () => {
    const on = given()
    const row = { key: 'Z02.*.*', from: '2026-01-01', source: 'test', amount: 0 }
    on.parameters = { ...on.parameters, approvalRules: [row] }
    expect(said(execute(own, on, command('Z02', { to: EVE }), 1))).toBe('pending 1')
    expect(said(execute(own, on, command('Z02', { to: BO }), 2))).toBe('pending 2')
    expect(on.approvals.get(1)).toMatchObject({ approverNo: EVE, reason: 'rule' })
    const agree = (tellerNo: number, approvalId: number): Command =>
      command('S91', { approvalId, agree: true }, { tellerNo })
    const answers = [agree(EVE, 1), agree(BO, 1), agree(BO, 2)].map(each => said(execute(own, on, each, 3)))
    expect(answers).toEqual(['rejected not_a_checker', 'rejected not_the_approver', 'accepted'])
  })

  test('nobody receives from himself', () => {
    expect(said(execute(own, asked(ANN), approve(ANN), 2))).toBe('rejected checker_is_maker')
  })
})

describe('taking back', () => {
  const withdraw = (tellerNo: number) => command('S92', { approvalId: 1 }, { tellerNo })
  test('the maker may, then nobody can agree any more', () => {
    const on = given()
    expect(run(on, deposit(100_001), withdraw(MAX), withdraw(ANN), approve(BO), withdraw(ANN))).toEqual([
      'pending 1',
      'rejected not_the_maker',
      'accepted',
      'rejected approval_closed',
      'rejected approval_closed',
    ])
    expect(on.approvals.get(1)).toMatchObject({ status: 'withdrawn', checkerNo: null })
    expect(on.cashAccounts.get(cashNo('C1'))?.settled).toBe(500_000)
  })
})

describe('passwords', () => {
  const secured = (failures: number): MutableBooks => {
    const on = given()
    on.credentials.set('cash:10000001', {
      key: 'cash:10000001',
      kind: 'cash',
      owner: 10_000_001,
      version: 2,
      hash: 'h',
      failures,
      lockedOn: null,
      lockedUntil: null,
      mustChange: false,
    })
    return on
  }
  const withdraw = (differing: Partial<VerifiedSecret>): Command =>
    command('F09', move('withdrawal', 100), {
      secrets: {
        cashPassword: {
          kind: 'cash',
          owner: 10_000_001,
          version: 2,
          verified: true,
          newHash: '',
          ...differing,
        },
      },
    })
  const failures = (on: MutableBooks) => {
    const { failures: count, lockedOn } = on.credentials.get('cash:10000001')!
    return [count, lockedOn]
  }

  test('a wrong one counts, though the command is refused; the fifth locks', () => {
    const on = secured(0)
    const wrong = withdraw({ verified: false })
    expect(run(on, wrong, wrong, wrong, wrong)).toEqual(
      Array.from({ length: 4 }, () => 'rejected password_wrong'),
    )
    expect(failures(on)).toEqual([4, null])
    expect(run(on, wrong)).toEqual(['rejected password_wrong'])
    expect(failures(on)).toEqual([5, '2026-11-23'])
    expect(run(on, withdraw({}))).toEqual(['rejected password_locked'])
  })

  test('a wrong one counts even where the right is missing', () => {
    const on = secured(0)
    const wrong = withdraw({ verified: false })
    expect(run(on, { ...wrong, principal: { kind: 'teller', tellerNo: EVE, branchNo: 1 } })).toEqual([
      'forbidden permission_missing',
    ])
    expect(failures(on)).toEqual([1, null])
  })

  test('what was found before any work is the answer, and nothing is counted', () => {
    const on = secured(0)
    const refusal = { kind: 'forbidden', rejection: reject('outside_hours') } as const
    expect(run(on, { ...withdraw({ verified: false }), refusal })).toEqual(['forbidden outside_hours'])
    expect(failures(on)).toEqual([0, null])
  })

  test('a right one of an old version forgets no wrong ones of the new', () => {
    const on = secured(4)
    const asked = { ...withdraw({ version: 1 }), checkerNo: BO }
    expect(run(on, asked)).toEqual(['accepted'])
    expect(failures(on)).toEqual([4, null])
  })

  test('a new one is not undone by forgetting the wrong ones of the old', () => {
    const on = given()
    const own = { kind: 'sign-in', owner: ANN, version: 1 } as const
    on.credentials.set(`sign-in:${ANN}`, {
      ...own,
      key: `sign-in:${ANN}`,
      hash: 'old',
      failures: 3,
      lockedOn: null,
      lockedUntil: null,
      mustChange: true,
    })
    const change = command(
      'F01',
      {},
      {
        secrets: {
          oldPassword: { ...own, verified: true, newHash: '' },
          newPassword: { ...own, verified: false, newHash: 'new' },
        },
      },
    )
    expect(run(on, deposit(1), change, deposit(1))).toEqual([
      'forbidden password_must_change',
      'accepted',
      'accepted',
    ])
    expect(on.credentials.get(`sign-in:${ANN}`)).toMatchObject({
      hash: 'new',
      version: 2,
      failures: 0,
      mustChange: false,
    })
  })

  test('a right one forgets the wrong ones', () => {
    const on = secured(4)
    expect(run(on, withdraw({}))).toEqual(['accepted'])
    expect(failures(on)).toEqual([0, null])
  })

  test('one that was checked against an older version does not count', () => {
    const on = secured(4)
    expect(run(on, withdraw({ version: 1, verified: false }))).toEqual(['rejected password_wrong'])
    expect(failures(on)).toEqual([4, null])
  })
})

test('more than an integer holds is refused, and nothing is changed', () => {
  const on = given()
  const before = stateHash(on)
  const supplement = {
    clientNo: clientNo('C1'),
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 99_999_999_999,
    quantity: 1_000_000_000,
    tradingUnit: '20001',
    exchangeOrderId: 'X1',
    clOrdId: 'E1',
    reason: '应急',
  }
  expect(run(on, command('C08', supplement, { tellerNo: MAX }))).toEqual(['rejected amount_too_large'])
  expect(stateHash(on)).toBe(before)
})

describe('facts', () => {
  const on = given()

  test('one that cannot be decided is discarded whole and listed', () => {
    const broken = createRegistry(
      [],
      [
        {
          name: 'broken',
          keys: () => [],
          decide: () => {
            throw new Error('no such field')
          },
        },
      ],
    )
    const before = copyOf(on)
    expect(said(execute(broken, on, command('broken', { a: 1 }), 1))).toBe('accepted')
    expect([...on.unplaced.values()]).toMatchObject([
      { source: 'broken', reason: 'could not be taken: no such field', content: '{"a":1}' },
    ])
    expect(
      differences(stateLines(before), stateLines(on)).every(
        ([path]) => path.startsWith('unplaced 1 ') || path === 'counters unplacedNo',
      ),
    ).toBe(true)
  })

  test('they need nobody’s right', () => {
    const filled = withTellers(
      books({ cash: { C1: '5000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }),
    )
    expect(
      said(
        execute(
          registry,
          filled,
          command('execution-report', reportOf(filled, 1, 'fill 100 @ 10.00'), {
            principal: { kind: 'system' },
          }),
          1,
        ),
      ),
    ).toBe('accepted')
    expect(filled.orders.get(1)?.status).toBe('filled')
  })

  test('an unknown function is a bug of ours', () => {
    expect(() => execute(registry, on, command('Z99', {}), 1)).toThrow(/function Z99 is missing/)
  })
})
