/** What a step of the day waits for besides other steps. The step's function refuses while it is missing. */
import type { Words } from './words.ts'

export const DAY_NEED_WORDS = {
  stream: { zh: '交易数据收齐', en: 'the exchange stream' },
  file: { zh: '当日文件', en: 'its file' },
  tills: { zh: '尾箱轧账', en: 'closed tills' },
  time: { zh: '到时间', en: 'its time' },
} as const satisfies Words
export type DayNeed = keyof typeof DAY_NEED_WORDS
