import { expect, test } from 'vitest'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { lotOf, oddPart } from '@guitai/core/rules/ticks-and-lots.ts'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { oddLots } from './odd-lots.ts'

const { read, execute } = reportDatabase()
const MAIN = { market: 'XSHG', kind: 'stock', board: 'main' } as const
const STAR = { market: 'XSHG', kind: 'stock', board: 'star' } as const

test('full lots are not listed', async () => {
  expect((await read(oddLots, {})).rows).toEqual([])
})

test.each([
  [MAIN, 1001, 1130, '304.50'],
  [MAIN, 1001, 100, null],
  [MAIN, 1001, 99, '1004.85'],
  [STAR, 1003, 250, null],
  [STAR, 1003, 199, '4975.00'],
  [STAR, 1003, 200, null],
])(
  '%j %i: of %i shares the odd part, as the rules have it, and its value',
  async (of, instrumentNo, total, value) => {
    await execute(`delete from current.holding where holding_no = 99;
    insert into current.holding values (99, 10000001, 'A100000001.XSHG', ${instrumentNo}, 'U', '', ${total}, 0, 0, 0, 0)`)
    const odd = oddPart(lotOf(defaultParameters(), of, '2026-11-23'), total)
    expect(odd === 0).toBe(value === null)
    const found = await read(oddLots, { client: '10000001', market: 'XSHG' })
    expect(columnsOf(found, 'total', 'odd', 'oddValue')).toEqual(value === null ? [] : [[total, odd, value]])
  },
)

test('pledged bonds cannot be sold, and are not listed', async () => {
  await execute("update current.holding set share_nature = 'pledged', settled = 30 where holding_no = 99")
  expect((await read(oddLots, {})).rows).toEqual([])
})
