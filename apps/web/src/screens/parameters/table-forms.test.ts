/** The server's own schemas become fields, and rows one line of text. */
import { expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import type { InputSchema } from '@guitai/web-kit/api/input-schema.ts'
import { formModel, inputOf } from '@guitai/web-kit/form/form-model.ts'
import type { Texts } from '../../texts/use-text.ts'
import { readableInput } from '@guitai/web-kit/form/readable-input.ts'
import { contentFor, contentText, fieldsOfRequest, keyText, tableForms } from './table-forms.ts'

const formsOf = (code: string) => tableForms(FUNCTIONS.find(each => each.code === code)?.input)

const texts: Texts = {
  language: 'en',
  t: key => (key === 'word.separator' ? ', ' : key === 'word.yes' ? 'yes' : 'no'),
  word: (_, value) => value,
  pick: title => title?.en ?? '',
}

test.each(['S01', 'S02', 'S04', 'S05', 'S09'])('%s: every table that can be chosen has its form', code => {
  const schema = FUNCTIONS.find(each => each.code === code)?.input as unknown as InputSchema
  const chosen = formModel(schema)
    .find(({ name }) => name === 'table')
    ?.options.map(({ value }) => value)
  const forms = formsOf(code)
  expect(forms.map(({ name }) => name)).toEqual(chosen)
  for (const { value, name } of forms) {
    expect(value.kind, name).toBe('group')
    expect(value.fields.length, name).toBeGreaterThan(0)
  }
})

const fieldsOf = (code: string, table: string) =>
  formsOf(code).find(({ name }) => name === table)?.value.fields ?? []

test.each([
  ['stampDuty', { buy: '0.00', sell: '0.05' }, 'Buy % 0.00 · Sell % 0.05'],
  [
    'orderTypes',
    {
      types: [{ type: 'limit', phases: ['continuous', 'closing-call'] }],
      allowsMarketWithoutLimits: false,
      requiresProtectivePrice: true,
    },
    'Types Limit Continuous, Closing call · Market orders on days without limits no · Market orders name a protective price yes',
  ],
])('%s in one line', (table, value, line) => {
  expect(contentText(fieldsOf('S04', table), value, texts)).toBe(line)
})

test.each([
  ['S04', 'ticks', 'XSHG.stock', '上海 股票', 'Shanghai Stock'],
  ['S04', 'ticks', 'XSHG.stock.star', '上海 股票 科创板', 'Shanghai Stock STAR'],
  ['S04', 'ticks', '*', '全部', 'All'],
  ['S04', 'commissions', 'standard/etf', '标准 ETF', 'Standard ETF'],
  ['S04', 'commissions', 'vip-2/b-share', 'vip-2 B股', 'vip-2 B share'],
  ['S04', 'codeRanges', 'XSHE.300', '深圳 300', 'Shenzhen 300'],
  ['S01', 'settings', 'session-hours', undefined, undefined],
  ['S01', 'approvalRules', 'F09.CNY.*', 'F09 人民币 全部', 'F09 CNY All'],
  ['S01', 'settlementModes', 'market/XSHG', '市场 上海', 'Market Shanghai'],
  ['S01', 'settlementModes', 'branch/3', '营业部 3', 'Branch 3'],
  ['S01', 'suitability', 'star', '科创板', 'STAR'],
  ['S01', 'suitability', 'repo-borrow', '回购融资', 'Borrowing by repo'],
  ['S01', 'interestRates', 'USD', '美元', 'USD'],
])('%s %s %s: %s, %s', (code, table, key, zh, en) => {
  const form = formsOf(code).find(({ name }) => name === table)
  if (form === undefined) throw new Error(`no table ${table}`)
  const said = (language: 'zh' | 'en'): string =>
    keyText(form, key, { ...texts, language, pick: title => title?.[language] ?? '' })
  for (const each of [said('zh'), said('en')]) expect(each).not.toBe(zh === undefined ? key : '')
  if (zh !== undefined) expect([said('zh'), said('en')]).toEqual([zh, en])
})

test('a request that waits says key and content in the words of its table', () => {
  const schema = FUNCTIONS.find(each => each.code === 'S04')?.input as unknown as InputSchema
  const input = { action: 'set', table: 'stampDuty', key: 'XSHG.stock', value: { buy: '0.00', sell: '0.05' } }
  expect(readableInput(input, fieldsOfRequest(schema, input.table), texts)).toEqual([
    ['Act', 'Set'],
    ['Table', 'Stamp duty'],
    ['Class', 'Shanghai Stock'],
    ['Content Buy %', '0.00'],
    ['Content Sell %', '0.05'],
  ])
  expect(fieldsOfRequest(schema, 'none').map(({ name }) => name)).toEqual(
    formModel(schema).map(({ name }) => name),
  )
})

test.each([
  ['two-step-entry', {}, { isOn: false }],
  ['custody-transfer-fee', { amount: '30', count: 7 }, { amount: '30' }],
  ['password-tries', { count: 5 }, { count: 5 }],
  [undefined, { count: 5 }, {}],
])('the setting %s has a field of its own: %j is sent as %j', (key, typed, sent) => {
  const settings = formsOf('S01').find(({ name }) => name === 'settings')
  expect(settings && inputOf(contentFor(settings, key).fields, typed)).toEqual(sent)
})

test('a group that may be left out is left out when nothing is in it', () => {
  const fields = fieldsOf('S04', 'priceLimits')
  expect(inputOf(fields, { rate: '10', unlimitedDays: 0, firstDay: { up: '', down: undefined } })).toEqual({
    rate: '10',
    unlimitedDays: 0,
  })
})
