import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseAmount, chineseNumber, chineseYuan } from './chinese-amount.ts'
import { parseFen } from './money.ts'

describe('yuan, jiao and fen', () => {
  test.each([
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.05', '伍分'],
    ['0.10', '壹角'],
    ['0.50', '伍角'],
    ['0.55', '伍角伍分'],
    ['1', '壹元整'],
    ['1.01', '壹元零壹分'],
    ['10', '壹拾元整'],
    ['10.10', '壹拾元壹角'],
    ['15.00', '壹拾伍元整'],
    ['100.00', '壹佰元整'],
    ['101', '壹佰零壹元整'],
    ['110', '壹佰壹拾元整'],
    ['1000.00', '壹仟元整'],
    ['1005.00', '壹仟零伍元整'],
    ['1005.30', '壹仟零伍元叁角'],
    ['1050.00', '壹仟零伍拾元整'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['10000.00', '壹万元整'],
    ['10001.10', '壹万零壹元壹角'],
    ['10010', '壹万零壹拾元整'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['100000.50', '壹拾万元伍角'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['1000000.05', '壹佰万元零伍分'],
    ['10000001', '壹仟万零壹元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['110000000', '壹亿壹仟万元整'],
    ['100000000000', '壹仟亿元整'],
    ['1000000000000', '壹万亿元整'],
    ['1200340000000', '壹万贰仟零叁亿肆仟万元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['9999999999999.99', '玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (amount, words) => expect(chineseYuan(parseFen(amount) ?? NaN)).toBe(words))
})

test.each([
  [100500, '人民币', '人民币壹仟零伍元整'],
  [100550, '美元', '美元壹仟零伍元伍角'],
  [5, '港币', '港币伍分'],
  [-100000, '人民币', '人民币负壹仟元整'],
] as const)('%i %s is %s', (amount, name, words) => expect(chineseAmount(amount, name)).toBe(words))

/** Reads the words back, which shows that no two amounts have the same words. */
function read(words: string): number {
  for (const [name, unit] of UNITS) {
    const at = words.indexOf(name)
    if (at >= 0) return read(words.slice(0, at)) * unit + read(words.slice(at + 1).replace(/^零/, ''))
  }
  return '零壹贰叁肆伍陆柒捌玖'.indexOf(words === '' ? '零' : words)
}
const UNITS = [
  ['亿', 100_000_000],
  ['万', 10_000],
  ['仟', 1000],
  ['佰', 100],
  ['拾', 10],
] as const

test('a number is read back as it was, with no two 零 together and none at the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), value => {
      const words = chineseNumber(value)
      expect(read(words)).toBe(value)
      expect(words).not.toMatch(/零零|零$/)
    }),
  )
})
