/** Branches with the branches above them. */
import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { branches } from './branches.ts'

const { read } = reportDatabase()

test('what they are called, where they are, what is above them', async () => {
  const { rows } = await read(branches, {})
  expect(rows).toMatchObject([
    { branchNo: 1, code: '0001', nameEn: 'Headquarters', status: 'trading', parentNo: null },
    { branchNo: 2, code: '0002', nameEn: 'East branch', parentNo: 1 },
  ])
})
