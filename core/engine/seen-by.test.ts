/**
 * Over all functions: what belongs to a branch that the teller does not reach is answered word for word as what is not there, and
 * stays as it is. C1 and everything with 1 is the teller's own branch's, C2 and everything with 2 another's; 9 is nobody's.
 */
import { describe, expect, test } from 'vitest'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../books/function-right.ts'
import { stateLines } from '../books/state-hash.ts'
import { FUNCTIONS } from '../functions/registry.generated.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import { books, cashNo, clientNo, copyOf, settled } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { anAgent, aBranch, aLoss } from '../testing/records.ts'
import { sampleOf } from '../testing/sample-input.ts'
import { execute } from './execute.ts'

const TELLER = { 1: 1001, 2: 2001 } as const
const BRANCH = { 1: 2, 2: 3 } as const

function twoBranches(right: Partial<FunctionRight> = {}): MutableBooks {
  const built = books({
    cash: { C1: '100000.00', C2: '100000.00' },
    holdings: { 'C1 600000.XSHG': '1000 cost 9000.00', 'C2 600000.XSHG': '1000 cost 9000.00' },
    freezes: { C1: ['60.00 of 60.00'], C2: ['60.00 of 60.00'] },
    orders: [['C1 buy 100 600000.XSHG @ 10.00'], ['C2 buy 100 600000.XSHG @ 10.00']],
    units: { '20002': 'running', '20003': 'running' },
  })
  for (const no of [1, 2] as const) {
    const client = built.clients.get(clientNo(`C${no}`))!
    for (const each of [client, ...client.cashAccounts]) each.branchNo = BRANCH[no]
    built.tradingUnits.get(`2000${no + 1}`)!.branchNo = BRANCH[no]
  }
  applyChanges(built, [
    { kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, parentNo: 3 }) },
    {
      kind: 'insert',
      table: 'role',
      row: {
        role: 'all',
        titleZh: 'x',
        titleEn: 'x',
        rights: [{ ...fullRight('*'), ...right }],
        isChecker: true,
        seesPersonalData: true,
      },
    },
    ...([1, 2] as const).flatMap(no => ofBranch(no)),
  ])
  return settled(built)
}

function ofBranch(no: 1 | 2): Change[] {
  const owner = { clientNo: clientNo(`C${no}`), tellerNo: TELLER[no] }
  const date = '2026-11-23'
  return [
    {
      kind: 'insert',
      table: 'teller',
      row: {
        tellerNo: owner.tellerNo,
        name: `teller${no}`,
        fullName: `T${no}`,
        branchNo: BRANCH[no],
        roles: ['all'],
        status: 'normal',
      },
    },
    { kind: 'insert', table: 'agent', row: anAgent({ agentNo: 100 + no, clientNo: owner.clientNo }) },
    { kind: 'insert', table: 'loss_report', row: aLoss({ lossNo: 200 + no, clientNo: owner.clientNo }) },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo: 300 + no,
        businessDate: date,
        kind: 'transfer-in',
        clientNo: owner.clientNo,
        accountNo: cashNo(`C${no}`),
        asset: 1,
        amount: 100,
        tellerNo: owner.tellerNo,
        summary: '',
        counterAccount: `${BRANCH[no]}/bank/1/`,
        reverses: null,
        reversedBy: null,
      },
    },
    {
      kind: 'insert',
      table: 'approval',
      row: {
        approvalId: 400 + no,
        businessDate: date,
        functionCode: 'F11',
        input: '{}',
        secrets: '{}',
        makerNo: owner.tellerNo,
        checkerNo: null,
        approverNo: null,
        channel: 'counter',
        reason: 'rule',
        status: 'waiting',
        requestedAt: 1,
      },
    },
  ]
}

type Names = Readonly<Record<string, unknown>>

function namesOf(given: MutableBooks, no: 1 | 2): Names {
  const client = given.clients.get(clientNo(`C${no}`))!
  const [freezeNo] = [...given.freezes.values()]
    .filter(each => each.clientNo === client.clientNo)
    .map(f => f.freezeNo)
  return {
    clientNo: client.clientNo,
    cashAccountNo: cashNo(`C${no}`),
    holdingNo: client.holdings[0]!.holdingNo,
    freezeNo,
    orderId: [...client.orders][0],
    agentNo: 100 + no,
    lossNo: 200 + no,
    voucherNo: 300 + no,
    approvalId: 400 + no,
    tellerNo: TELLER[no],
    branchNo: BRANCH[no],
    parentNo: BRANCH[no],
    pbuId: `2000${no + 1}`,
    securitiesAccount: client.securitiesAccounts[0]!.securitiesAccountId,
  }
}

/** Numbers of the same length as real ones. */
const NOBODYS: Names = {
  clientNo: 10_000_009,
  cashAccountNo: 1_000_000_901,
  holdingNo: 999_999,
  freezeNo: 999,
  orderId: 9_999,
  agentNo: 109,
  lossNo: 209,
  voucherNo: 309,
  approvalId: 409,
  tellerNo: 9001,
  branchNo: 9,
  parentNo: 9,
  pbuId: '20009',
  securitiesAccount: 'A000000009.XSHG',
}

/** Documents and securities accounts are the firm's to tell apart; the file's rows come from elsewhere. */
const askable: readonly AnyFunction[] = FUNCTIONS.filter(
  ({ job, runBy }: AnyFunction) => job === undefined && runBy === undefined,
)
const withField = askable.flatMap(declaration =>
  Object.keys(NOBODYS)
    .filter(field => field in declaration.input.properties)
    .map(field => [`${declaration.code} ${declaration.name} ${field}`, declaration, field] as const),
)

function inputWith(declaration: AnyFunction, names: Names): object {
  const all = { ...(sampleOf(declaration.input) as object) } as Record<string, unknown>
  for (const field of Object.keys(names)) if (field in declaration.input.properties) all[field] = names[field]
  return all
}

/** What it says, without the numbers it was asked about; and what became of the other branch. */
function asked(given: MutableBooks, declaration: AnyFunction, names: Names) {
  const before = copyOf(given)
  const input = inputWith(declaration, names)
  const outcome = execute(registry, before, command(declaration.code, input, { tellerNo: TELLER[1] }), 1)
  const said = Object.values(names).reduce<string>(
    (text, value) => text.replaceAll(String(value), '#'),
    JSON.stringify(outcome),
  )
  return { said, changed: changesOf(given, before) }
}

function changesOf(before: MutableBooks, after: MutableBooks): string[] {
  const was = new Map(stateLines(before))
  return [...stateLines(after)]
    .filter(([key, line]) => was.get(key) !== line && isOther(line))
    .map(([key]) => key)
}

const isOther = (line: string): boolean =>
  line.includes(String(clientNo('C2'))) || line.includes(cashNo('C2').toString())

describe('named in one field, all the others being the own branch’s', () => {
  test.each(withField)('%s', (_, declaration, field) => {
    const given = twoBranches()
    const [own, other] = [namesOf(given, 1), namesOf(given, 2)]
    const foreign = asked(given, declaration, { ...own, [field]: other[field] })
    const absent = asked(given, declaration, { ...own, [field]: NOBODYS[field] })
    expect(foreign.said).toBe(absent.said)
    expect(foreign.changed).toEqual([])
  })
})

describe('named in every field', () => {
  test.each(
    [...new Set(withField.map(([, declaration]) => declaration))].map(each => [each.code, each] as const),
  )('%s', (_, declaration) => {
    const given = twoBranches()
    const foreign = asked(given, declaration, namesOf(given, 2))
    expect(foreign.said).toBe(asked(given, declaration, NOBODYS).said)
    expect(foreign.changed).toEqual([])
  })
})

describe('how far rights reach', () => {
  const deposit = (name: string) => ({
    cashAccountNo: cashNo(name),
    kind: 'transfer-in',
    amount: 100,
    summary: '',
  })
  const outcomes = (right: Partial<FunctionRight>, branchNo: number): string[] => {
    const given = twoBranches(right)
    given.tellers.get(TELLER[1])!.branchNo = branchNo
    return ['C1', 'C2'].map(name => {
      const outcome = execute(registry, given, command('F09', deposit(name), { tellerNo: TELLER[1] }), 1)
      return outcome.kind === 'rejected' ? outcome.rejection.code : outcome.kind
    })
  }
  test.each([
    ['the own branch', {}, 2, ['accepted', 'cash_account_not_found']],
    ['headquarters: all', {}, 1, ['accepted', 'accepted']],
    ['another branch instead', { branches: [3] }, 2, ['cash_account_not_found', 'accepted']],
    ['one more', { branches: [2, 3] }, 2, ['accepted', 'accepted']],
    ['narrowed at headquarters', { branches: [2] }, 1, ['accepted', 'cash_account_not_found']],
    ['extended to the whole firm', { branches: [1] }, 2, ['accepted', 'accepted']],
    [
      'a branch below does not reach the one above',
      {},
      4,
      ['cash_account_not_found', 'cash_account_not_found'],
    ],
  ])('%s', (_, right, branchNo, expected) => expect(outcomes(right, branchNo)).toEqual(expected))

  test('what is of the firm takes a right that reaches headquarters', () => {
    const close = (right: Partial<FunctionRight>) =>
      execute(
        registry,
        twoBranches(right),
        command('X03', { tradeDate: '2026-11-24' }, { tellerNo: TELLER[1] }),
        1,
      )
    expect(close({})).toMatchObject({ kind: 'forbidden', rejection: { code: 'headquarters_only' } })
    expect(close({ branches: [1] })).toMatchObject({ kind: 'rejected' })
  })

  test('a password guessed for a foreign account counts against nobody', () => {
    const given = twoBranches()
    const owner = cashNo('C2')
    given.credentials.set(`cash:${owner}`, {
      key: `cash:${owner}`,
      kind: 'cash',
      owner,
      version: 1,
      hash: 'h',
      failures: 0,
      lockedOn: null,
      lockedUntil: null,
      mustChange: false,
    })
    const wrong = { kind: 'cash', owner, version: 1, verified: false, newHash: '' } as const
    const input = { ...deposit('C2'), kind: 'transfer-out' }
    const asked = command('F09', input, { tellerNo: TELLER[1], secrets: { password: wrong } })
    expect(execute(registry, given, asked, 1)).toMatchObject({
      rejection: { code: 'cash_account_not_found' },
    })
    expect(given.credentials.get(`cash:${owner}`)?.failures).toBe(0)
  })
})
