/** A known row keeps its identity and is found by what it is called now; one that is not known is not made. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyChanges } from './change.ts'

const ann = {
  tellerNo: 1001,
  name: 'ann',
  fullName: 'Ann',
  branchNo: 1,
  roles: [],
  status: 'normal',
} as const
const row = { ...ann, roles: [] as string[] }

describe('update', () => {
  test('a known record keeps its identity', () => {
    const given = books()
    const account = given.securitiesAccounts.get('A000000001.XSHG')!
    applyChanges(given, [
      { kind: 'update', table: 'securities_account', row: { ...account, status: 'frozen' } },
    ])
    expect(given.securitiesAccounts.get('A000000001.XSHG')).toBe(account)
    expect(given.clients.get(10_000_001)?.securitiesAccounts[0]?.status).toBe('frozen')
    expect([...given.dirty.securities_account.updated]).toEqual([account])
  })

  test('one that came in the same batch is inserted once, as it is now', () => {
    const given = books()
    applyChanges(given, [
      { kind: 'insert', table: 'teller', row },
      { kind: 'update', table: 'teller', row: { ...row, name: 'anna' } },
    ])
    expect([given.dirty.teller.inserted.size, given.dirty.teller.updated.size]).toEqual([1, 0])
    expect([...given.tellersByName.keys()]).toEqual(['anna'])
  })

  test('of a key that nobody has is a bug: nothing comes into being', () => {
    const given = books()
    expect(() => applyChanges(given, [{ kind: 'update', table: 'teller', row }])).toThrow(
      'teller 1001 is missing',
    )
    expect([given.tellers.size, given.tellersByName.size]).toEqual([0, 0])
    expect(given.dirty.teller.updated.size).toBe(0)
  })

  test('so it is of a row that is only stored: nothing could say what it was', () => {
    const certificate = { businessDate: '2026-11-23', content: {} }
    expect(() => applyChanges(books(), [{ kind: 'update', table: 'certificate', row: certificate }])).toThrow(
      'certificate 2026-11-23 is missing',
    )
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
    applyChanges(given, [{ kind: 'insert', table: 'parameter', row }])
    expect(given.parameters.stampDuty).toEqual([...parameters.stampDuty, value])
    expect(given.parameters.lots).toBe(parameters.lots)
    applyChanges(given, [{ kind: 'update', table: 'parameter', row: { ...row, isWithdrawn: true } }])
    expect(given.parameters).toEqual(parameters)
    expect(given.parameterRows.size).toBe(1)
  })

  test('an instrument that changes its code is found by the new one only', () => {
    const given = books()
    const instrument = given.instrumentsById.get('600000.XSHG')!
    applyChanges(given, [{ kind: 'update', table: 'instrument', row: { ...instrument, code: '600555' } }])
    expect(given.instrumentsById.get('600000.XSHG')).toBeUndefined()
    expect(given.instrumentsById.get('600555.XSHG')).toBe(instrument)
  })
})
