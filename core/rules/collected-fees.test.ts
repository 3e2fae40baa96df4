import { expect, test } from 'vitest'
import { collectedFees } from './collected-fees.ts'
import { defaultParameters } from './default-parameters.ts'
import { OUTSIDE_FEES } from './fee-sums.ts'

test('as shipped the depository collects every outside fee; from a date on a kind may be paid by the firm', () => {
  const shipped = defaultParameters()
  expect(collectedFees(shipped, '2026-11-23')).toEqual(OUTSIDE_FEES)
  const row = { key: 'collected-stamp-duty', from: '2026-11-24', source: '', value: 0 } as const
  const changed = { ...shipped, settings: [...shipped.settings, row] }
  expect(collectedFees(changed, '2026-11-23')).toContain('stampDuty')
  expect(collectedFees(changed, '2026-11-24')).toEqual(OUTSIDE_FEES.filter(fee => fee !== 'stampDuty'))
})
