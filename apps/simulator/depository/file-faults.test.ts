/**
 * Each fault of the menu, in each table that can have it, and what the counter answers: the file is refused whole with line and reason, or
 * taken with a listed row, or taken, where only the comparison with our own books can tell. Written again, all is as it should be.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shanghaiFiles } from '@guitai/adapters/day-files/csdc/shanghai-files.ts'
import { shenzhenFiles } from '@guitai/adapters/day-files/csdc/shenzhen-files.ts'
import type { AskedDay } from '@guitai/adapters/day-files/depository-files.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { codesOn } from '@guitai/core/rules/depository-codes.ts'
import { closedDay, DATE, writeDay, type TabledMarket } from '../testing/closed-day.ts'
import { UNIT } from '../testing/small-exchange.ts'
import { FILE_FAULTS, setFileFault } from './file-faults.ts'
import { PARTICIPANT } from './write-closing.ts'

const ASKED: AskedDay = {
  tradeDate: DATE,
  codes: codesOn(defaultParameters(), DATE),
  units: new Set([UNIT]),
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults '))
})
afterEach(() => rm(folder, { recursive: true }))

/** In one line: the refusal with its line and column, or 'taken' with what is listed. */
async function answerOf(market: TabledMarket, step: 'trades' | 'settlement'): Promise<string> {
  const files = market === 'XSHE' ? shenzhenFiles(folder) : shanghaiFiles(folder, PARTICIPANT)
  const read = await files[step](ASKED)
  if (read.accepted)
    return ['taken', ...read.listed.map(({ line, column }) => `${line} ${column}`)].join(', ')
  const { line, reasonEn = '' } = read.values ?? {}
  return read.code === 'file_wrong' ? `${line} ${reasonEn.replace(/^\S+\s?/, '')}`.trim() : read.code
}

const ABSENT = { late: 'file_not_found', missing: 'file_not_found', 'half-written': 'file_not_found' }
const OF_ANY = { ...ABSENT, 'utf-8': '0 its texts are UTF-8' }
const CLEARING_SUMS = '0 QSSFJE: the details of 12345'

/**
 * By table: what E02 answers to each fault, by its beginning. 'taken' is what no table can tell by itself: E03 lists the trade that
 * differs, the proof the holding or the due, and a request without an answer stays under way.
 */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SJSMX1: {
    ...OF_ANY,
    truncated: '6 5 records, the header says 6',
    'wrong-count': '7 6 records, the header says 9',
    'wrong-date': '1 MXFSRQ: the date is 2000-01-04',
    'wrong-unit': '1 MXTGDY: 99999 is no trading unit of ours',
    'row-twice': '2 MXZXBH: the same as line 1',
    'row-missing': CLEARING_SUMS,
    'deleted-row': CLEARING_SUMS,
    'unknown-code': CLEARING_SUMS,
    quantity: 'taken',
  },
  SJSQS: {
    ...OF_ANY,
    // Of this table no text is read.
    'utf-8': 'taken',
    truncated: '2 1 records',
    'wrong-count': '3 2 records',
    'wrong-date': '1 QSFSRQ: the date is',
    'wrong-unit': CLEARING_SUMS,
    'row-twice': CLEARING_SUMS,
    'row-missing': CLEARING_SUMS,
    'deleted-row': CLEARING_SUMS,
    'unknown-code': CLEARING_SUMS,
  },
  SJSDZ: {
    ...OF_ANY,
    truncated: '3 2 records',
    'wrong-count': '4 3 records',
    'wrong-date': '1 DZFSRQ: the date is',
    'wrong-unit': '1 DZTGDY: 99999',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 DZGFXZ',
    quantity: 'taken',
  },
  SJSZJ: {
    ...OF_ANY,
    truncated: '2 1 records',
    'wrong-count': '3 2 records',
    'wrong-date': '1 ZJJZRQ: the date is',
    'wrong-unit': '1 ZJTGDY: 99999',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 ZJYWLB',
  },
  SJSJG: {
    ...OF_ANY,
    truncated: '4 3 records',
    'wrong-count': '5 4 records',
    'wrong-date': '1 JGFSRQ: the date is',
    'wrong-unit': '1 JGTGDY: 99999',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 JGYWLB',
    quantity: 'taken',
  },
  jsmx01: {
    ...OF_ANY,
    truncated: '6 5 records',
    'wrong-count': '7 6 records',
    'wrong-date': '1 JYRQ: the date is',
    'wrong-unit': '1 XWH1: 99999',
    'row-twice': '2 CJBH: the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken',
    quantity: 'taken',
  },
  zqye: {
    ...OF_ANY,
    truncated: '2 1 records',
    'wrong-count': '3 2 records',
    'wrong-date': '1 JZRQ: the date is',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 LTLX',
    quantity: 'taken',
  },
  zjbd: {
    ...OF_ANY,
    truncated: '2 1 records',
    'wrong-count': '3 2 records',
    'wrong-date': '1 FSRQ: the date is',
    'wrong-unit': '1 BY: 99999',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 ZWLB',
  },
  ywhb: {
    ...OF_ANY,
    truncated: '4 3 records',
    'wrong-count': '5 4 records',
    'wrong-date': '1 RQ: the date is',
    'wrong-unit': '1 XWH1: 99999',
    'row-twice': '2 the same as line 1',
    'row-missing': 'taken',
    'deleted-row': 'taken',
    'unknown-code': 'taken, 1 YWLX',
    quantity: 'taken',
  },
}

async function writtenWith(table: string, fault: string): Promise<TabledMarket> {
  const market = table.startsWith('SJS') ? 'XSHE' : 'XSHG'
  const given = closedDay(market)
  expect(setFileFault(given.depository, { file: table, fault })).toBeUndefined()
  await writeDay(folder, given)
  expect([...given.depository.fileFaults]).toEqual([])
  return market
}

describe.each(Object.entries(ANSWERS))('%s', (table, answers) => {
  test.each(Object.entries(answers))('%s: %s', async (fault, answer) => {
    const market = await writtenWith(table, fault)
    const told = await answerOf(market, 'settlement')
    expect(told.slice(0, answer.length)).toBe(answer)
    if (answer === 'taken') expect(told).toBe('taken')
  })
})

test.each([
  ['SJSMX1', 'row-missing', 'taken'],
  ['SJSMX1', 'deleted-row', 'taken'],
  ['SJSMX1', 'unknown-code', 'taken, 1 MXYWLB'],
  ['jsmx01', 'unknown-code', 'taken, 1 YWLX'],
  ['jsmx01', 'late', 'file_not_found'],
])('what E01 says of %s, %s: %s', async (table, fault, answer) => {
  expect(await answerOf(await writtenWith(table, fault), 'trades')).toBe(answer)
})

test('written again, a file is as it should be', async () => {
  const given = closedDay('XSHE')
  given.depository.fileFaults.set('SJSMX1', 'late')
  await writeDay(folder, given)
  expect(await answerOf('XSHE', 'trades')).toBe('file_not_found')
  await writeDay(folder, given)
  expect(await answerOf('XSHE', 'settlement')).toBe('taken')
  expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([])
})

test.each([
  [{ file: 'SJSMX1', fault: 'other' }, 'fault must be one of late'],
  [{ file: 1, fault: 'late' }, 'file must be a text'],
])('%j is no fault', (request, said) => {
  expect(setFileFault({ fileFaults: new Map() }, request)).toContain(said)
})

test('every fault of the menu has an answer', () => {
  const answered = new Set(Object.values(ANSWERS).flatMap(faults => Object.keys(faults)))
  expect(FILE_FAULTS.filter(fault => !answered.has(fault))).toEqual([])
})
