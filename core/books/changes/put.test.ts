/** Records without balances: inserted or replaced, keeping who refers to them. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyChanges } from './change.ts'
import { recordOf, recordsOf } from '../records.ts'
import type { Put } from './put.ts'

const teller = (tellerNo: number, name: string): Put => ({
  kind: 'put',
  table: 'teller',
  row: { tellerNo, name, fullName: name, branchNo: 1, roles: [], status: 'normal' },
})

describe('put', () => {
  test('a known record keeps its identity and is updated; a new one is inserted', () => {
    const given = books()
    const account = given.securitiesAccounts.get('A000000001.XSHG')!
    applyChanges(given, [
      { kind: 'put', table: 'securities_account', row: { ...account, status: 'frozen' } },
      teller(1001, 'ann'),
    ])
    expect(given.securitiesAccounts.get('A000000001.XSHG')).toBe(account)
    expect(given.clients.get(10_000_001)?.securitiesAccounts[0]?.status).toBe('frozen')
    expect([...given.dirty.securities_account.updated]).toEqual([account])
    expect(given.dirty.teller.inserted.size).toBe(1)
    expect(given.counters.tellerNo).toBe(1002)
  })

  test('inserted and replaced in one batch is inserted once', () => {
    const given = books()
    applyChanges(given, [teller(1001, 'ann'), teller(1001, 'anna')])
    expect([given.dirty.teller.inserted.size, given.dirty.teller.updated.size]).toEqual([1, 0])
    expect([...given.tellersByName.keys()]).toEqual(['anna'])
  })

  test('a record of a client is kept with the client, numbered by the one counter', () => {
    const given = books()
    const card = {
      cardNo: '6200000001',
      clientNo: 10_000_001,
      kind: 'card',
      status: 'normal',
      issuedOn: '2026-11-23',
      replaces: '',
    } as const
    const report = {
      lossNo: given.counters.recordNo,
      clientNo: 10_000_001,
      object: 'card',
      objectId: '6200000001',
      manner: 'oral',
      reportedOn: '2026-11-23',
      lapsesOn: '2026-11-30',
      status: 'in-force',
      replacedBy: '',
      tellerNo: 1001,
    } as const
    applyChanges(given, [
      { kind: 'put', table: 'card', row: card },
      { kind: 'put', table: 'card', row: { ...card, status: 'lost' } },
      { kind: 'put', table: 'loss_report', row: report },
    ])
    const client = given.clients.get(10_000_001)!
    expect(recordsOf(client, 'card')).toEqual([{ ...card, status: 'lost' }])
    expect(recordOf(client, 'loss_report', report.lossNo)).toEqual(report)
    expect(given.counters.recordNo).toBe(report.lossNo + 1)
    expect([given.dirty.card.inserted.size, given.dirty.card.updated.size]).toEqual([1, 0])
  })

  test('a parameter row lies over the default tables; withdrawn, it is gone from them and stays in the history', () => {
    const given = books()
    const { parameters } = given
    const value = { key: 'stock', from: '2027-01-04', buy: 0, sell: 25_000, maximum: null, source: 'test' }
    const row = {
      parameterNo: 1,
      tableName: 'stampDuty',
      key: 'stock',
      validFrom: '2027-01-04',
      value: JSON.stringify(value),
      isWithdrawn: false,
      tellerNo: 1001,
      setAt: 0,
      reason: 'test',
      withdrawnBy: null,
      withdrawnAt: null,
    }
    applyChanges(given, [{ kind: 'put', table: 'parameter', row }])
    expect(given.parameters.stampDuty).toEqual([...parameters.stampDuty, value])
    expect(given.parameters.lots).toBe(parameters.lots)
    applyChanges(given, [{ kind: 'put', table: 'parameter', row: { ...row, isWithdrawn: true } }])
    expect(given.parameters).toEqual(parameters)
    expect(given.parameterRows.size).toBe(1)
  })

  test('an instrument that changes its code is found by the new one only', () => {
    const given = books()
    const instrument = given.instrumentsById.get('600000.XSHG')!
    applyChanges(given, [{ kind: 'put', table: 'instrument', row: { ...instrument, code: '600555' } }])
    expect(given.instrumentsById.get('600000.XSHG')).toBeUndefined()
    expect(given.instrumentsById.get('600555.XSHG')).toBe(instrument)
  })

  test('each takes its number', () => {
    const given = books()
    const voucher = {
      voucherNo: 7,
      businessDate: '2026-11-23',
      kind: 'deposit',
      clientNo: 10_000_001,
      accountNo: 1,
      asset: 1,
      amount: 1,
      tellerNo: 1,
      summary: '',
      counterAccount: '',
      reverses: null,
      reversedBy: null,
    } as const
    const approval = {
      approvalId: 4,
      businessDate: '2026-11-23',
      functionCode: 'F12',
      input: '{}',
      secrets: '{}',
      makerNo: 1,
      checkerNo: null,
      approverNo: null,
      channel: 'counter',
      reason: 'always',
      status: 'waiting',
      requestedAt: 0,
    } as const
    const unplaced = {
      unplacedNo: 3,
      businessDate: '2026-11-23',
      source: 's',
      reason: 'r',
      content: '',
      receivedAt: 0,
      resolvedBy: null,
    }
    applyChanges(given, [
      { kind: 'put', table: 'voucher', row: voucher },
      { kind: 'put', table: 'approval', row: approval },
      { kind: 'put', table: 'unplaced', row: unplaced },
    ])
    expect([given.counters.voucherNo, given.counters.approvalId, given.counters.unplacedNo]).toEqual([
      8, 5, 4,
    ])
    expect([...given.clients.get(10_000_001)!.vouchers]).toEqual([7])
  })
})
