/** How the outside names an instrument. */
import { expect, test } from 'vitest'
import { instrumentId } from './instrument.ts'
import { MAIN, SHENZHEN } from './testing/an-instrument.ts'

test.each([
  [MAIN, '600000.XSHG'],
  [SHENZHEN, '000001.XSHE'],
])('code and market', (instrument, id) => {
  expect(instrumentId(instrument)).toBe(id)
})
