import { expect, test } from 'vitest'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import { B_SHARE, BEIJING, ETF, MAIN, REPO } from '../../rules/testing/an-instrument.ts'
import { securitiesAccountFor } from './securities-account-for.ts'

const account = (id: string, status: SecuritiesAccount['status'] = 'normal'): SecuritiesAccount => ({
  securitiesAccountId: id,
  market: id.slice(11) as SecuritiesAccount['market'],
  clientNo: 1,
  cashAccountNo: 101,
  status,
  tradingUnit: '',
})
const client = {
  securitiesAccounts: [
    account('C100000001.XSHG'),
    account('F100000001.XSHG'),
    account('A100000001.XSHG', 'closed'),
    account('A100000002.XSHG', 'frozen'),
    account('0100000001.XSHE'),
  ],
}

test.each([
  ['a stock: not the fund account, not the closed one', MAIN, 'A100000002.XSHG'],
  ['a fund', ETF, 'F100000001.XSHG'],
  ['repo', REPO, 'F100000001.XSHG'],
  ['a B share', B_SHARE, 'C100000001.XSHG'],
  ['Beijing: none is registered there', BEIJING, undefined],
])('%s', (_, instrument, id) => {
  expect(securitiesAccountFor(client, instrument)?.securitiesAccountId).toBe(id)
})

test('one that is frozen only where no other is normal', () => {
  const two = { securitiesAccounts: [...client.securitiesAccounts, account('A100000003.XSHG')] }
  expect(securitiesAccountFor(two, MAIN)?.securitiesAccountId).toBe('A100000003.XSHG')
})
