/** When X05 may make the files of a day; its table test has a row for each refusal. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withSteps } from '../../testing/steps.ts'
import { madeFiles, refuseRegistryFiles, registryFileKey } from './registry-files.ts'

const asked = { market: 'XSHG', tradingUnit: '20001', date: '2026-11-23' } as const

test('once trades are matched and settled, and in this order of reasons', () => {
  const refusal = (...steps: string[]) =>
    refuseRegistryFiles(withSteps(books({ day: '2026-11-23 day-end' }), steps), asked)?.code
  expect([refusal(), refusal('E12'), refusal('E03'), refusal('E03', 'E12')]).toEqual([
    'day_not_matched',
    'day_not_matched',
    'step_out_of_order',
    undefined,
  ])
})

test('what was made, fills first', () => {
  const given = books()
  for (const kind of ['holdings', 'fills'] as const) {
    const fileKey = registryFileKey({ tradeDate: asked.date, tradingUnit: '20001', kind })
    const row = { fileKey, tradeDate: asked.date, market: 'XSHG', tradingUnit: '20001', kind } as const
    given.registryFiles.set(fileKey, { ...row, name: kind, sha256: '', size: 0, records: 0 })
  }
  expect(madeFiles(given, asked).map(({ name }) => name)).toEqual(['fills', 'holdings'])
  expect(madeFiles(given, { ...asked, date: '2026-11-20' })).toEqual([])
})
