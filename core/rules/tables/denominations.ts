/**
 * Notes and coins by which a till is counted, in minor units, largest first. Key: the currency. CNY is the fifth series as
 * issued, with the fen coins still in circulation; USD and HKD are what is in circulation.
 */
import type { DenominationRow } from '../parameters.ts'

export const DENOMINATIONS: readonly DenominationRow[] = [
  {
    key: 'CNY',
    from: '2000-01-01',
    source: 'PBC, fifth series of the renminbi',
    faces: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1],
  },
  {
    key: 'USD',
    from: '2000-01-01',
    source: 'Federal Reserve notes, US Mint coins',
    faces: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25, 10, 5, 1],
  },
  {
    key: 'HKD',
    from: '2000-01-01',
    source: 'HKMA, notes and coins in circulation',
    faces: [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10],
  },
]
