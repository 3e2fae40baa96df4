import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { blocks } from './blocks.ts'

const { read, execute } = reportDatabase()

test('what is blocked now; what was lifted where asked for', async () => {
  await execute(`insert into current.block (block_key, is_set, reason, set_by, set_at) values
    ('client/10000001', true, 'x', 1001, now()), ('firm', false, 'over', 1001, now())`)
  const found = await read(blocks)
  expect(columnsOf(found, 'scope', 'target', 'clientName', 'tellerName')).toEqual([
    ['client', '10000001', expect.stringMatching(/./), '王柜员'],
  ])
  expect(found.looks).toEqual(['10000001'])
  expect(columnsOf(await read(blocks, { withLifted: true }), 'scope', 'isSet')).toEqual([
    ['client', true],
    ['firm', false],
  ])
})
