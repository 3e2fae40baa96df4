import { expect, test } from 'vitest'
import { timeTyped } from './time-typed.ts'

test.each([
  ['09:30', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9：30', '09:30'],
  ['093015', '09:30:15'],
  ['09:30:15', '09:30:15'],
  ['9', '9'],
  ['9:3', '9:3'],
  ['', ''],
])('%s is %s', (typed, expected) => expect(timeTyped(typed)).toBe(expected))
