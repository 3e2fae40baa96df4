/**
 * Days on which the mainland exchanges are closed, beside weekends (make-up working weekends are no trading days).
 * Written from memory of the yearly notices, to be compared with them: all of 2026 and 2027 is [K?].
 */
import type { HolidayRow } from '../parameters.ts'

const NEW_YEAR = { zh: '元旦', en: 'New Year' }
const SPRING = { zh: '春节', en: 'Spring Festival' }
const QINGMING = { zh: '清明节', en: 'Qingming Festival' }
const LABOUR = { zh: '劳动节', en: 'Labour Day' }
const DRAGON_BOAT = { zh: '端午节', en: 'Dragon Boat Festival' }
const MID_AUTUMN = { zh: '中秋节', en: 'Mid-Autumn Festival' }
const NATIONAL = { zh: '国庆节', en: 'National Day' }
const source = 'exchange holiday notices (unverified)'

export const HOLIDAYS: readonly HolidayRow[] = [
  { key: '2025-new-year', from: '2025-01-01', to: '2025-01-01', name: NEW_YEAR, source },
  { key: '2025-spring', from: '2025-01-28', to: '2025-02-04', name: SPRING, source },
  { key: '2025-qingming', from: '2025-04-04', to: '2025-04-06', name: QINGMING, source },
  { key: '2025-labour', from: '2025-05-01', to: '2025-05-05', name: LABOUR, source },
  { key: '2025-dragon-boat', from: '2025-05-31', to: '2025-06-02', name: DRAGON_BOAT, source },
  { key: '2025-national', from: '2025-10-01', to: '2025-10-08', name: NATIONAL, source },
  { key: '2026-new-year', from: '2026-01-01', to: '2026-01-03', name: NEW_YEAR, source },
  { key: '2026-spring', from: '2026-02-15', to: '2026-02-23', name: SPRING, source },
  { key: '2026-qingming', from: '2026-04-04', to: '2026-04-06', name: QINGMING, source },
  { key: '2026-labour', from: '2026-05-01', to: '2026-05-05', name: LABOUR, source },
  { key: '2026-dragon-boat', from: '2026-06-19', to: '2026-06-21', name: DRAGON_BOAT, source },
  { key: '2026-mid-autumn', from: '2026-09-25', to: '2026-09-27', name: MID_AUTUMN, source },
  { key: '2026-national', from: '2026-10-01', to: '2026-10-07', name: NATIONAL, source },
  { key: '2027-new-year', from: '2027-01-01', to: '2027-01-01', name: NEW_YEAR, source },
]
