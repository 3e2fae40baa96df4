/**
 * The header of a DBF file (dBase III, and Visual FoxPro's form of it):
 *
 *   0 version · 1-3 date · 4-7 number of records · 8-9 length of the header · 10-11 length of a record · 29 code page
 *   32… a field each: 0-10 name · 11 type · 16 width · 17 decimals; then 0x0D
 *
 * Its date and code page are often wrong, so they are ignored. The length of the header leads, because some writers put more after the
 * fields. The number of records is read anew each time.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { DbfWrong, headerWrong } from './problem.ts'
import { headerLength, recordLength, type DbfLayout } from './layout.ts'

const [DBASE, FOXPRO, FIELDS_END, CODE_PAGE_936] = [0x03, 0x30, 0x0d, 0x4d]
/** Visual FoxPro's own column of flags, which has no content of its own. */
const FLAGS = '0'

export interface DbfHeader {
  records: number
  headerLength: number
  recordLength: number
  fields: { name: string; type: string; width: number; decimals: number }[]
}

/** Bytes from the start that tell how long the header is. */
export const HEAD = 32

export function lengthOfHeader(head: Uint8Array): number {
  const [version] = head
  if (version !== DBASE && version !== FOXPRO)
    throw headerWrong('不是DBF文件（首字节）', 'not a DBF file (its first byte)')
  const length = uint16(head, 8)
  if (length < HEAD + 1) throw headerWrong(`文件头长度${length}`, `a header of ${length} bytes`)
  return length
}

/** Takes the whole header. Throws `DbfWrong`. */
export function parseHeader(bytes: Uint8Array): DbfHeader {
  const fields: DbfHeader['fields'] = []
  let at = HEAD
  while (bytes[at] !== FIELDS_END) {
    if (at + HEAD > bytes.length) throw headerWrong('字段表没有结尾', 'the list of fields has no end')
    fields.push({
      name: asciiOf(bytes.subarray(at, at + 11)),
      type: String.fromCharCode(bytes[at + 11] ?? 0),
      width: bytes[at + 16] ?? 0,
      decimals: bytes[at + 17] ?? 0,
    })
    at += HEAD
  }
  const header: DbfHeader = {
    records: uint16(bytes, 4) + 0x1_0000 * uint16(bytes, 6),
    headerLength: bytes.length,
    recordLength: uint16(bytes, 10),
    fields,
  }
  const sum = fields.reduce((total, { width }) => total + width, 1)
  if (sum !== header.recordLength)
    throw headerWrong(
      `记录长度${header.recordLength}与字段之和${sum}不符`,
      `a record has ${header.recordLength} bytes, its fields ${sum}`,
    )
  return header
}

/** A file of another layout, or of another version of it, is refused with the first column that differs. */
export function checkLayout(header: DbfHeader, layout: DbfLayout): void {
  const found = header.fields.filter(({ type }) => type !== FLAGS)
  const wanted = Object.entries(layout.fields)
  wanted.forEach(([name, want], index) => {
    const field = found[index]
    const expected = `${name} ${want.type}${want.width}${want.decimals > 0 ? `.${want.decimals}` : ''}`
    if (field === undefined)
      throw columnWrong(name, `缺少字段${expected}`, `the field ${expected} is missing`)
    const is = `${field.name} ${field.type}${field.width}${field.decimals > 0 ? `.${field.decimals}` : ''}`
    if (is !== expected)
      throw columnWrong(
        field.name,
        `第${index + 1}个字段是${is}，应为${expected}`,
        `field ${index + 1} is ${is}, wanted ${expected}`,
      )
  })
  const more = found[wanted.length]
  if (more !== undefined) throw columnWrong(more.name, `多余的字段${more.name}`, `unknown field ${more.name}`)
}

function columnWrong(column: string, zh: string, en: string): DbfWrong {
  return new DbfWrong({ line: 0, column, zh, en })
}

export function encodeHeader(layout: DbfLayout, records: number, written: BusinessDate): Uint8Array {
  const bytes = new Uint8Array(headerLength(layout))
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number)
  bytes.set([DBASE, year - 1900, month, day])
  putUint16(bytes, 4, records % 0x1_0000)
  putUint16(bytes, 6, Math.floor(records / 0x1_0000))
  putUint16(bytes, 8, bytes.length)
  putUint16(bytes, 10, recordLength(layout))
  bytes[29] = CODE_PAGE_936
  Object.entries(layout.fields).forEach(([name, { type, width, decimals }], index) => {
    const at = HEAD + HEAD * index
    for (let i = 0; i < name.length; i++) bytes[at + i] = name.charCodeAt(i)
    bytes[at + 11] = type.charCodeAt(0)
    bytes[at + 16] = width
    bytes[at + 17] = decimals
  })
  bytes[bytes.length - 1] = FIELDS_END
  return bytes
}

function asciiOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end))).trim()
}

const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + 0x100 * (bytes[at + 1] ?? 0)

function putUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value % 0x100
  bytes[at + 1] = Math.floor(value / 0x100)
}
