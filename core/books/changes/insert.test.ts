/** A new row is kept where it belongs and takes its number; where its key is taken nothing is written. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { recordOf, recordsOf } from '../records.ts'
import { applyChanges } from './change.ts'
import type { Insert } from './insert.ts'

const teller = (tellerNo: number, name: string): Insert => ({
  kind: 'insert',
  table: 'teller',
  row: { tellerNo, name, fullName: name, branchNo: 1, roles: [], status: 'normal' },
})

describe('insert', () => {
  test('is found by its key and by its other name, and will be written', () => {
    const given = books()
    applyChanges(given, [teller(1001, 'ann')])
    expect(given.tellers.get(1001)).toBe(given.tellersByName.get('ann'))
    expect([...given.dirty.teller.inserted]).toEqual([given.tellers.get(1001)])
    expect(given.counters.tellerNo).toBe(1002)
  })

  test('a row that is only stored takes its number, too', () => {
    const given = books()
    const document = {
      documentNo: 5,
      name: 'a',
      sha256: '',
      size: 0,
      mediaType: '',
      step: 'X07',
      businessDate: '2026-11-23',
      tellerNo: 1001,
      isPersonal: false,
    }
    applyChanges(given, [{ kind: 'insert', table: 'stored_document', row: document }])
    expect(given.counters.recordNo).toBe(6)
  })

  test('a key that is taken is a bug: the row stays as it was', () => {
    const given = books()
    applyChanges(given, [teller(1001, 'ann')])
    expect(() => applyChanges(given, [teller(1001, 'anna')])).toThrow('teller 1001 is there already')
    expect(given.tellers.get(1001)?.name).toBe('ann')
    expect([...given.tellersByName.keys()]).toEqual(['ann'])
  })

  test('so is the key of a row that lies with its client', () => {
    const given = books()
    const row = {
      cardNo: '62',
      clientNo: 10_000_001,
      kind: 'card',
      status: 'normal',
      issuedOn: '2026-11-23',
      replaces: '',
    } as const
    applyChanges(given, [{ kind: 'insert', table: 'card', row }])
    expect(() => applyChanges(given, [{ kind: 'insert', table: 'card', row }])).toThrow(
      'card 62 is there already',
    )
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
      { kind: 'insert', table: 'card', row: card },
      { kind: 'update', table: 'card', row: { ...card, status: 'lost' } },
      { kind: 'insert', table: 'loss_report', row: report },
    ])
    const client = given.clients.get(10_000_001)!
    expect(recordsOf(client, 'card')).toEqual([{ ...card, status: 'lost' }])
    expect(recordOf(client, 'loss_report', report.lossNo)).toEqual(report)
    expect(given.counters.recordNo).toBe(report.lossNo + 1)
    expect([given.dirty.card.inserted.size, given.dirty.card.updated.size]).toEqual([1, 0])
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
      branchNo: 1,
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
      { kind: 'insert', table: 'voucher', row: voucher },
      { kind: 'insert', table: 'approval', row: approval },
      { kind: 'insert', table: 'unplaced', row: unplaced },
    ])
    expect([given.counters.voucherNo, given.counters.approvalId, given.counters.unplacedNo]).toEqual([
      8, 5, 4,
    ])
    expect([...given.clients.get(10_000_001)!.vouchers]).toEqual([7])
  })
})
