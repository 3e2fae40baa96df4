/**
 * Where files are read from: a folder by its path, or anything else that gives the bytes of a file by its name. A file that cannot be
 * read throws the system's error.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { KeptDocument } from '@guitai/core/frame/gathered.ts'

export type FileSource = string | ((name: string) => AsyncIterable<Uint8Array>)

const PIECE = 1024 * 1024

export function openFile(source: FileSource, name: string): AsyncIterable<Uint8Array> {
  return typeof source === 'string' ? read(join(source, name)) : source(name)
}

/** It is opened when somebody reads, so that nobody misses its error. */
async function* read(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Uint8Array>
}

export const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

/** A folder whose files are kept before anything is read of them. */
export interface KeptFiles {
  source: FileSource
  /** Those that were read so far, in the order of their names. */
  documents: () => KeptDocument[]
}

/** The bytes of documents, wherever they lie. */
export interface DocumentStore {
  keep: (bytes: AsyncIterable<Uint8Array>) => Promise<{ sha256: string; size: number }>
  read: (sha256: string) => Promise<AsyncIterable<Uint8Array> | undefined>
}

/** Each file is kept once, at its first reading, and read from where it is kept; so all readings are of the same bytes. */
export function keptFiles(folder: string, store: DocumentStore): KeptFiles {
  const kept = new Map<string, KeptDocument>()
  return {
    async *source(name) {
      const document = kept.get(name) ?? {
        name,
        ...(await store.keep(openFile(folder, name))),
        mediaType: mediaTypeOf(name),
      }
      kept.set(name, document)
      yield* (await store.read(document.sha256)) ?? []
    },
    documents: () => [...kept.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv',
  xml: 'application/xml',
  zip: 'application/zip',
}

/** Shanghai's extension is the day, .b23, and its tables are DBF as Shenzhen's are. */
export const mediaTypeOf = (name: string): string =>
  MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/vnd.dbf'
