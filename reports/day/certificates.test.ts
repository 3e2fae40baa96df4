import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { certificates } from './certificates.ts'

const { read } = reportDatabase()

test('each with what it states', async () => {
  expect((await read(certificates)).rows).toEqual([
    {
      businessDate: '2026-11-20',
      run: 1,
      isVoid: false,
      isProved: true,
      content: { isProved: true, batchNo: 1, chainHash: expect.any(String) as string },
    },
  ])
})

test.each([
  [{ date: '2026-11-20' }, 1],
  [{ from: '2026-11-21' }, 0],
  [{ to: '2026-11-19' }, 0],
])('%j: %i', async (input, count) => {
  expect((await read(certificates, input)).rows).toHaveLength(count)
})
