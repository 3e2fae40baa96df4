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
  ['the size is elsewhere', archive([{ size: 0xffffffff }]), Infinity],
  ['no size, but content', archive([{ size: 0, packed: 1000 }]), Infinity],
  ['another size at the entry', archive([{ size: 7, local: { packed: 9, size: 8 } }]), Infinity],
  ['another packed size at the entry', archive([{ size: 7, local: { packed: 8, size: 7 } }]), Infinity],
  ['more entries than there are', archive([{ size: 7 }], 0, 2), Infinity],
  ['no end', archive([{ size: 7 }]).subarray(0, 60), Infinity],
  ['nothing', new Uint8Array(), Infinity],
])('%s', (_, bytes, expected) => {
  expect(unfoldedSize(bytes)).toBe(expected)
})
