/** Who may let shares leave, where to, and what the depository charges for it. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { checkFee, checkOwner, checkTarget, movableHoldings } from './check-exit.ts'
import { custodyRequest } from './request-custody.ts'

const given = books({
  clients: { C1: '', C2: 'no-buy', C3: 'no-sell', C4: 'frozen' },
  cash: { C1: '30.00', C2: '29.99' },
  holdings: { 'C1 000001.XSHE': '100', 'C1 600000.XSHG': '100' },
})
const client = (name: string) => given.clients.get(clientNo(name))!
const [shanghai, shenzhen] = ['A000000001.XSHG', '0000000001.XSHE'].map(id =>
  given.securitiesAccounts.get(id)!,
)

test.each([
  ['C1', undefined],
  ['C2', undefined],
  ['C3', 'client_not_normal'],
  ['C4', 'client_not_normal'],
])('whether %s may start an exit', (name, expected) => {
  const checked = checkOwner(given, clientNo(name))
  expect('code' in checked ? checked.code : undefined).toBe(expected)
})

test('a target is a trading unit of Shenzhen', () => {
  expect(checkTarget(shanghai!, '399001')?.code).toBe('transfer_only_in_shenzhen')
  expect(checkTarget(shenzhen!, '39900')?.code).toBe('trading_unit_invalid')
  expect(checkTarget({ ...shenzhen!, status: 'frozen' }, '399001')?.code).toBe(
    'securities_account_not_normal',
  )
  expect(checkTarget(shenzhen!, '399001')).toBeUndefined()
})

test('one fee an account and target a day', () => {
  const to = { securitiesAccountId: shenzhen!.securitiesAccountId, toUnit: '399001' }
  expect(checkFee(given, client('C1'), to)).toMatchObject({ fee: 3_000 })
  expect(checkFee(given, client('C2'), to)).toMatchObject({ code: 'insufficient_cash' })
  const later = books({ cash: { C1: '30.00' } })
  const account = later.securitiesAccounts.get(shenzhen!.securitiesAccountId)!
  const request = { kind: 'transfer-out', toUnit: '399001', fee: 3_000, requestedOn: '2026-11-23' } as const
  applyChanges(later, [custodyRequest(later, aMeta(), { account, request })])
  expect(checkFee(later, later.clients.get(clientNo('C1'))!, to)).toMatchObject({ fee: 0 })
  expect(checkFee(later, later.clients.get(clientNo('C1'))!, { ...to, toUnit: '399002' })).not.toMatchObject({
    fee: 0,
  })
})

test('the free shares of one account', () => {
  const found = movableHoldings(given, client('C1'), shenzhen!.securitiesAccountId)
  expect(found.map(({ securitiesAccountId, settled }) => [securitiesAccountId, settled])).toEqual([
    [shenzhen!.securitiesAccountId, 100],
  ])
})
