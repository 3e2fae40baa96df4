import { describe, expect, test } from 'vitest'
import { formModel } from '@guitai/web-kit/form/form-model.ts'
import { changedFields, knownValues } from './changed-fields.ts'

const fields = formModel({
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    email: { type: 'string', minLength: 0 },
    averageAssets: { type: 'string', 'x-decode': 'money' },
    boards: { type: 'array', items: { enum: ['star', 'beijing'] } },
    channels: { type: 'array', items: { enum: ['phone', 'web'] } },
    phone: { type: 'string', minLength: 1 },
  },
})
const known = knownValues(fields, {
  name: '王娜',
  email: 'a@b.cn',
  averageAssets: '1000000.00',
  boards: ['star', 'beijing'],
  channels: ['counter', 'web'],
  phone: '138****0000',
  somethingElse: 1,
})

test('what is known: as the fields take it, nothing that is masked', () =>
  expect(known).toEqual({
    name: '王娜',
    email: 'a@b.cn',
    averageAssets: '1000000.00',
    boards: ['star', 'beijing'],
    channels: ['web'],
  }))

describe('what is changed', () => {
  test.each([
    ['nothing', {}, {}],
    ['the same money written otherwise', { averageAssets: '1000000' }, {}],
    ['the same boards in another order', { boards: ['beijing', 'star'] }, {}],
    ['another name', { name: '王丽娜' }, { name: '王丽娜' }],
    ['an emptied name stays', { name: '' }, {}],
    ['an emptied address goes', { email: '' }, { email: '' }],
    ['no channel any more', { channels: [] }, { channels: [] }],
    ['what was masked and is typed anew', { phone: '13900000000' }, { phone: '13900000000' }],
  ])('%s', (_, typed, expected) =>
    expect(changedFields(fields, known, { ...known, ...typed })).toEqual(expected),
  )
})
