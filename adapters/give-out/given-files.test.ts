/** What X07 gives out, as whoever unpacks it finds it: DBF and CSV cell by cell, a legend, a manifest with sums, and nothing cut. */
import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { allOf } from '@guitai/core/base/all-of.ts'
import { present } from '@guitai/core/base/assert.ts'
import { newTally } from '@guitai/protocols/dbf/fields.ts'
import { readDbf } from '@guitai/protocols/dbf/read-dbf.ts'
import { columnsOf, type GivenTable } from '@guitai/reports/give-out/given-table.ts'
import { GIVEN_TABLES } from '@guitai/reports/give-out/given-tables.ts'
import { givenFiles, layoutOf, TooWide, type GivenDay, type GivenRow } from './given-files.ts'
import { zipOf } from './zip.ts'

const TABLE: GivenTable = {
  name: 'vouchers',
  sql: '',
  columns: columnsOf({
    voucherNo: ['VOUCHERNO', 'whole', '凭证号', 'Voucher'],
    businessDate: ['BUSINESSDT', 'date', '营业日', 'Business date'],
    at: ['BOOKEDAT', 'time', '时间', 'Booked at'],
    clientName: ['CLIENTNAME', 'text', '姓名', 'Name', { width: 12, personal: 'name' }],
    money: ['MONEY', 'money', '金额', 'Amount'],
    price: ['PRICE', 'price', '价格', 'Price'],
    summary: ['SUMMARY', 'text', '摘要', 'Summary', { width: 20, personal: 'words' }],
  }),
}
const ROW: GivenRow = {
  voucherNo: 7,
  businessDate: '2026-11-23',
  at: '2026-11-23 09:30:05',
  clientName: '欧阳修文',
  money: -123_450,
  price: 123_400,
  summary: '13800000001\n更正',
}
const EMPTY: GivenRow = { ...ROW, at: null, clientName: null, money: null, price: null, summary: '' }

async function* parts(...rows: GivenRow[]): AsyncGenerator<GivenRow[]> {
  for (const row of rows) yield [row]
}

const day = (differing: Partial<GivenDay>, ...rows: GivenRow[]): GivenDay => ({
  date: '2026-11-23',
  form: 'csv',
  isMasked: false,
  tables: [TABLE],
  open: async () => ({ count: rows.length, parts: parts(...rows) }),
  ...differing,
})

const zipped = async (given: GivenDay): Promise<Buffer> =>
  Buffer.concat(await allOf(zipOf(givenFiles(given), given.date)))

/** By its directory, as programs read it. */
function unpacked(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const [count, start] = [zip.readUInt16LE(zip.length - 12), zip.readUInt32LE(zip.length - 6)]
  for (let index = 0, at = start; index < count; index++) {
    const [crc, packed, size, length] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
    ]
    const header = zip.readUInt32LE(at + 42)
    const from = header + 30 + zip.readUInt16LE(header + 26)
    const content = inflateRawSync(zip.subarray(from, from + packed))
    expect([content.length, crc32(content)]).toEqual([size, crc])
    files.set(zip.toString('utf8', at + 46, at + 46 + length), content)
    at += 46 + length
  }
  return files
}

const fileOf = (files: ReadonlyMap<string, Buffer>, name: string): Buffer => present(files.get(name), name)

test('CSV: a mark of UTF-8, titles, yuan with 2 decimals and prices with 4', async () => {
  const files = unpacked(await zipped(day({}, ROW, EMPTY)))
  expect([...files.keys()]).toEqual(['vouchers.csv', 'manifest.json'])
  expect(fileOf(files, 'vouchers.csv').toString('utf8')).toBe(
    '\uFEFF凭证号,营业日,时间,姓名,金额,价格,摘要\r\n7,2026-11-23,2026-11-23 09:30:05,欧阳修文,-1234.50,12.3400,"13800000001\n更正"\r\n7,2026-11-23,,,,,\r\n',
  )
})

test('DBF: short names with a legend, and every cell as it is', async () => {
  const files = unpacked(await zipped(day({ form: 'dbf' }, ROW, EMPTY)))
  expect([...files.keys()]).toEqual(['vouchers.dbf', 'legend.csv', 'manifest.json'])
  const layout = layoutOf(TABLE)
  const tally = newTally()
  const one = async function* () {
    yield new Uint8Array(fileOf(files, 'vouchers.dbf'))
  }
  const blocks = await allOf(readDbf(one(), layout, { columns: Object.keys(layout.fields), tally }))
  expect(blocks.flatMap(({ rows }) => rows)).toEqual([
    {
      line: 1,
      VOUCHERNO: 7,
      BUSINESSDT: '2026-11-23',
      BOOKEDAT: '2026-11-23 09:30:05',
      CLIENTNAME: '欧阳修文',
      MONEY: -123_450,
      PRICE: 123_400,
      SUMMARY: '13800000001 更正',
    },
    {
      line: 2,
      VOUCHERNO: 7,
      BUSINESSDT: '2026-11-23',
      BOOKEDAT: '',
      CLIENTNAME: '',
      MONEY: null,
      PRICE: null,
      SUMMARY: '',
    },
  ])
  expect(fileOf(files, 'legend.csv').toString('utf8')).toContain(
    'vouchers.dbf,BUSINESSDT,businessDate,营业日,Business date,date\r\n',
  )
})

test('the manifest says of each file what it is, and its SHA-256', async () => {
  const files = unpacked(await zipped(day({ isMasked: true }, ROW)))
  const sha256 = createHash('sha256').update(fileOf(files, 'vouchers.csv')).digest('hex')
  expect(JSON.parse(fileOf(files, 'manifest.json').toString('utf8'))).toMatchObject({
    format: 1,
    date: '2026-11-23',
    form: 'csv',
    isMasked: true,
    tables: [{ name: 'vouchers', file: 'vouchers.csv', rows: 1, sha256 }],
  })
})

test('masked: enough to recognise a person, not enough to use', async () => {
  const files = unpacked(await zipped(day({ isMasked: true }, ROW)))
  expect(fileOf(files, 'vouchers.csv').toString('utf8')).toContain('欧***')
  expect(fileOf(files, 'vouchers.csv').toString('utf8')).not.toMatch(/欧阳|13800000001/)
})

test('a text that has no room is refused with its column, and nothing is cut', async () => {
  const wide = { ...ROW, clientName: '一二三四五六七' }
  await expect(zipped(day({ form: 'dbf' }, ROW, wide))).rejects.toEqual(
    new TooWide('vouchers', { zh: '姓名', en: 'Name' }),
  )
  expect((await zipped(day({}, wide))).length).toBeGreaterThan(0)
})

test('the same rows are the same bytes', async () => {
  expect((await zipped(day({}, ROW))).equals(await zipped(day({}, ROW)))).toBe(true)
})

test('DBF names have ten characters at most and differ within a table', () => {
  for (const { name, columns } of Object.values(GIVEN_TABLES)) {
    const fields = columns.map(({ field }) => field)
    expect(
      fields.filter(field => !/^[A-Z]{1,10}$/.test(field)),
      name,
    ).toEqual([])
    expect(new Set(fields).size, name).toBe(fields.length)
  }
})
