/**
 * Over all functions: what belongs to a branch that the teller does not reach is answered word for word as what is not there, and
 * stays as it is. C1 and everything with 1 is the teller's own branch's, C2 and everything with 2 another's; 9 is nobody's.
 */
import { describe, expect, test } from 'vitest'
import type { MutableBooks } from '../books/books.ts'
import type { FunctionRight } from '../books/function-right.ts'
import { stateLines } from '../books/state-hash.ts'
import { FUNCTIONS } from '../functions/registry.generated.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { GatheredLine } from '../frame/gathered.ts'
import { cashNo, clientNo, copyOf } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import {
  BRANCH,
  inputWith,
  namesOf,
  NOBODYS,
  TELLER,
  twoBranches,
  type Names,
} from '../testing/two-branches.ts'
import { execute } from './execute.ts'

/** Documents and securities accounts are the firm's to tell apart; the file's rows come from elsewhere. */
const askable: readonly AnyFunction[] = FUNCTIONS.filter(
  ({ job, runBy }: AnyFunction) => job === undefined && runBy === undefined,
)
const withField = askable.flatMap(declaration =>
  Object.keys(NOBODYS)
    .filter(field => field in declaration.input.properties)
    .map(field => [`${declaration.code} ${declaration.name} ${field}`, declaration, field] as const),
)

/** What it says, without the numbers it was asked about; and what became of the other branch. */
function asked(given: MutableBooks, declaration: AnyFunction, names: Names) {
  const before = copyOf(given)
  const input = inputWith(declaration, names)
  const outcome = execute(
    registry,
    before,
    command(declaration.code, input, {
      principal: { kind: 'teller', tellerNo: TELLER[1], branchNo: BRANCH[1] },
    }),
    1,
  )
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

describe('the lines of a batch, one own and one of whom the teller does not see', () => {
  const line = (lineNo: number, of: number): GatheredLine => ({
    lineNo,
    clientNo: of,
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 100_000,
    size: { by: 'quantity', quantity: 100 },
  })
  const checked = (other: number) => {
    const given = twoBranches()
    const rows = [line(1, other), line(2, clientNo('C1')), line(3, other)]
    const place = { batchNo: 0, isFirst: true, isLast: true, ignoredColumns: [] }
    const asked = command('C93', { name: 'A' }, { tellerNo: TELLER[1] })
    const gathered = { from: 'batch-lines', rows, ...place } as const
    const outcome = execute(registry, given, { ...asked, gathered }, 1)
    return { outcome, account: given.cashAccounts.get(cashNo('C1')) }
  }

  test('are checked in a dry run like those of nobody, and nothing is held', () => {
    const foreign = checked(clientNo('C2'))
    expect(foreign.outcome).toMatchObject({ kind: 'accepted', result: { lines: 3, good: 1, refused: 2 } })
    expect(foreign.outcome).toEqual(checked(10_000_009).outcome)
    expect(foreign.account).toEqual(twoBranches().cashAccounts.get(cashNo('C1')))
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

  test('a kill switch of the firm takes a right that reaches headquarters, wherever its teller is', () => {
    const given = twoBranches({ branches: [2] })
    given.tellers.get(TELLER[1])!.branchNo = 1
    const asked = command('S95', { scope: 'firm', reason: 'x' }, { tellerNo: TELLER[1] })
    expect(execute(registry, given, asked, 1)).toMatchObject({ rejection: { code: 'headquarters_only' } })
  })

  test('a request stays in the branch in which it was made', () => {
    const given = twoBranches()
    given.tellers.get(TELLER[2])!.branchNo = BRANCH[1]
    const agree = command('S91', { approvalId: 402, agree: true }, { tellerNo: TELLER[1] })
    expect(execute(registry, given, agree, 1)).toMatchObject({ rejection: { code: 'approval_not_found' } })
  })

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
