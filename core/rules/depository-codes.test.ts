/** A code means what its row of the date says; one without a row means nothing. */
import { expect, test } from 'vitest'
import { codesOn } from './depository-codes.ts'
import { defaultParameters } from './default-parameters.ts'

const parameters = defaultParameters()
const field = 'SJSMX.MXYWLB'

test('what is shipped, and what is unknown', () => {
  const codes = codesOn(parameters, '2026-11-23')
  expect([codes(field, 'JY00'), codes(field, 'XX00'), codes('SJSMX.MXHBDH', 'JY00')]).toEqual([
    'trade',
    undefined,
    undefined,
  ])
  expect(codes('zqye.LTLX', '')).toBe('tradable')
})

test('a firm’s row counts from its date, and ends with it', () => {
  const own = { key: `${field}.XX00`, source: 'own' }
  const depositoryCodes = [
    ...parameters.depositoryCodes,
    { ...own, from: '2026-11-23', means: 'trade' as const },
    { ...own, from: '2026-11-25', means: 'trade' as const, isEnded: true as const },
  ]
  const at = (date: string) => codesOn({ depositoryCodes }, date)(field, 'XX00')
  expect([at('2026-11-22'), at('2026-11-23'), at('2026-11-24'), at('2026-11-25')]).toEqual([
    undefined,
    'trade',
    'trade',
    undefined,
  ])
})
