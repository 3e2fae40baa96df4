/** The numbers of several requests, and the reversal of a provisional entry. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, copyOf, holdingOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { custodyRequest, dropProvisional, hasTransfersToday, transferRequests } from './request-custody.ts'

const given = books({ cash: { C1: '30.00' }, holdings: { 'C1 000001.XSHE': '100' } })
const account = given.securitiesAccounts.get('0000000001.XSHE')!
const client = given.clients.get(clientNo('C1'))!

test('each its own number, the first carries the fee', () => {
  const holding = holdingOf(given, 'C1', '000001.XSHE')
  const parts = [10, 20].map(quantity => ({ holding, quantity }))
  const to = { toUnit: '399001', account, fee: 3_000, feeAccountNo: 1 }
  const made = transferRequests(copyOf(given), aMeta(), { parts, to }).map(({ transfer }) => transfer)
  expect(
    made.map(({ transferNo, fee, quantity, fromUnit }) => [transferNo, fee, quantity, fromUnit]),
  ).toEqual([
    [1, 3_000, 10, '300001'],
    [2, 0, 20, '300001'],
  ])
})

test('what is reversed waits for no file; an account is busy on the day of a request, and until its answer', () => {
  expect(hasTransfersToday(given, client, account.securitiesAccountId)).toBe(false)
  applyChanges(given, [
    custodyRequest(given, aMeta(), {
      account,
      request: {
        kind: 'transfer-in',
        status: 'sent',
        voucherNo: 5,
        requestedOn: '2026-11-20',
      },
    }),
  ])
  expect(hasTransfersToday(given, client, account.securitiesAccountId)).toBe(true)
  const by = (voucherNo: number) => dropProvisional(given, { clientNo: client.clientNo, voucherNo })
  expect(by(6)).toEqual([])
  expect(by(5)).toMatchObject([{ transfer: { transferNo: 1, status: 'refused', endedOn: '2026-11-23' } }])
  applyChanges(given, by(5))
  expect(by(5)).toEqual([])
  expect(hasTransfersToday(given, client, account.securitiesAccountId)).toBe(false)
})
