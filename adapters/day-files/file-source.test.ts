/** A kept folder: each file is kept once, before anything is read of it, and read as it was kept. */
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allOf } from '@guitai/core/base/all-of.ts'
import { isOfSystem, keptFiles, mediaTypeOf, openFile, type DocumentStore } from './file-source.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept files '))
})
afterAll(() => rm(folder, { recursive: true }))

function store(): DocumentStore & { kept: string[] } {
  const kept: string[] = []
  return {
    kept,
    async keep(bytes) {
      const text = Buffer.concat(await allOf(bytes)).toString()
      return { sha256: `of ${text}`, size: kept.push(text) }
    },
    read: async sha256 => one(sha256.slice(3)),
  }
}

/** Another one looks for the same file in vain, so who has asked before knows it, too. */
const lookedFor = (name: string): Promise<void> => access(join(folder, name)).catch(() => undefined)

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const read = async (bytes: AsyncIterable<Uint8Array>): Promise<string> =>
  Buffer.concat(await allOf(bytes)).toString()

test('a file that becomes another one between two readings is read as it was kept', async () => {
  const documents = store()
  const files = keptFiles(folder, documents)
  await writeFile(join(folder, 'b.DBF'), 'first')
  expect(await read(openFile(files.source, 'b.DBF'))).toBe('first')
  await writeFile(join(folder, 'b.DBF'), 'second')
  await writeFile(join(folder, 'a.txt'), 'other')
  expect(await read(openFile(files.source, 'b.DBF'))).toBe('first')
  await read(openFile(files.source, 'a.txt'))
  expect(documents.kept).toEqual(['first', 'other'])
  expect(files.documents().map(({ name, sha256, mediaType }) => [name, sha256, mediaType])).toEqual([
    ['a.txt', 'of other', 'text/plain; charset=utf-8'],
    ['b.DBF', 'of first', 'application/vnd.dbf'],
  ])
})

test('a file that is not there is no document, and the error is the system’s, however late it is read', async () => {
  const late = {
    ...store(),
    keep: (bytes: AsyncIterable<Uint8Array>) => lookedFor('none').then(() => store().keep(bytes)),
  }
  const files = keptFiles(folder, late)
  const error: unknown = await read(openFile(files.source, 'none')).catch((each: unknown) => each)
  expect(isOfSystem(error)).toBe(true)
  expect(files.documents()).toEqual([])
})

test.each([
  ['shareholders.csv', 'text/csv'],
  ['SJSMX11123.DBF', 'application/vnd.dbf'],
  ['zqyejs326.b23', 'application/vnd.dbf'],
])('%s', (name, type) => {
  expect(mediaTypeOf(name)).toBe(type)
})
