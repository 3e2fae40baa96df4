import { describe, expect, test } from 'vitest'
import { en as kitEn } from '@guitai/web-kit/texts/en.ts'
import { zh as kitZh } from '@guitai/web-kit/texts/zh.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

const chinese: Readonly<Record<string, string>> = { ...kitZh, ...zh }
const english: Readonly<Record<string, string>> = { ...kitEn, ...en }
const keys = Object.keys(chinese)
const values = (text: string | undefined): string[] => (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted()

test('no key is of the kit and of the screens', () => {
  expect(Object.keys(zh).filter(key => key in kitZh)).toEqual([])
})

describe('the two catalogues', () => {
  test('have the same keys, in the same order', () => expect(Object.keys(english)).toEqual(keys))
  test('have a text for each', () => {
    expect(keys.filter(key => chinese[key]?.trim() === '' || english[key]?.trim() === '')).toEqual([])
  })
  test('name the same values', () => {
    expect(keys.filter(key => values(chinese[key]).join() !== values(english[key]).join())).toEqual([])
  })
  test('have no Chinese in the English one', () => {
    expect(keys.filter(key => /\p{Script=Han}/u.test(english[key] ?? ''))).toEqual([])
  })
  test('say no "1 rows": a number does not stand before what it counts', () => {
    expect(keys.filter(key => /\{\{(count|minutes)\}\} [a-z]+s\b/.test(english[key] ?? ''))).toEqual([])
  })
  test('have Chinese in the Chinese one', () => {
    const same = keys.filter(key => !/\p{Script=Han}/u.test(chinese[key] ?? ''))
    expect(same).toEqual(['language.code', 'word.separator'])
  })
})
