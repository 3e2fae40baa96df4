import { describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { InvalidReportInput } from '../frame/invalid-report-input.ts'
import { clientProfile } from './client-profile.ts'

const { read, execute } = reportDatabase()

describe('client-profile', () => {
  test.each([
    ['client number', '10000001', [10000001]],
    ['cash account', '1000000201', [10000002]],
    ['securities account', 'A100000002', [10000002]],
    ['securities account of a market', 'a100000001.xshg', [10000001]],
    ['identity number', '11010519491231002x', [10000001]],
    ['phone', '13900139000', [10000002]],
    ['name', '欧阳', [10000002]],
    ['pinyin', 'ZS', [10000001]],
    ['part of a number only', '1000000', []],
    ['no pattern', '%', []],
    ['a number beyond all', '999999999999999999999', []],
  ])('is reached by %s', async (_, client, expected) => {
    expect(columnsOf(await read(clientProfile, { client }), 'clientNo')).toEqual(expected.map(no => [no]))
  })

  test('shows several clients without the numbers of their documents, one with it', async () => {
    const several = columnsOf(await read(clientProfile, { client: '1' }), 'identityNumber').flat()
    expect(several).toEqual([])
    await execute("update current.client set pinyin = 'zsy' where client_no = 10000002")
    const found = columnsOf(
      await read(clientProfile, { client: 'zs' }),
      'name',
      'identityNumber',
      'birthDate',
    )
    expect(found.map(([name]) => name)).toEqual(['张三', '欧阳修文'])
    for (const [, identity] of found) expect(identity).toMatch(/^.{3}\*+..$/)
    await execute("update current.client set pinyin = 'oyxw' where client_no = 10000002")
    expect(columnsOf(await read(clientProfile, { client: 'zs' }), 'identityNumber').flat()).toEqual([
      '11010519491231002X',
    ])
  })

  test('shows who may see it everything', async () => {
    const { rows } = await read(clientProfile, { client: '10000001' })
    expect(rows).toEqual([
      expect.objectContaining({
        name: '张三',
        pinyin: 'zs',
        identityNumber: '11010519491231002X',
        identityExpiresOn: '2030-01-01',
        phone: '13800138000',
        address: '北京市朝阳区建国路1号',
        channels: ['counter', 'web'],
        boards: [],
        openedOn: '2025-06-02',
        closedOn: null,
        settlementMode: 2,
        cashAccounts: [{ accountNo: 1000000101, currency: 'CNY', status: 'normal', custodyMode: 'counter' }],
      }),
    ])
    expect(rows[0]?.['securitiesAccounts']).toHaveLength(2)
  })

  test('masks personal data for all others, which is no look', async () => {
    const masked = await read(clientProfile, { client: '10000001' }, false)
    expect(masked.rows[0]).toMatchObject({
      name: '张*',
      pinyin: 'z*',
      identityNumber: '110*************2X',
      phone: '138****8000',
    })
    expect(masked.rows[0]?.['address']).toMatch(/^北京市\*+$/)
    expect(masked.looks).toEqual([])
  })

  test('tells of whom something personal is seen', async () => {
    expect((await read(clientProfile, { client: '10000001' })).looks).toEqual(['10000001'])
    expect((await read(clientProfile, { client: '99999999' })).looks).toEqual([])
    // A search by name looks for a person, found or not.
    expect((await read(clientProfile, { client: 'nobody' })).looks).toEqual([''])
  })

  test('wants a client', async () => {
    await expect(read(clientProfile, { client: ' ' })).rejects.toThrow(InvalidReportInput)
  })
})
