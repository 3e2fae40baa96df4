/** What the parameter tables say, as words that a field offers and a list shows. */
import { expect, test } from 'vitest'
import { banksIn, isFound, rolesIn, titleIn, wordsIn } from './words.ts'

const row = (key: string, value: unknown, status = 'in-force') => ({ key, value, status })
const clerk = { titleZh: '职员', titleEn: 'Clerk', isOffered: true }
const rows = [
  row('profession/04', clerk),
  row('profession/05', { ...clerk, titleZh: '工人', titleEn: 'Worker', isOffered: false }),
  row('profession/06', { ...clerk, titleZh: '农民' }, 'next'),
  row('profession/07', null),
  row('education/04', { ...clerk, titleZh: '大专' }),
]

test('a list has its own words that are in force; one not offered any more is still known', () => {
  expect(wordsIn(rows, 'profession')).toEqual([
    { code: '04', title: { zh: '职员', en: 'Clerk' }, isOffered: true },
    { code: '05', title: { zh: '工人', en: 'Worker' }, isOffered: false },
  ])
})

test('roles are words by which one is chosen to be edited', () => {
  expect(rolesIn([{ role: 'teller', titleZh: '柜员', titleEn: 'Teller', rights: [] }])).toEqual([
    { code: 'teller', title: { zh: '柜员', en: 'Teller' }, isOffered: true },
  ])
})

test('banks are words, too', () => {
  const content = { nameZh: '工商银行', nameEn: 'ICBC', isOpen: false, currencies: ['CNY'] }
  expect(banksIn([row('102', content)])).toEqual([
    { code: '102', title: { zh: '工商银行', en: 'ICBC' }, isOffered: false },
  ])
})

test.each([
  ['04', 'Clerk'],
  ['职员', 'Clerk'],
  ['Worker', 'Worker'],
  ['教师', undefined],
])('%s is %s in English', (value, english) => {
  expect(titleIn(wordsIn(rows, 'profession'), value)?.en).toBe(english)
})

const found = '04\n职员\nclerk'

test.each([
  ['', true],
  ['0', true],
  ['职', true],
  ['CL', true],
  [' clerk ', true],
  ['员', false],
  ['4', false],
])('found by %s: %s', (typed, expected) => {
  expect(isFound(typed, found)).toBe(expected)
})
