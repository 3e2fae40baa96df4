import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import type { Parameters } from './parameters.ts'
import { settingOf } from './settings.ts'

const defaults = defaultParameters()
const edited: Parameters = {
  ...defaults,
  settings: [
    ...defaults.settings,
    { key: 'password-tries', from: '2026-07-01', value: 3, source: 'the firm' },
  ],
}

test('a setting holds from its date', () => {
  expect(settingOf(edited, 'password-tries', '2026-06-30')).toBe(5)
  expect(settingOf(edited, 'password-tries', '2026-07-01')).toBe(3)
})

test('a setting without a row is a slip of ours', () => {
  expect(() => settingOf({ ...defaults, settings: [] }, 'price-cage-refuses', '2026-07-01')).toThrow(
    'price-cage-refuses',
  )
})
