/** A file is accepted whole or refused whole, with its line and the reason in both languages. */
import { statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFileName, encodeDayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { readDayFile } from './read-day-file.ts'
import { writeDayFile } from './write-day-file.ts'

const DATE = '2026-11-23'
const records = [
  {
    tradingUnit: '26001',
    currency: 'CNY' as const,
    buys: 100,
    sells: 250,
    net: 150,
    stampDuty: null,
    transferFee: null,
    exchangeFee: null,
    regulatoryFee: null,
    settlementFee: null,
    repoBack: 0,
    repoRepaid: 0,
  },
]
const good = encodeDayFile({ kind: 'money', market: 'XSHG', tradeDate: DATE, records })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'day files '))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(text: string | undefined) {
  const path = join(folder, dayFileName('money', 'XSHG', DATE))
  if (text === undefined) await rm(path, { force: true })
  else await writeFile(path, text)
  return readDayFile(folder, { kind: 'money', market: 'XSHG', tradeDate: DATE })
}

/** With its line, and each language by itself. */
function expectSaid(answer: Awaited<ReturnType<typeof read>>): void {
  const { code, values } = answer as Rejection
  expect(values?.['line']).toMatch(/^\d+$/)
  const { zh, en } = rejectionMessage(code, values)
  expect(zh).toMatch(/行：.*\p{Script=Han}/u)
  expect(en).not.toMatch(/\p{Script=Han}/u)
}

test('a sound file: its records, and the checksum that tells it from another', async () => {
  expect(await read(good)).toEqual({ accepted: true, records, checksum: good.trimEnd().split('|').at(-1) })
})

test('whoever else is on the machine reads neither folder nor file, also where both were there before', async () => {
  const open = join(folder, 'open')
  await mkdir(open, { mode: 0o755 })
  await writeFile(join(open, `${dayFileName('money', 'XSHG', DATE)}.part`), 'half', { mode: 0o644 })
  for (const where of [open, join(folder, 'new')]) {
    await writeDayFile(where, { kind: 'money', market: 'XSHG', tradeDate: DATE, records })
    const modes = [where, join(where, dayFileName('money', 'XSHG', DATE))].map(
      each => statSync(each).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600])
    expect(await readDayFile(where, { kind: 'money', market: 'XSHG', tradeDate: DATE })).toMatchObject({
      accepted: true,
      records,
    })
  }
})

test('no file: its name', async () => {
  expect(await read(undefined)).toMatchObject({
    accepted: false,
    code: 'file_not_found',
    values: { file: 'money-XSHG-20261123.txt' },
  })
})

test('what is there and cannot be read: its name, and why', async () => {
  const file = dayFileName('holdings', 'XSHG', DATE)
  await mkdir(join(folder, file))
  expect(await readDayFile(folder, { kind: 'holdings', market: 'XSHG', tradeDate: DATE })).toMatchObject({
    accepted: false,
    code: 'file_not_readable',
    values: { file, reason: 'EISDIR' },
  })
})

test.each([
  ['one figure changed', good.replace('|250|', '|260|')],
  ['cut in the middle', good.slice(0, -20)],
  ['another day', encodeDayFile({ kind: 'money', market: 'XSHG', tradeDate: '2026-11-24', records })],
  ['another market', encodeDayFile({ kind: 'money', market: 'XSHE', tradeDate: DATE, records })],
  [
    'twice the same unit',
    encodeDayFile({ kind: 'money', market: 'XSHG', tradeDate: DATE, records: [...records, ...records] }),
  ],
  ['nothing at all', ''],
])('%s: refused, with line and reason', async (_, text) => {
  const refused = await read(text)
  expect(refused).toMatchObject({ accepted: false, code: 'file_wrong' })
  expectSaid(refused)
})

test('every byte changed, dropped or doubled, every end cut off: refused, with line and reason', async () => {
  const wrong = new Set<string>()
  for (let at = 0; at < good.length; at++) {
    const [before, byte = '', after] = [good.slice(0, at), good[at], good.slice(at + 1)]
    const other = String.fromCharCode(byte.charCodeAt(0) ^ 1)
    for (const text of [before + after, before + byte + byte + after, before + other + after, before])
      wrong.add(text)
  }
  // Without the last line end, or with one more, the file has the same content.
  wrong.delete(good)
  let same = 0
  for (const text of wrong) {
    const answer = await read(text)
    if (answer.accepted) {
      same++
      expect(text.trimEnd()).toBe(good.trimEnd())
      continue
    }
    expect(answer.code, text).toBe('file_wrong')
    expectSaid(answer)
  }
  expect(same).toBeLessThanOrEqual(2)
  expect(wrong.size).toBeGreaterThan(3 * good.length)
})
