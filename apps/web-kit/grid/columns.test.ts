/** Values as a list shows them: by their declared types and words, never as code, and never by a column's name. */
import { describe, expect, test } from 'vitest'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import { AGENT_SCOPE_WORDS } from '@guitai/core/words/agent.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'
import type { Texts } from '../texts/use-text.ts'
import { showValue, toneOfCell, type Shown } from './columns.ts'

const texts: Texts = {
  language: 'zh',
  t: key => (key === 'word.separator' ? '、' : key),
  word: (group, value) => `${group}:${value}`,
  pick: title => title?.zh ?? '',
}
const titled = (zh: string) => ({ title: { zh, en: zh } })

const CURRENCY: Shown = { type: 'enum', labels: CURRENCY_WORDS }
const RIGHTS: Shown = {
  type: 'json',
  parts: [
    { name: 'permission', type: 'text', ...titled('功能') },
    { name: 'limit', type: 'money', ...titled('限额') },
    { name: 'currency', type: 'enum', labels: CURRENCY_WORDS, ...titled('币种') },
    { name: 'checksOnly', type: 'boolean', ...titled('仅可复核') },
  ],
}

test.each<[string, unknown, Shown, string]>([
  ['a word', 'USD', CURRENCY, '美元'],
  ['a value without a word', 'EUR', CURRENCY, 'EUR'],
  ['a text that is called like a code', 'buy', { type: 'text' }, 'buy'],
  ['money', '1234.5', { type: 'money' }, '1,234.50'],
  ['a price with the places that money has', '12.6', { type: 'price' }, '12.60'],
  ['a whole price', '15', { type: 'price' }, '15.00'],
  ['a price of a fund', '1234.567', { type: 'price' }, '1,234.567'],
  ['a security with its market', '000001.XSHE', { type: 'listed' }, '000001 深圳'],
  ['a securities account of no market', 'A1', { type: 'listed' }, 'A1'],
  ['the number of a thing', 1000000101, { type: 'no' }, '1000000101'],
  ['the system', 0, { type: 'no', labels: TELLER_NO_WORDS }, '系统'],
  ['yes', true, { type: 'boolean' }, 'word.yes'],
  ['some words', ['order', 'withdraw'], { type: 'json', labels: AGENT_SCOPE_WORDS }, '委托、取款'],
  ['some numbers', [1000000101, 1000000102], { type: 'json' }, '1000000101、1000000102'],
  ['none', [], { type: 'json' }, '—'],
  ['no parts', {}, RIGHTS, '—'],
  ['parts', { permission: 'funds.*', limit: '500', currency: 'USD' }, RIGHTS, 'funds.* 限额 500.00 美元'],
  [
    'a mark',
    [
      { permission: '*', checksOnly: true },
      { permission: 'a', checksOnly: false },
    ],
    RIGHTS,
    '* 仅可复核、a',
  ],
  ['nothing', null, { type: 'text' }, '—'],
])('%s', (_, value, column, shown) => expect(showValue(value, column, texts)).toBe(shown))

describe('red and green', () => {
  const column = (name: string, tone?: DeclaredColumn['tone']): DeclaredColumn => ({
    name,
    type: 'money',
    ...titled(name),
    ...(tone === undefined ? {} : { tone }),
  })
  test.each([
    ['more than nothing', column('a', 'sign'), { a: '1.00' }, 'up'],
    ['less', column('a', 'sign'), { a: '-1.00' }, 'down'],
    ['nothing', column('a', 'sign'), { a: '0.00' }, undefined],
    ['a purchase', column('a', 'side'), { a: 'buy' }, 'up'],
    ['a sale', column('a', 'side'), { a: 'sell' }, 'down'],
    ['what is only called so', column('exchangeFee'), { exchangeFee: '1.00' }, undefined],
  ])('%s', (_, given, row, tone) => expect(toneOfCell(given, row)).toBe(tone))
})
