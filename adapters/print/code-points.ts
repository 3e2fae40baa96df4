/**
 * The characters that a font file has: its `cmap` table, in the two forms that fonts use (OpenType 1.9, cmap, formats 4 and
 * 12). A collection (.ttc) has those of all its fonts.
 */

export function codePointsOf(file: Buffer): number[] {
  return fontsOf(file).flatMap(font => {
    const cmap = tableOf(file, font, 'cmap')
    return cmap === undefined ? [] : subtablesOf(file, cmap).flatMap(subtable => charactersOf(file, subtable))
  })
}

/** Where each font of the file begins. */
function fontsOf(file: Buffer): number[] {
  if (file.toString('latin1', 0, 4) !== 'ttcf') return [0]
  return Array.from({ length: file.readUInt32BE(8) }, (_, index) => file.readUInt32BE(12 + 4 * index))
}

function tableOf(file: Buffer, font: number, tag: string): number | undefined {
  for (let index = 0; index < file.readUInt16BE(font + 4); index++) {
    const record = font + 12 + 16 * index
    if (file.toString('latin1', record, record + 4) === tag) return file.readUInt32BE(record + 8)
  }
  return undefined
}

function subtablesOf(file: Buffer, cmap: number): number[] {
  const count = file.readUInt16BE(cmap + 2)
  return Array.from({ length: count }, (_, index) => cmap + file.readUInt32BE(cmap + 8 + 8 * index))
}

function charactersOf(file: Buffer, subtable: number): number[] {
  const format = file.readUInt16BE(subtable)
  if (format === 12) return groupsOf(file, subtable)
  return format === 4 ? segmentsOf(file, subtable) : []
}

/** Format 12: groups of first, last, glyph. */
function groupsOf(file: Buffer, subtable: number): number[] {
  const found: number[] = []
  for (let index = 0; index < file.readUInt32BE(subtable + 12); index++) {
    const group = subtable + 16 + 12 * index
    const last = file.readUInt32BE(group + 4)
    for (let code = file.readUInt32BE(group); code <= last; code++) found.push(code)
  }
  return found
}

/** Format 4: segments of last, first, delta and the way to the glyph; glyph 0 is none. */
function segmentsOf(file: Buffer, subtable: number): number[] {
  const found: number[] = []
  const size = file.readUInt16BE(subtable + 6)
  for (let at = 0; at < size; at += 2) {
    const last = file.readUInt16BE(subtable + 14 + at)
    const first = file.readUInt16BE(subtable + 16 + size + at)
    const delta = file.readUInt16BE(subtable + 16 + 2 * size + at)
    const rangeAt = subtable + 16 + 3 * size + at
    const range = file.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = range === 0 ? code + delta : file.readUInt16BE(rangeAt + range + 2 * (code - first))
      if ((glyph & 0xffff) !== 0) found.push(code)
    }
  }
  return found
}
