/**
 * The unpacked size that a ZIP archive (such as an Excel file) declares, read before anything is unpacked, because a few
 * kilobytes may unpack to gigabytes. The unpacker stops at the declared size. Source: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16.
 */
const END = 0x06054b50
const END_BYTES = 22
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30
const ELSEWHERE = 0xffffffff

/** The size in bytes. Infinity when it is not declared, is declared twice with different values, or is above 4 GB. */
export function unfoldedSize(archive: Uint8Array): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endOf(view)
  if (end === undefined) return Infinity
  let at = view.getUint32(end + 16, true)
  let size = 0
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return Infinity
    size += entrySize(view, at)
    at += CENTRAL_BYTES + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  }
  return size
}

/** The last end record. A comment of up to 64 KB may follow it. */
function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - 0xffff)
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at
  return undefined
}

function entrySize(view: DataView, central: number): number {
  const size = view.getUint32(central + 24, true)
  const packed = view.getUint32(central + 20, true)
  const local = view.getUint32(central + 42, true)
  if (size === ELSEWHERE || local + LOCAL_BYTES > view.byteLength) return Infinity
  // An empty file packs into two bytes at most.
  if (size === 0 && packed > 2) return Infinity
  const isSaidTwice = [
    [18, packed],
    [22, size],
  ].some(([field = 0, said]) => ![0, said].includes(view.getUint32(local + field, true)))
  return isSaidTwice ? Infinity : size
}
