import { expect, test } from 'vitest'
import { chineseAmount } from './chinese-amount.ts'

test.each([
  ['0', '零元整'],
  ['0.05', '伍分'],
  ['0.50', '伍角'],
  ['1', '壹元整'],
  ['10', '壹拾元整'],
  ['1000.00', '壹仟元整'],
  ['1005.3', '壹仟零伍元叁角'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['100000000', '壹亿元整'],
  ['100010000', '壹亿零壹万元整'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['abc', undefined],
  ['-1', undefined],
  ['1.234', undefined],
])('%s is %s', (amount, words) => expect(chineseAmount(amount)).toBe(words))
