/** The file of lines: what is accepted, and what is refused by row and field, in both languages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { feedOf, filesLineOf, lineOfUnit, linesIn, LinesWrong, readLines, type Line } from './lines.ts'

const SSE = { name: 'sse', kind: 'exchange-fix', market: 'XSHG', host: '10.0.0.5', port: 9101 }
const folderOf = (lines: readonly Line[], market: 'XSHG' | 'XSHE') => filesLineOf(lines, market)?.folder
const FILES = { name: 'files', kind: 'depository-own', folder: 'csdc' }
const QUOTES = { name: 'quotes', kind: 'quotes', host: '10.0.0.5', port: 9200 }

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-lines-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('folders are relative to the file', () => {
  const file = join(folder, 'lines.json')
  writeFileSync(file, JSON.stringify([SSE, FILES, { ...QUOTES, on: false }]))
  const lines = readLines(file)
  expect(folderOf(lines, 'XSHE')).toBe(join(folder, 'csdc'))
  expect(feedOf(lines)).toBeUndefined()
})

test('a file that an editor has begun with a byte order mark is read', () => {
  const file = join(folder, 'lines.json')
  writeFileSync(file, `\uFEFF${JSON.stringify([QUOTES])}`)
  expect(feedOf(readLines(file))).toMatchObject({ name: 'quotes' })
})

describe('which line serves', () => {
  const own = { ...SSE, name: 'own', units: ['26002'], port: 9102, sender: 'GUITAI' }
  const lines = linesIn(JSON.stringify([SSE, own, QUOTES, { ...FILES, market: 'XSHG' }]))

  test.each([
    ['the one that names the unit', { pbuId: '26002', market: 'XSHG' }, 9102],
    ['else that of the market', { pbuId: '26001', market: 'XSHG' }, 9101],
    ['of another market none', { pbuId: '26001', market: 'XSHE' }, undefined],
  ] as const)('%s', (_, unit, port) => {
    expect(lineOfUnit(lines, unit)?.port).toBe(port)
  })

  test('a line that is off serves nobody', () => {
    const off = linesIn(
      JSON.stringify([
        { ...SSE, on: false },
        { ...FILES, on: false },
      ]),
    )
    expect(lineOfUnit(off, { pbuId: '26001', market: 'XSHG' })).toBeUndefined()
    expect(folderOf(off, 'XSHG')).toBeUndefined()
  })

  test('files are those of the market, the feed is the one', () => {
    expect([folderOf(lines, 'XSHG'), folderOf(lines, 'XSHE')]).toEqual(['csdc', undefined])
    expect(feedOf(lines)).toMatchObject({ host: '10.0.0.5', port: 9200 })
  })
})

test.each([
  ['no JSON', '[', '不是 JSON'],
  ['no list', '{}', 'JSON 数组'],
  ['no row', '[null]', 'line 1: kind'],
  ['an unknown kind', [{ ...SSE, kind: 'simulator' }], 'line 1 (sse): kind'],
  ['a field that has no place', [{ ...SSE, hots: 'x' }], 'line 1 (sse): hots'],
  ['a field that is missing', [FILES, { ...QUOTES, host: undefined }], 'line 2 (quotes): host'],
  ['a port that is none', [{ ...SSE, port: 0 }], 'line 1 (sse): port'],
  ['a market that is none', [{ ...SSE, market: 'SSE' }], 'line 1 (sse): market'],
  ['one sender for many units', [{ ...SSE, sender: 'GUITAI' }], 'line 1 (sse): sender'],
  ['one name twice', [SSE, { ...QUOTES, name: 'sse' }], 'name sse'],
  [
    'one unit twice',
    [
      { ...SSE, units: ['1'] },
      { ...SSE, name: 'b', units: ['1'] },
    ],
    'XSHG 1',
  ],
  ['one market twice', [SSE, { ...SSE, name: 'b' }], 'all units of XSHG'],
  ['two feeds', [QUOTES, { ...QUOTES, name: 'b' }], 'quotes'],
  ['two folders for a market', [FILES, { ...FILES, name: 'b', market: 'BJSE' }], 'files of BJSE'],
])('%s is refused', (_, rows, said) => {
  const text = typeof rows === 'string' ? rows : JSON.stringify(rows)
  expect(() => linesIn(text)).toThrow(LinesWrong)
  expect(() => linesIn(text)).toThrow(said)
})

test('a file that is not there is a sentence', () => {
  expect(() => readLines(join(folder, 'none.json'))).toThrow(LinesWrong)
})
