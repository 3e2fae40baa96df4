/** The two forms of a font's table of characters, and a collection of two fonts, byte by byte. */
import { expect, test } from 'vitest'
import { codePointsOf } from './code-points.ts'

function u16(...values: number[]): number[] {
  return values.flatMap(value => [(value >> 8) & 0xff, value & 0xff])
}
function u32(...values: number[]): number[] {
  return values.flatMap(value => u16(value >>> 16, value & 0xffff))
}

/** A font that lies at `start` and has nothing but this table of characters. */
function font(subtable: number[], start = 0): number[] {
  const cmap = [...u16(0, 1, 3, 10), ...u32(12), ...subtable]
  return [
    ...u32(0x00010000),
    ...u16(1, 0, 0, 0),
    ...Buffer.from('cmap'),
    ...u32(0, start + 28, cmap.length),
    ...cmap,
  ]
}

const groups = (...list: number[][]): number[] => [
  ...u16(12, 0),
  ...u32(16 + 12 * list.length, 0, list.length, ...list.flat()),
]
/** A and B by a delta; C without a glyph, D with one, by the list behind; the segment that ends the table. */
const segments = [
  ...u16(4, 0, 0, 6, 0, 0, 0),
  ...u16(0x42, 0x44, 0xffff),
  ...u16(0),
  ...u16(0x41, 0x43, 0xffff),
  ...u16(10, 0, 1),
  ...u16(0, 4, 0),
  ...u16(0, 7),
]

test('groups reach beyond the first plane', () => {
  expect(codePointsOf(Buffer.from(font(groups([0x41, 0x42, 1], [0x20bb7, 0x20bb7, 3]))))).toEqual([
    0x41, 0x42, 0x20bb7,
  ])
})

test('segments leave out what has no glyph', () => {
  expect(codePointsOf(Buffer.from(font(segments)))).toEqual([0x41, 0x42, 0x44])
})

test('a collection has the characters of each of its fonts', () => {
  const first = font(groups([0x41, 0x41, 1]), 20)
  const second = 20 + first.length
  const file = [
    ...Buffer.from('ttcf'),
    ...u32(0x00010000, 2, 20, second),
    ...first,
    ...font(segments, second),
  ]
  expect(codePointsOf(Buffer.from(file))).toEqual([0x41, 0x41, 0x42, 0x44])
})

test('a font without the table has none', () => {
  expect(codePointsOf(Buffer.from([...u32(0x00010000), ...u16(0, 0, 0, 0)]))).toEqual([])
})
