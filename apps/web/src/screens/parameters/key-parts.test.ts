/** Every key of a new installation comes back from its parts as it was. */
import { expect, test } from 'vitest'
import { PARAMETER_TABLES } from '@guitai/core/procedures/parameters/registry.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { parameterKey } from '@guitai/core/rules/overlay-parameters.ts'
import { fieldModel } from '@guitai/web-kit/form/form-model.ts'
import { keyOf, partsOf, saidParts, wrongPart } from './key-parts.ts'

const parameters = defaultParameters()
const made = [...PARAMETER_TABLES.values()].flatMap(({ name, key }) => {
  const { madeOf } = fieldModel('key', key, true)
  return madeOf === undefined ? [] : [[name, madeOf] as const]
})

test.each(made)('%s', (name, madeOf) => {
  for (const row of parameters[name]) {
    const key = parameterKey(row)
    expect(keyOf(madeOf, partsOf(madeOf, key))).toBe(key)
  }
})

const madeOfPlan = made.find(([name]) => name === 'commissions')?.[1] ?? []

test.each([
  ['standard/stock', ['standard', '', 'stock', '']],
  ['standard/XSHG.stock.star', ['standard', 'XSHG', 'stock', 'star']],
  ['vip-2/*', ['vip-2', '', '*', '']],
  ['standard/XSHE', ['standard', 'XSHE', '', '']],
  ['/stock', ['', '', 'stock', '']],
  ['', ['', '', '', '']],
])('%s is %j', (key, parts) => {
  expect(partsOf(madeOfPlan, key)).toEqual(parts)
  expect(keyOf(madeOfPlan, parts)).toBe(key)
})

test('every key of S04 is chosen by words, where it is made of something that has words', () => {
  const typed = [...PARAMETER_TABLES.values()].filter(
    ({ editedBy, key }) => editedBy === 'S04' && fieldModel('key', key, true).kind === 'text',
  )
  const withoutParts = typed.filter(({ key }) => fieldModel('key', key, true).madeOf === undefined)
  expect(withoutParts.map(({ name }) => name).toSorted()).toEqual(['holidays', 'repoCommissions'])
})

test.each([
  ['vip-2', undefined],
  ['vip.2', 'plan'],
  ['vip/2', 'plan'],
  ['vip 2', 'plan'],
])('%s stands as it was typed, and is said to be wrong where it is', (plan, wrong) => {
  const typed = [plan, '', 'stock', '']
  const said = saidParts(madeOfPlan, keyOf(madeOfPlan, typed), typed)
  expect(said).toEqual(typed)
  expect(wrongPart(madeOfPlan, said)).toBe(wrong === undefined ? undefined : madeOfPlan[0])
})

test('a key that comes from elsewhere is taken apart, whatever was typed before', () => {
  expect(saidParts(madeOfPlan, 'standard/stock', ['vip.2', '', '', ''])).toEqual([
    'standard',
    '',
    'stock',
    '',
  ])
})
