/**
 * The depository's published tables say the same as its files in our own layouts: what is written here is read by the counter's readers,
 * which share nothing with the writer but the layouts. Each fault of a file is refused whole, or its rows are listed.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shanghaiFiles } from '@guitai/adapters/day-files/csdc/shanghai-files.ts'
import { shenzhenFiles } from '@guitai/adapters/day-files/csdc/shenzhen-files.ts'
import type { AskedDay, SettlementRead, TradesRead } from '@guitai/adapters/day-files/depository-files.ts'
import { writeDbfFile } from '@guitai/adapters/day-files/write-dbf-file.ts'
import { allOf } from '@guitai/core/base/all-of.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import type { FileHolding } from '@guitai/core/frame/gathered.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { codesOn } from '@guitai/core/rules/depository-codes.ts'
import { SJSMX } from '@guitai/protocols/csdc/shenzhen.ts'
import { headerLength, recordLength, type DbfLayout } from '@guitai/protocols/dbf/layout.ts'
import { answered, closedDay, DATE, MOVED, writeDay } from '../../testing/closed-day.ts'
import { UNIT } from '../../testing/small-exchange.ts'
import { holdingsFile, moneyFile, tradesFile } from '../build-day-files.ts'
import { PARTICIPANT } from '../write-closing.ts'

const parameters = defaultParameters()
const ASKED: AskedDay = { tradeDate: DATE, codes: codesOn(parameters, DATE), units: new Set([UNIT]) }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csdc '))
})
afterEach(() => rm(folder, { recursive: true }))

const filesOf = (market: 'XSHE' | 'XSHG') =>
  market === 'XSHE' ? shenzhenFiles(folder) : shanghaiFiles(folder, PARTICIPANT)

async function trades(market: 'XSHE' | 'XSHG') {
  return wholeOf(await filesOf(market).trades(ASKED))
}

/** With all of its trades, as many as it says. */
async function wholeOf(read: TradesRead | Rejection) {
  if (!read.accepted) throw new Error(JSON.stringify(read))
  const rows = (await allOf(read.parts())).flat()
  expect(rows.length).toBe(read.count)
  return { ...read, rows }
}

async function settlement(market: 'XSHE' | 'XSHG'): Promise<SettlementRead> {
  const read = await filesOf(market).settlement(ASKED)
  if (!read.accepted) throw new Error(JSON.stringify(read))
  return read
}

/** What lies there after the day, however it is told. */
const held = (rows: readonly FileHolding[]): string[] =>
  rows
    .map(({ quantity, bought, sold, ...row }) => ({ ...row, after: quantity + bought - sold }))
    .filter(({ after }) => after !== 0)
    .map(({ securitiesAccount, tradingUnit, code, shareNature, after }) =>
      [securitiesAccount, tradingUnit, code, shareNature, after].join(' '),
    )
    .sort()

describe.each(['XSHE', 'XSHG'] as const)('%s', market => {
  test('trades, money and holdings are those of our own files', async () => {
    const given = closedDay(market)
    await writeDay(folder, given)
    const own = {
      trades: tradesFile(given.exchange).records.map(record => {
        const { time: _, partition: __, ...row } = record
        return { ...row, tradeNo: String(row.tradeNo) }
      }),
      money: moneyFile(given.exchange, parameters, given.depository).records.map(record => {
        const { net: _, ...row } = record
        return row
      }),
      holdings: held(holdingsFile(given.exchange, given.depository).records),
    }
    expect(own.money).toMatchObject([{ repoBack: 10_000_548, repoRepaid: 20_000_000 }])
    expect(await trades(market)).toMatchObject({ rows: own.trades, listed: [] })
    const settled = await settlement(market)
    expect({ ...settled, holdings: held(settled.holdings) }).toMatchObject({
      money: own.money,
      holdings: own.holdings,
      listed: [],
    })
  })

  test('what was moved of earlier dues and what became of requests comes back as it was', async () => {
    await writeDay(folder, closedDay(market))
    const { movements, custody } = await settlement(market)
    expect(movements).toEqual(MOVED)
    expect(custody).toEqual(answered(market))
  })

  test('the same files have the same checksum, others another', async () => {
    const given = closedDay(market)
    await writeDay(folder, given)
    const [first, again] = [await trades(market), await trades(market)]
    given.depository.feeDeviation = 1
    await writeDay(folder, given)
    expect([again.checksum === first.checksum, (await trades(market)).checksum === first.checksum]).toEqual([
      true,
      false,
    ])
  })

  test('a fee that is off by 0.01 is in the money, and nothing is refused', async () => {
    const given = closedDay(market)
    await writeDay(folder, given)
    const [before] = (await settlement(market)).money
    await writeDay(folder, { ...given, depository: { ...given.depository, feeDeviation: 1 } })
    const [after] = (await settlement(market)).money
    expect(after).toEqual({ ...before, exchangeFee: (before?.exchangeFee ?? 0) + 1 })
  })

  test('a file of another unit or another day is refused whole', async () => {
    await writeDay(folder, closedDay(market))
    const other = await filesOf(market).trades({ ...ASKED, units: new Set(['999999']) })
    expect(other).toMatchObject({ accepted: false, code: 'file_wrong', values: { line: '1' } })
    const missing = await filesOf(market).trades({ ...ASKED, tradeDate: '2026-11-24' })
    expect(missing).toMatchObject({ accepted: false, code: 'file_not_found' })
  })
})

/** The bytes of a field of a record of SJSMX. */
const at = (record: number, name: string, layout: DbfLayout = SJSMX): number => {
  const fields = Object.entries(layout.fields)
  const before = fields.slice(
    0,
    fields.findIndex(([each]) => each === name),
  )
  return (
    headerLength(layout) +
    record * recordLength(layout) +
    1 +
    before.reduce((sum, [, { width }]) => sum + width, 0)
  )
}

describe('what is wrong with a table', () => {
  const NAME = 'SJSMX11123.DBF'

  async function spoilt(change: (bytes: Buffer) => Buffer) {
    await writeDay(folder, closedDay('XSHE'))
    await writeFile(join(folder, NAME), change(await readFile(join(folder, NAME))))
    return shenzhenFiles(folder)
  }
  const put = (record: number, field: string, text: string) => (bytes: Buffer) => {
    bytes.write(text, at(record, field), 'latin1')
    return bytes
  }

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -200), 6, `${NAME}: 5 records, the header says 6`],
    [
      'a count that is not true',
      (bytes: Buffer) => (bytes.writeUInt32LE(9, 4), bytes),
      7,
      `${NAME}: 6 records`,
    ],
    ['another day', put(1, 'MXFSRQ', '20261120'), 2, `${NAME} MXFSRQ: the date is 2026-11-20`],
    ['another unit', put(2, 'MXTGDY', '999999'), 3, `${NAME} MXTGDY: 999999 is no trading unit`],
    [
      'a row twice',
      (bytes: Buffer) => (
        bytes.copy(bytes, headerLength(SJSMX), at(1, 'MXJSZH') - 1, at(2, 'MXJSZH') - 1),
        bytes
      ),
      2,
      `${NAME} MXZXBH: the same as line 1`,
    ],
    [
      'a net that does not add up',
      put(0, 'MXSFJE', '              1.00'),
      1,
      `${NAME} MXSFJE: a net of 100 fen`,
    ],
    ['no net', put(0, 'MXSFJE', '                  '), 1, `${NAME} MXSFJE: the number is missing`],
    [
      'no number',
      put(3, 'MXCJSL', '***************'),
      4,
      `${NAME} MXCJSL: "***************" is not a number`,
    ],
    [
      'texts in UTF-8',
      (bytes: Buffer) => (bytes.write('贵州', at(0, 'MXZQZH'), 'utf8'), bytes),
      0,
      `${NAME}: its texts are UTF-8`,
    ],
  ] as const)(
    '%s: refused, with file, line, column and reason in both languages',
    async (_, change, line, said) => {
      const files = await spoilt(change)
      const read = await files.trades(ASKED)
      if (read.accepted) throw new Error('the file was taken')
      expect(read).toMatchObject({ code: 'file_wrong', values: { line: String(line) } })
      const { zh, en } = rejectionMessage(read.code, read.values)
      expect(en).toContain(said)
      expect(en).not.toMatch(/\p{Script=Han}/u)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(await files.settlement(ASKED)).toMatchObject({ code: 'file_wrong' })
    },
  )

  test('a row that is marked as deleted is skipped; what is missing then is found in the sums', async () => {
    const files = await spoilt(bytes => (bytes.write('*', at(0, 'MXJSZH') - 1), bytes))
    expect(await wholeOf(await files.trades(ASKED))).toMatchObject({ rows: { length: 3 } })
    expect(await files.settlement(ASKED)).toMatchObject({ code: 'file_wrong', values: { line: '0' } })
  })

  test('an unknown code stops no file; its row is listed', async () => {
    const files = await spoilt(put(1, 'MXYWLB', 'XX00'))
    expect(await wholeOf(await files.trades(ASKED))).toMatchObject({
      rows: { length: 3 },
      listed: [{ file: NAME, line: 2, column: 'MXYWLB', text: 'XX00' }],
    })
  })

  test('a price that cannot be held exactly is listed', async () => {
    const files = await spoilt(put(0, 'MXCJJG', '     10.00001'))
    expect(await wholeOf(await files.trades(ASKED))).toMatchObject({
      rows: { length: 3 },
      listed: [{ file: NAME, line: 1, column: 'MXCJJG', text: '10.00001' }],
    })
    // Its row is not in the sums of the details, and nothing is wrong with them.
    expect((await files.settlement(ASKED)).accepted).toBe(true)
  })
})

test('a table that does not fit its layout is not written, and leaves nothing', async () => {
  const layout = SJSMX
  const row = { MXJSZH: 'too long' }
  await expect(
    writeDbfFile(folder, { name: 'X.DBF', layout, rows: [row as never] }, { written: DATE }),
  ).rejects.toThrow('longer than 6')
  await expect(readFile(join(folder, 'X.DBF'))).rejects.toThrow('ENOENT')
  await expect(readFile(join(folder, 'X.DBF.part'))).rejects.toThrow('ENOENT')
})
