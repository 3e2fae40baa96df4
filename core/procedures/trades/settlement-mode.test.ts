/** The client's own mode comes before the market's, and that before the branch's; each by trade date. */
import { expect, test } from 'vitest'
import type { ClientSettlementMode } from '../../books/client-details.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import type { SettlementModeRow } from '../../rules/parameters.ts'
import { settlementModeOf } from './settlement-mode.ts'

const row = (key: string, mode: SettlementModeRow['mode'], from = '2026-01-01'): SettlementModeRow => ({
  key,
  mode,
  from,
  source: '',
})
const BRANCH = row('branch/1', 4)
const MARKET = row('market/XSHG', 3)

test.each<[string, ClientSettlementMode, SettlementModeRow[], number]>([
  ['a new installation', 0, [], 2],
  ["the branch's", 0, [BRANCH], 4],
  ["the market's before the branch's", 0, [BRANCH, MARKET], 3],
  ["the client's before both", 1, [BRANCH, MARKET], 1],
  ['of another branch', 0, [row('branch/2', 4)], 2],
  ['of another market', 0, [row('market/XSHE', 4)], 2],
  ['not yet', 0, [row('market/XSHG', 3, '2026-11-24')], 2],
  ['no longer', 0, [MARKET, row('market/XSHG', null, '2026-11-23'), BRANCH], 4],
])('%s', (_, settlementMode, rows, expected) => {
  const parameters = {
    ...defaultParameters(),
    settlementModes: [...defaultParameters().settlementModes, ...rows],
  }
  expect(settlementModeOf({ parameters }, { settlementMode, branchNo: 1 }, 'XSHG', '2026-11-23')).toBe(
    expected,
  )
})

test('without any row the day end settles', () => {
  const parameters = { ...defaultParameters(), settlementModes: [] }
  expect(settlementModeOf({ parameters }, { settlementMode: 0, branchNo: 1 }, 'XSHG', '2026-11-23')).toBe(2)
})
