/**
 * A zip file (PKWARE APPNOTE 6.3) that is written as its files come: each is deflated in passing, and its sum and sizes stand behind it. All
 * files bear the same date, so the same content is the same bytes. A zip ends at 4 GiB; more is refused.
 */
import { Readable } from 'node:stream'
import { constants, crc32, createDeflateRaw } from 'node:zlib'
import { assert } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'

export interface ZipFile {
  name: string
  bytes: AsyncIterable<Uint8Array>
}

interface Written {
  name: Buffer
  at: number
  crc: number
  packed: number
  size: number
}

const MOST = 0xffff_ffff
/** Names are UTF-8; sum and sizes follow the content. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20

export async function* zipOf(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  date: BusinessDate,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const { name, bytes } of files) {
    const file: Written = { name: Buffer.from(name, 'utf8'), at, crc: 0, packed: 0, size: 0 }
    yield* counted(localHeader(file, date))
    for await (const part of deflated(bytes, file)) {
      file.packed += part.length
      yield* counted(part)
    }
    yield* counted(sizesOf(file))
    written.push(file)
  }
  const start = at
  for (const file of written) yield* counted(centralHeader(file, date))
  yield endOf(written.length, start, at - start)

  function* counted(part: Uint8Array): Generator<Uint8Array> {
    at += part.length
    assert(at <= MOST, 'a zip has at most 4 GiB')
    yield part
  }
}

function deflated(bytes: AsyncIterable<Uint8Array>, file: Written): AsyncIterable<Uint8Array> {
  async function* summed(): AsyncGenerator<Uint8Array> {
    for await (const part of bytes) {
      file.crc = crc32(part, file.crc)
      file.size += part.length
      yield part
    }
  }
  const source = Readable.from(summed())
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED })
  // An error of the source ends the reading of what it becomes, too.
  source.on('error', error => deflate.destroy(error))
  return source.pipe(deflate) as AsyncIterable<Uint8Array>
}

/** Days have no time of day of their own. */
function dosDate(date: BusinessDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return ((year - 1980) << 9) | (month << 5) | day
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) {
    buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

function localHeader({ name }: Written, date: BusinessDate): Buffer {
  const head = fields(
    [4, 0x0403_4b50],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, dosDate(date)],
    ...NOTHING_YET,
    [2, name.length],
    [2, 0],
  )
  return Buffer.concat([head, name])
}

const NOTHING_YET = [
  [4, 0],
  [4, 0],
  [4, 0],
] as const

const sizesOf = ({ crc, packed, size }: Written): Buffer =>
  fields([4, 0x0807_4b50], [4, crc], [4, packed], [4, size])

function centralHeader({ name, at, crc, packed, size }: Written, date: BusinessDate): Buffer {
  const head = fields(
    [4, 0x0201_4b50],
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, dosDate(date)],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, at],
  )
  return Buffer.concat([head, name])
}

const endOf = (count: number, start: number, size: number): Buffer =>
  fields([4, 0x0605_4b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, start], [2, 0])
