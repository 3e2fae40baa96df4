/** Archives that declare their size, and archives whose declaration must not be believed. */
import { expect, test } from 'vitest'
import { unfoldedSize } from './unfolded-size.ts'

interface Said {
  packed?: number
  size: number
  local?: { packed: number; size: number }
}

/** The parts of an archive that are read: entries without content, their directory, its end. */
function archive(entries: readonly Said[], comment = 0, count = entries.length): Uint8Array {
  const locals = entries.map(({ packed = 9, size, local = { packed, size } }) => {
    const view = new DataView(new ArrayBuffer(30))
    view.setUint32(0, 0x04034b50, true)
    view.setUint32(18, local.packed, true)
    view.setUint32(22, local.size, true)
    return view
  })
  const central = entries.map(({ packed = 9, size }, index) => {
    const view = new DataView(new ArrayBuffer(46 + 3))
    view.setUint32(0, 0x02014b50, true)
    view.setUint32(20, packed, true)
    view.setUint32(24, size, true)
    view.setUint16(28, 1, true)
    view.setUint16(30, 2, true)
    view.setUint32(42, index * 30, true)
    return view
  })
  const end = new DataView(new ArrayBuffer(22 + comment))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, count, true)
  end.setUint32(16, locals.length * 30, true)
  return Buffer.concat([...locals, ...central, end].map(view => Buffer.from(view.buffer)))
}

test.each([
  ['one entry', archive([{ size: 7 }]), 7],
  ['several, together', archive([{ size: 7 }, { size: 5 }, { size: 0, packed: 0 }]), 12],
  ['none', archive([]), 0],
  ['an empty one', archive([{ size: 0, packed: 2 }]), 0],
  ['a comment behind the end', archive([{ size: 7 }], 500), 7],
  ['sizes that stand behind the content', archive([{ size: 7, local: { packed: 0, size: 0 } }]), 7],
  ['nearly 4 GB', archive([{ size: 0xfffffffe }]), 0xfffffffe],
  ['the size is elsewhere, and is not there', archive([{ size: 0xffffffff }]), Infinity],
  ['no size, but content', archive([{ size: 0, packed: 1000 }]), Infinity],
  ['another size at the entry', archive([{ size: 7, local: { packed: 9, size: 8 } }]), Infinity],
  ['another packed size at the entry', archive([{ size: 7, local: { packed: 8, size: 7 } }]), Infinity],
  ['more entries than there are', archive([{ size: 7 }], 0, 2), Infinity],
  ['no end', archive([{ size: 7 }]).subarray(0, 60), Infinity],
  ['nothing', new Uint8Array(), Infinity],
])('%s', (_, bytes, expected) => {
  expect(unfoldedSize(bytes)).toBe(expected)
})

/** One entry whose figures stand in ZIP64 fields, as programs that write without knowing the size do; an end of ZIP64, too. */
function zip64({ size, local = size, cut = 0 }: { size: number; local?: number; cut?: number }): Uint8Array {
  const extra = (numbers: number[]): DataView => {
    const view = new DataView(new ArrayBuffer(4 + numbers.length * 8 - cut))
    view.setUint16(0, 0x0001, true)
    view.setUint16(2, numbers.length * 8 - cut, true)
    for (const [index, number] of numbers.entries())
      if (4 + index * 8 + 8 <= view.byteLength) view.setBigUint64(4 + index * 8, BigInt(number), true)
    return view
  }
  const other = new DataView(new ArrayBuffer(9))
  other.setUint16(0, 0x5455, true)
  other.setUint16(2, 5, true)
  const localExtra = extra([local, 9])
  const head = new DataView(new ArrayBuffer(30))
  head.setUint32(0, 0x04034b50, true)
  head.setUint32(18, 0xffffffff, true)
  head.setUint32(22, 0xffffffff, true)
  head.setUint16(28, other.byteLength + localExtra.byteLength, true)
  const centralExtra = extra([size, 9, 0])
  const central = new DataView(new ArrayBuffer(46))
  central.setUint32(0, 0x02014b50, true)
  for (const at of [20, 24, 42]) central.setUint32(at, 0xffffffff, true)
  central.setUint16(30, centralExtra.byteLength, true)
  const directory = 30 + other.byteLength + localExtra.byteLength
  const end64 = new DataView(new ArrayBuffer(56))
  end64.setUint32(0, 0x06064b50, true)
  end64.setBigUint64(32, 1n, true)
  end64.setBigUint64(48, BigInt(directory), true)
  const locator = new DataView(new ArrayBuffer(20))
  locator.setUint32(0, 0x07064b50, true)
  locator.setBigUint64(8, BigInt(directory + 46 + centralExtra.byteLength), true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, 0xffff, true)
  end.setUint32(16, 0xffffffff, true)
  return Buffer.concat(
    [head, other, localExtra, central, centralExtra, end64, locator, end].map(view =>
      Buffer.from(view.buffer),
    ),
  )
}

test.each([
  ['figures in ZIP64 fields', zip64({ size: 7 }), 7],
  ['beyond 4 GB', zip64({ size: 5_000_000_000 }), 5_000_000_000],
  ['said twice differently', zip64({ size: 7, local: 8 }), Infinity],
  ['a field that is cut', zip64({ size: 7, cut: 3 }), Infinity],
  ['an end of ZIP64 that is not where it should be', zip64({ size: 7 }).fill(0, 90, 150), Infinity],
])('ZIP64: %s', (_, bytes, expected) => {
  expect(unfoldedSize(bytes)).toBe(expected)
})
