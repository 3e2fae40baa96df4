/** Values as a list shows them: by their words, and never as code. */
import { expect, test } from 'vitest'
import type { Texts } from '../texts/use-text.ts'
import { showValue } from './columns.ts'

const texts: Texts = {
  language: 'zh',
  t: key => (key === 'word.separator' ? '、' : key),
  word: (group, value) => `${group}:${value}`,
  pick: title => title?.zh ?? '',
}

test.each([
  ['identityType', 'id-card', 'text', 'identityType:id-card'],
  ['currency', 'CNY', 'text', 'currency:CNY'],
  ['amount', '1234.5', 'money', '1,234.50'],
  ['scopes', ['order', 'withdraw'], 'json', 'scope:order、scope:withdraw'],
  ['cashAccounts', [1000000101, 1000000102], 'json', '1000000101、1000000102'],
  ['lots', [], 'json', '—'],
  ['conditions', {}, 'json', '—'],
  ['conditions', { client: '10000001' }, 'json', 'client 10000001'],
  ['rights', [{ permission: 'funds.*', limit: '500.00' }, { permission: '*' }], 'json', 'funds.* 500.00、*'],
  ['note', null, 'text', '—'],
])('%s %j', (name, value, type, shown) => {
  expect(showValue(value, type, name, texts)).toBe(shown)
})
