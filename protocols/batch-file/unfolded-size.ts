/**
 * How much a ZIP archive (an Excel file is one) says that it unfolds to, before anything is unfolded: a few kilobytes may say
 * gigabytes. Whoever unfolds it stops at the size that is said. Source: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3:
 * a field of all ones says that the figure stands in the extra field of ZIP64, as some programs write it for any size.
 */
const END = 0x06054b50
const END_BYTES = 22
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30
const ELSEWHERE = 0xffffffff
const ELSEWHERE_COUNT = 0xffff
const LOCATOR = 0x07064b50
const LOCATOR_BYTES = 20
const END_64 = 0x06064b50
const END_64_BYTES = 56
const ZIP64 = 0x0001

/** The unpacked size in bytes; Infinity when the archive does not say it, or says it twice differently. */
export function unfoldedSize(archive: Uint8Array): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endOf(view)
  const directory = end === undefined ? undefined : directoryOf(view, end)
  if (end === undefined || directory === undefined) return Infinity
  let { at } = directory
  let size = 0
  for (let left = directory.entries; left > 0; left--) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return Infinity
    size += entrySize(view, at)
    at += CENTRAL_BYTES + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  }
  return size
}

/** The position of the end record. The last one counts, because a comment of up to 64 KB may follow it. */
function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - 0xffff)
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at
  return undefined
}

function directoryOf(view: DataView, end: number): { entries: number; at: number } | undefined {
  const entries = view.getUint16(end + 10, true)
  const at = view.getUint32(end + 16, true)
  if (entries !== ELSEWHERE_COUNT && at !== ELSEWHERE) return { entries, at }
  const locator = end - LOCATOR_BYTES
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return undefined
  const end64 = numberAt(view, locator + 8)
  if (end64 + END_64_BYTES > locator || view.getUint32(end64, true) !== END_64) return undefined
  return { entries: numberAt(view, end64 + 32), at: numberAt(view, end64 + 48) }
}

function entrySize(view: DataView, central: number): number {
  const said = figuresOf(
    view,
    { packed: central + 20, size: central + 24, offset: central + 42 },
    central + 28,
  )
  if (said === undefined || said.offset + LOCAL_BYTES > view.byteLength) return Infinity
  const { packed, size, offset: local } = said
  // Nothing packs into two bytes at most.
  if (size === 0 && packed > 2) return Infinity
  const again = figuresOf(view, { packed: local + 18, size: local + 22, offset: undefined }, local + 26)
  const agrees = again !== undefined && [0, packed].includes(again.packed) && [0, size].includes(again.size)
  return agrees ? size : Infinity
}

interface Figures<T> {
  packed: number
  size: number
  /** Of the entry; its own header does not repeat it. */
  offset: T
}

/**
 * Reads the figures at these places. Where all bits are set, the figure stands in the ZIP64 field, in this order: unpacked size,
 * packed size, offset. `lengths` is the place of the two lengths of the name and of the extra fields, which follow the header.
 */
function figuresOf(
  view: DataView,
  places: Figures<number | undefined>,
  lengths: number,
): Figures<number> | undefined {
  const isCentral = places.offset !== undefined
  const header = isCentral ? lengths - 28 + CENTRAL_BYTES : lengths - 26 + LOCAL_BYTES
  const at = header + view.getUint16(lengths, true)
  const numbers = zip64Numbers(view, at, view.getUint16(lengths + 2, true))
  const figure = (place: number | undefined): number | undefined => {
    if (place === undefined) return 0
    const given = view.getUint32(place, true)
    return given === ELSEWHERE ? numbers.shift() : given
  }
  const size = figure(places.size)
  const packed = figure(places.packed)
  const offset = figure(places.offset)
  return size === undefined || packed === undefined || offset === undefined
    ? undefined
    : { packed, size, offset }
}

/** The numbers of the ZIP64 field among the extra fields that begin at `begin`; none when there is no such field. */
function zip64Numbers(view: DataView, begin: number, length: number): number[] {
  const over = Math.min(begin + length, view.byteLength)
  for (let at = begin; at + 4 <= over; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64) continue
    const count = Math.floor(Math.min(view.getUint16(at + 2, true), over - at - 4) / 8)
    return Array.from({ length: count }, (_, index) => numberAt(view, at + 4 + index * 8))
  }
  return []
}

/** A number of eight bytes; Infinity when it is larger than a JavaScript number holds exactly. */
function numberAt(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(value)
}
