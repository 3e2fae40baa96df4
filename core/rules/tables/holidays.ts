/**
 * Days on which the mainland exchanges are closed, besides weekends (make-up working weekends are no trading days). The
 * exchanges follow the State Council's notice for the year, which comes in November. `npm run holidays -- 2027` prints its rows
 * from a package that keeps them, and a test compares this table with it. Until a year's notice is known, its rows are the
 * holidays by law; what the notice adds is entered with S04.
 */
import type { HolidayRow } from '../parameters.ts'

const NEW_YEAR = { zh: '元旦', en: 'New Year' }
const SPRING = { zh: '春节', en: 'Spring Festival' }
const QINGMING = { zh: '清明节', en: 'Qingming Festival' }
const LABOUR = { zh: '劳动节', en: 'Labour Day' }
const DRAGON_BOAT = { zh: '端午节', en: 'Dragon Boat Festival' }
const MID_AUTUMN = { zh: '中秋节', en: 'Mid-Autumn Festival' }
const NATIONAL = { zh: '国庆节', en: 'National Day' }
const NOTICE_2025 = "State Council's notice for 2025"
const NOTICE_2026 = "State Council's notice for 2026"
const LAW = "holidays by law (State Council, 2024-11-10); the year's notice is still to come"

export const HOLIDAYS: readonly HolidayRow[] = [
  { key: '2025-new-year', from: '2025-01-01', to: '2025-01-01', name: NEW_YEAR, source: NOTICE_2025 },
  { key: '2025-spring', from: '2025-01-28', to: '2025-02-04', name: SPRING, source: NOTICE_2025 },
  { key: '2025-qingming', from: '2025-04-04', to: '2025-04-06', name: QINGMING, source: NOTICE_2025 },
  { key: '2025-labour', from: '2025-05-01', to: '2025-05-05', name: LABOUR, source: NOTICE_2025 },
  { key: '2025-dragon-boat', from: '2025-05-31', to: '2025-06-02', name: DRAGON_BOAT, source: NOTICE_2025 },
  { key: '2025-national', from: '2025-10-01', to: '2025-10-08', name: NATIONAL, source: NOTICE_2025 },
  { key: '2026-new-year', from: '2026-01-01', to: '2026-01-03', name: NEW_YEAR, source: NOTICE_2026 },
  { key: '2026-spring', from: '2026-02-15', to: '2026-02-23', name: SPRING, source: NOTICE_2026 },
  { key: '2026-qingming', from: '2026-04-04', to: '2026-04-06', name: QINGMING, source: NOTICE_2026 },
  { key: '2026-labour', from: '2026-05-01', to: '2026-05-05', name: LABOUR, source: NOTICE_2026 },
  { key: '2026-dragon-boat', from: '2026-06-19', to: '2026-06-21', name: DRAGON_BOAT, source: NOTICE_2026 },
  { key: '2026-mid-autumn', from: '2026-09-25', to: '2026-09-27', name: MID_AUTUMN, source: NOTICE_2026 },
  { key: '2026-national', from: '2026-10-01', to: '2026-10-07', name: NATIONAL, source: NOTICE_2026 },
  { key: '2027-new-year', from: '2027-01-01', to: '2027-01-01', name: NEW_YEAR, source: LAW },
  { key: '2027-spring', from: '2027-02-05', to: '2027-02-08', name: SPRING, source: LAW },
  { key: '2027-qingming', from: '2027-04-05', to: '2027-04-05', name: QINGMING, source: LAW },
  { key: '2027-labour', from: '2027-05-01', to: '2027-05-02', name: LABOUR, source: LAW },
  { key: '2027-dragon-boat', from: '2027-06-09', to: '2027-06-09', name: DRAGON_BOAT, source: LAW },
  { key: '2027-mid-autumn', from: '2027-09-15', to: '2027-09-15', name: MID_AUTUMN, source: LAW },
  { key: '2027-national', from: '2027-10-01', to: '2027-10-03', name: NATIONAL, source: LAW },
]
