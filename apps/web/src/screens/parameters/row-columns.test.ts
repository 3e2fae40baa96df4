/** A table's rows as columns: keys by their words, each field under its title, an end said once. */
import { expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { formModel } from '@guitai/web-kit/form/form-model.ts'
import type { Texts } from '../../texts/use-text.ts'
import { keyText, tableForms } from './table-forms.ts'
import { contentTitles, saidOf } from './row-columns.ts'

const texts: Texts = {
  language: 'en',
  t: key => key,
  word: (_, value) => value,
  pick: title => title?.en ?? '',
}

const formOf = (code: string, table: string) =>
  tableForms(FUNCTIONS.find(each => each.code === code)?.input).find(({ name }) => name === table)

test('a key of few is called by its word, another stays as it is', () => {
  const settings = formOf('S01', 'settings')
  const banks = formOf('S02', 'banks')
  expect(settings && keyText(settings, 'password-tries', texts)).toBe('Wrong passwords until locked')
  expect(banks && keyText(banks, '102', texts)).toBe('102')
})

test('each field has its title; the only one is the content', () => {
  expect(contentTitles(formOf('S09', 'dictionary')?.value.fields ?? [], texts)).toEqual([
    'Chinese',
    'English',
    'Offered',
  ])
  expect(contentTitles(formOf('S01', 'settings')?.value.fields ?? [], texts)).toEqual(['parameters.content'])
})

const [amount] = formModel({ properties: { amount: { type: 'string', 'x-decode': 'money' } } })

test.each([
  [{ value: { amount: '5000.00' } }, '5,000.00'],
  [{ value: {} }, '—'],
  [{ value: null, isEnded: true }, 'parameters.ended'],
])('%j says %s', (row, said) => {
  expect(amount && saidOf([amount], row, texts, true)).toBe(said)
})

test.each([
  [{ key: 'custody-transfer-fee', value: { amount: '30.00' } }, '30.00'],
  [{ key: 'two-step-entry', value: { isOn: false } }, 'word.no'],
  [{ key: 'password-tries', value: { count: 5 } }, '5'],
])('of settings each says what it is: %j: %s', (row, said) => {
  expect(saidOf(formOf('S01', 'settings')?.value.fields ?? [], row, texts, true)).toBe(said)
})

test('an end is said in the first column only', () => {
  expect(amount && saidOf([amount], { value: null, isEnded: true }, texts, false)).toBe('')
})
