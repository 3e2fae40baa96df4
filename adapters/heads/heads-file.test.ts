/** Heads are appended and read back in order. A torn line is skipped; any other line that is no head is reported. */
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendHead, readHeads, UnreadableHead } from './heads-file.ts'

let folder: string

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'guitai-heads-')), 'heads')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const head = (batchNo: number) => ({
  at: '2026-11-23T09:30:00.000Z',
  batchNo,
  hash: 'a',
  linkNo: 1,
  linkHash: 'b',
})
const file = (): string => join(folder, 'heads.jsonl')

test('none before the first', () => {
  expect(readHeads(folder)).toEqual([])
})

test('oldest first, in a file that only its owner reads', () => {
  const certificate = { businessDate: '2026-11-23', hash: 'c' }
  appendHead(folder, head(1))
  appendHead(folder, { ...head(2), certificate })
  expect(readHeads(folder)).toEqual([head(1), { ...head(2), certificate }])
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('a torn line is passed over, and the next one stands by itself', () => {
  appendHead(folder, head(1))
  appendFileSync(file(), '{"at":"2026-11')
  expect(readHeads(folder)).toEqual([head(1)])
  appendHead(folder, head(2))
  expect(readHeads(folder)).toEqual([head(1), head(2)])
})

test('a line that is no head is said, with its place', () => {
  appendHead(folder, head(1))
  appendFileSync(file(), '{"batchNo":2}\n')
  expect(() => readHeads(folder)).toThrow(UnreadableHead)
  expect(() => readHeads(folder)).toThrow('line 2')
})
