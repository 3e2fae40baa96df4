/** read(write(rows)) = rows for any text and any number that fit, in both charsets, read in pieces of any size. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '@guitai/core/base/business-date.ts'
import { date, dateText, figure, label, money, moneyText, price, shares, text } from './fields.ts'
import { decodeGb18030, encodeCharacters, type Charset } from './gb18030.ts'
import type { DbfLayout } from './layout.ts'
import { fileOf, readWhole } from './testing/bytes.ts'

const LAYOUT = {
  name: 'ANY',
  version: '1',
  fields: {
    SHORT: text(7, '短'),
    LONG: label(120, '长'),
    SHARES: shares(15, 2, '股'),
    MONEY: money(17, '钱'),
    PRICE: price(18, 9, '价'),
    FIGURE: figure(19, 13, '数'),
    WRITTEN: moneyText(19, '钱'),
    DAY: date('日'),
    TEXTDAY: dateText('日'),
  },
} satisfies DbfLayout

/** Of a charset: a character that it has. */
const character = (charset: Charset): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 4, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
      fc.integer({ min: 0x80, max: 0xfffc }),
      fc.integer({ min: 0x1_0000, max: 0x10_ffff }),
    )
    .map(point => String.fromCodePoint(point))
    .filter(one => encodeCharacters(one, charset) !== undefined)

const fits = (width: number, charset: Charset) => (value: string) =>
  (encodeCharacters(value, charset) ?? []).flat().length <= width && value.trimEnd() === value

const textOf = (width: number, charset: Charset) =>
  fc
    .array(character(charset), { maxLength: width })
    .map(some => some.join(''))
    .filter(fits(width, charset))

/** As many digits as the field has room for, the sign and the point counted. */
const numberOf = (digits: number) =>
  fc.option(fc.integer({ min: -(10 ** digits) + 1, max: 10 ** digits - 1 }), { nil: null })
const day = fc.option(
  fc.integer({ min: 0, max: 20_000 }).map(days => addDays('1990-12-19', days)),
  { nil: null },
)

const rowOf = (charset: Charset) =>
  fc.record({
    SHORT: textOf(7, charset),
    LONG: textOf(40, charset),
    SHARES: numberOf(11),
    MONEY: numberOf(15),
    PRICE: numberOf(11),
    FIGURE: numberOf(15),
    WRITTEN: numberOf(15),
    DAY: day,
    TEXTDAY: day,
  })

test.each(['gbk', 'gb18030'] as const)('%s', async charset => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rowOf(charset), { maxLength: 20 }),
      fc.integer({ min: 1, max: 3000 }),
      async (rows, size) => {
        const read = await readWhole(fileOf(LAYOUT, rows, charset), LAYOUT, size)
        expect(read).toMatchObject({ rows, inexact: [], deleted: 0, cut: 0 })
      },
    ),
    { numRuns: 60 },
  )
})

test('every character that GB18030 has comes back from its bytes', () => {
  let [two, all] = [0, 0]
  for (let point = 0; point <= 0x10_ffff; point += point < 0x1_0000 ? 1 : 97) {
    const one = String.fromCodePoint(point)
    const [bytes] = encodeCharacters(one, 'gb18030') ?? []
    if (bytes === undefined) continue
    all++
    if (encodeCharacters(one, 'gbk') !== undefined) two++
    if (decodeGb18030(Uint8Array.from(bytes)) !== one) expect.fail(`U+${point.toString(16)}`)
  }
  // All characters of GBK, and of the basic plane all but surrogates and the sign for no character.
  expect(two).toBeGreaterThan(21_886)
  expect(all).toBeGreaterThan(0x1_0000 - 0x800)
})
