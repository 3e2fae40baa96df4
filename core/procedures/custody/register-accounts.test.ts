/** A number has the form of its market and one owner. Tests the cash account it pays from and its trading unit. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { checkAccounts, registerAccounts, type GivenAccount } from './register-accounts.ts'

const sh = (number: string, designated = true): GivenAccount => ({ market: 'XSHG', number, designated })
const sz = (number: string): GivenAccount => ({ market: 'XSHE', number, designated: true })
const check = (accounts: GivenAccount[], currencies: ('CNY' | 'USD' | 'HKD')[] = ['CNY'], branchNo = 1) =>
  checkAccounts(books(), accounts, { branchNo, currencies, identity: 'id-card:C2' })?.code

test.each([
  ['none', check([]), undefined],
  ['one of each', check([sh('A123456789'), sz('0123456789')]), undefined],
  ['one digit too many', check([sh('A1234567890')]), 'securities_account_invalid'],
  ["client C1's", check([sh('A000000001')]), 'securities_account_exists'],
  ['the same number in two markets are two accounts', check([sz('0123456789'), sz('0123456780')]), undefined],
  ['B shares need their currency', check([sh('C123456789')]), 'currency_not_held'],
  ['in Shenzhen Hong Kong dollars', check([sz('2000123456')], ['CNY', 'USD']), 'currency_not_held'],
  ['which it has', check([sz('2000123456')], ['CNY', 'HKD']), undefined],
  ["a branch without units works with headquarters'", check([sh('A123456789')], ['CNY'], 2), undefined],
  ['no unit in the market', check([{ ...sz('0123456789'), market: 'BJSE' }]), 'trading_unit_not_found'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})

test('a B-share account pays from its own cash account; one that is not designated has no unit', () => {
  const changes = registerAccounts(
    books({ units: { '20001': 'paused', '20002': 'running' } }),
    [sh('C123456789'), sh('A123456789', false)],
    { clientNo: 10_000_009, branchNo: 1 },
  )
  expect(changes).toMatchObject([
    {
      account: { securitiesAccountId: 'C123456789.XSHG', cashAccountNo: 1_000_000_902, tradingUnit: '20002' },
    },
    { account: { cashAccountNo: 1_000_000_901, tradingUnit: '' } },
  ])
})

test.each([
  ['closed: free for the same person again', 'closed', 'id-card:C1', undefined],
  ['not for another', 'closed', 'id-card:C2', 'securities_account_exists'],
  ['not while it is registered', 'normal', 'id-card:C1', 'securities_account_exists'],
] as const)('a number that was registered here, %s', (_, status, identity, expected) => {
  const given = books()
  given.securitiesAccounts.get('A000000001.XSHG')!.status = status
  const asked = { branchNo: 1, currencies: ['CNY'], identity } as const
  expect(checkAccounts(given, [sh('A000000001')], asked)?.code).toBe(expected)
})
