import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { tellers } from './tellers.ts'

const { read } = reportDatabase()

test('who they are and what roles they have', async () => {
  expect((await read(tellers, { limit: 1 })).rows).toEqual([
    { tellerNo: 1001, name: 'wang', fullName: '王柜员', branchNo: 1, roles: ['teller'], status: 'normal' },
  ])
})
