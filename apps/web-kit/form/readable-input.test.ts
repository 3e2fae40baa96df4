import { expect, test } from 'vitest'
import { formModel } from './form-model.ts'
import { requestInput, readableInput } from './readable-input.ts'

const title = (zh: string) => ({ 'x-title': { zh, en: zh } })
const fields = formModel({
  type: 'object',
  properties: {
    amount: { type: 'string', 'x-decode': 'money', ...title('金额') },
    price: { type: 'string', 'x-decode': 'price', ...title('价格') },
    kind: {
      type: 'string',
      enum: ['deposit'],
      'x-labels': { deposit: { zh: '存入', en: 'Deposit' } },
      ...title('业务'),
    },
    isUrgent: { type: 'boolean', ...title('加急') },
    channels: {
      type: 'array',
      items: { type: 'string', enum: ['web'], 'x-labels': { web: { zh: '网上', en: 'Web' } } },
      ...title('渠道'),
    },
    accounts: {
      type: 'array',
      items: { type: 'object', properties: { number: { type: 'string', ...title('号码') } } },
      ...title('账户'),
    },
    agent: { type: 'object', properties: { name: { type: 'string', ...title('姓名') } }, ...title('代理人') },
  },
})
const texts = {
  t: (key: string) => (key === 'word.yes' ? '是' : '、'),
  pick: (titles: { zh: string } | undefined) => titles?.zh ?? '',
}

test.each([
  [{ amount: '1234567.5' }, [['金额', '1,234,567.50']]],
  [{ price: '10.5' }, [['价格', '10.50']]],
  [
    { kind: 'deposit', isUrgent: true },
    [
      ['业务', '存入'],
      ['加急', '是'],
    ],
  ],
  [{ kind: 'other' }, [['业务', 'other']]],
  [{ channels: ['web', 'fax'] }, [['渠道', '网上、fax']]],
  [
    { accounts: [{ number: 'A1' }, { number: 'A2', extra: 5 }] },
    [
      ['账户 1 号码', 'A1'],
      ['账户 2 号码', 'A2'],
      ['账户 2 extra', '5'],
    ],
  ],
  [{ agent: { name: '张三' } }, [['代理人 姓名', '张三']]],
  [
    { unknown: 1, accounts: [] },
    [
      ['unknown', '1'],
      ['账户', ''],
    ],
  ],
])('%j', (input, expected) => {
  expect(readableInput(input, fields, texts as never)).toEqual(expected)
})

test.each([
  ['JSON', '{"batchNo":4}', { batchNo: 4 }],
  ['a record', { batchNo: 4 }, { batchNo: 4 }],
  ['what a mask has left', '{"na****', { input: '{"na****' }],
])('an input is read from %s', (_, told, expected) => {
  expect(requestInput(told)).toEqual(expected)
})
