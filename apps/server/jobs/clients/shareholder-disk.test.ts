/** X06 from a file to the books: in chunks, cut in the middle, and the same file again; what is wrong is refused before the first line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import { beginNumbers } from '@guitai/core/books/counters.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { shareholderDisk } from '@guitai/core/functions/clients/shareholder-disk.ts'
import { books } from '@guitai/core/testing/books.ts'
import { aMeta } from '@guitai/core/testing/meta.ts'
import { withTellers } from '@guitai/core/testing/tellers.ts'
import { commandOf } from '../../testing/command.ts'
import { jobRunner, type TestRunner } from '../../testing/job-runner.ts'
import { blankRow } from '@guitai/protocols/dbf/layout.ts'
import { writeDbf } from '@guitai/protocols/dbf/write-dbf.ts'
import { GDK } from '@guitai/protocols/shareholder-file/shareholder-table.ts'
import { fileNameOf } from './shareholder-disk.ts'

const X06 = commandOf('X06', 1001, { market: 'XSHG' })
const LINES = [1, 2, 3, 4, 5].map(n => `A00000000${n}.XSHG,${n === 1 ? 'C1' : `某${n}`},C${n}`)
const LIST = ['证券账户,姓名,证件号码', ...LINES].join('\r\n')
const ALL = { lines: 5, agreed: 1, different: 1, newAccounts: 0, unknown: 3 }

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-shareholders-'))
  path = join(folder, fileNameOf('XSHG', '2026-11-23'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const given = (): MutableBooks => withTellers(books({ clients: { C1: '', C2: '' } }))

/** A runner whose chunks are decided by the function itself; it dies when `chunks` are decided. */
function runner(of: MutableBooks, chunks = Number.POSITIVE_INFINITY): TestRunner {
  let left = chunks
  const decide = ({ gathered }: Command): Outcome | Promise<Outcome> => {
    if (left-- <= 0) return Promise.reject(new BooksUnavailable('closed'))
    beginNumbers(of)
    const decision = shareholderDisk.decide(of, { market: 'XSHG' }, { ...aMeta(), gathered })
    if (!('changes' in decision)) return { kind: 'rejected', rejection: decision }
    applyChanges(of, decision.changes)
    return { kind: 'accepted', result: decision.result }
  }
  return jobRunner(of, decide, { folderOf: () => folder })
}

test('in chunks; what is answered is of all of it', async () => {
  writeFileSync(path, LIST)
  const { runner: jobs, told } = runner(given())
  expect(await jobs.run(X06)).toMatchObject({ kind: 'accepted', result: { market: 'XSHG', ...ALL } })
  expect(told).toEqual(['X06 0/? begins', 'X06 1/3', 'X06 2/3', 'X06 3/3', 'X06 3/3 ended'])
})

test.each([0, 1, 2])(
  'killed behind chunk %d it goes on by itself, and no line counts twice',
  async chunks => {
    writeFileSync(path, LIST)
    const of = given()
    await expect(runner(of, chunks).runner.run(X06)).rejects.toThrow(OutcomeUnknown)
    const { runner: jobs, commands } = runner(of)
    jobs.open()
    await jobs.atRest()
    expect(commands.length).toBe(3)
    expect([...of.shareholderDisks.values()]).toMatchObject([{ ...ALL, isWhole: true }])
    jobs.close()
  },
)

test('killed, and its file has become another one meanwhile: that one is compared whole', async () => {
  writeFileSync(path, LIST)
  const of = given()
  await expect(runner(of, 1).runner.run(X06)).rejects.toThrow(OutcomeUnknown)
  writeFileSync(path, `${LIST}\r\nA000000006.XSHG,某6,C6`)
  const { runner: jobs } = runner(of)
  jobs.open()
  await jobs.atRest()
  expect([...of.shareholderDisks.values()]).toMatchObject([
    { lines: 2, isWhole: false },
    { lines: 6, isWhole: true },
  ])
  expect([...of.jobs.values()]).toMatchObject([{ status: 'done' }])
  jobs.close()
})

test('asked for anew after a cut, it is compared from where it stood', async () => {
  writeFileSync(path, LIST)
  const of = given()
  await expect(runner(of, 1).runner.run(X06)).rejects.toThrow(OutcomeUnknown)
  of.jobs.clear()
  const again = { ...X06, requestHash: 'c'.repeat(32) }
  expect(await runner(of).runner.run(again)).toMatchObject({ kind: 'accepted', result: ALL })
  expect(of.shareholderDisks.size).toBe(1)
})

test('the same file again is refused by name; one with another line is another', async () => {
  writeFileSync(path, LIST)
  const of = given()
  await runner(of).runner.run(X06)
  const again = { ...X06, requestHash: 'c'.repeat(32) }
  expect(await runner(of).runner.run(again)).toMatchObject({
    rejection: { code: 'file_taken', values: { date: '2026-11-23', diskNo: '1' } },
  })
  writeFileSync(path, `${LIST}\r\nA000000006.XSHG,某6,C6`)
  const other = { ...X06, requestHash: 'd'.repeat(32) }
  expect(await runner(of).runner.run(other)).toMatchObject({ kind: 'accepted', result: { lines: 6 } })
})

test.each([
  ['a wrong line behind a chunk of good ones', `${LIST}\r\nA6,某6,C6`, 'file_wrong', { line: '7' }],
  ['no text', new Uint8Array([0xff, 0xff, 0x00]), 'file_wrong', { line: '1' }],
  ['no file', undefined, 'file_not_found', { file: 'shareholders-XSHG-20261123.csv' }],
] as const)('%s: refused by name, and nothing is decided', async (_, content, code, values) => {
  if (content !== undefined) writeFileSync(path, content)
  const { runner: jobs, commands } = runner(given())
  expect(await jobs.run(X06)).toMatchObject({
    kind: 'rejected',
    rejection: { code, field: 'market', values },
  })
  expect(commands).toEqual([])
})

test('a folder in its place cannot be read', async () => {
  mkdirSync(path)
  expect(await runner(given()).runner.run(X06)).toMatchObject({ rejection: { code: 'file_not_readable' } })
})

test('as the registration company writes it, in GB18030', async () => {
  // 证券账户,姓名,证件号码
  const head = [
    0xd6, 0xa4, 0xc8, 0xaf, 0xd5, 0xcb, 0xbb, 0xa7, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd6, 0xa4, 0xbc,
    0xfe, 0xba, 0xc5, 0xc2, 0xeb,
  ]
  writeFileSync(path, Buffer.concat([Buffer.from(head), Buffer.from('\nA000000001.XSHG,C1,C1\n')]))
  expect(await runner(given()).runner.run(X06)).toMatchObject({ result: { lines: 1, agreed: 1 } })
})

function table(...accounts: string[]): Uint8Array {
  const rows = accounts.map(GDDM => ({ ...blankRow(GDK), GDDM, GDXM: 'C1', ZJHM: 'C1' }))
  return Buffer.concat([...writeDbf(GDK, rows, { written: '2026-11-23' })])
}

test('as a table: it counts where there is one, and what was compared is kept', async () => {
  writeFileSync(path, LIST)
  writeFileSync(path.replace('.csv', '.dbf'), table('A000000001', 'A000000009'))
  const { runner: jobs, commands } = runner(given())
  expect(await jobs.run(X06)).toMatchObject({ result: { lines: 2, agreed: 1, newAccounts: 1 } })
  expect(commands.at(-1)?.gathered).toMatchObject({
    documents: [{ name: 'shareholders-XSHG-20261123.dbf', mediaType: 'application/vnd.dbf' }],
  })
})

test.each([
  ['an account twice', table('A000000001', 'A000000001'), '2'],
  ['half a table', table('A000000001').subarray(0, -20), '1'],
  ['no table at all', Buffer.from('证券账户'), '0'],
])('%s: refused with its line, and the text beside it is not taken instead', async (_, bytes, line) => {
  writeFileSync(path, LIST)
  writeFileSync(path.replace('.csv', '.dbf'), bytes)
  expect(await runner(given()).runner.run(X06)).toMatchObject({
    rejection: { code: 'file_wrong', values: { line } },
  })
})
