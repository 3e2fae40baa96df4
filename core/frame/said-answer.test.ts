/** An answer in words: titles and words, never the name of a field. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Count, Group, ListOf, Message, VoucherNo } from './answer-fields.ts'
import { CurrencyField, Flag, Money } from './fields.ts'
import { saidAnswer } from './said-answer.ts'
import { titled } from './schema-notes.ts'

const ZH = 'zh'
const EN = 'en'
const title = { zh: '甲', en: 'A' }

test.each<[string, Parameters<typeof Type.Object>[0], object, 'zh' | 'en', unknown]>([
  ['a number', { voucherNo: VoucherNo }, { voucherNo: 7 }, ZH, [{ title: '凭证号', text: '7' }]],
  ['in English', { voucherNo: VoucherNo }, { voucherNo: 7 }, EN, [{ title: 'Voucher number', text: '7' }]],
  ['money as it came', { a: Money(title) }, { a: '1005.00' }, ZH, [{ title: '甲', text: '1005.00' }]],
  [
    'what is not there',
    { a: Type.Optional(Count(title)), b: ListOf(title, Type.String()) },
    { b: [] },
    ZH,
    [],
  ],
  ['what is not declared', {}, { cardNo: '1' }, ZH, []],
  ['yes', { a: Flag(title) }, { a: true }, ZH, [{ title: '甲', text: '是' }]],
  ['no', { a: Flag(title) }, { a: false }, EN, [{ title: 'A', text: 'No' }]],
  ['nought', { a: Count(title) }, { a: 0 }, ZH, [{ title: '甲', text: '0' }]],
  ['a declared word', { a: CurrencyField }, { a: 'USD' }, ZH, [{ title: '币种', text: '美元' }]],
  [
    'no declared word',
    { a: Type.Enum(['new'], titled(title)) },
    { a: 'new' },
    EN,
    [{ title: 'A', text: 'new' }],
  ],
  ['some texts', { a: ListOf(title, Type.String()) }, { a: ['x', 'y'] }, ZH, [{ title: '甲', text: 'x，y' }]],
  ['a message', { a: Message }, { a: { zh: '好', en: 'good' } }, EN, [{ title: 'Message', text: 'good' }]],
  [
    'fields that belong together',
    { a: Group(title, { n: Count({ zh: '乙', en: 'B' }), c: CurrencyField }) },
    { a: { n: 1, c: 'CNY' } },
    EN,
    [{ title: 'A', text: 'B 1, Currency CNY' }],
  ],
  [
    'a list of them is a table of what is there',
    { a: ListOf(title, Type.Object({ n: Count({ zh: '乙', en: 'B' }), c: Type.Optional(CurrencyField) })) },
    { a: [{ n: 1 }, { n: 2 }] },
    ZH,
    [{ title: '甲', text: '乙 1；乙 2', table: { titles: ['乙'], rows: [['1'], ['2']] } }],
  ],
])('%s', (_, fields, answer, language, expected) => {
  expect(saidAnswer(Type.Object(fields), answer, language)).toEqual(expected)
})
