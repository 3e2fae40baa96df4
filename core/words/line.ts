/** Trading units and the lines to the exchanges: whether they run, and what is done about them. */
import type { Words } from './words.ts'

export const TRADING_UNIT_STATUS_WORDS = {
  running: { zh: '启用', en: 'Running' },
  paused: { zh: '暂停', en: 'Paused' },
  replaced: { zh: '已替换', en: 'Replaced' },
} as const satisfies Words
export type TradingUnitStatus = keyof typeof TRADING_UNIT_STATUS_WORDS

export const LINE_STATE_WORDS = {
  down: { zh: '断开', en: 'Down' },
  connecting: { zh: '连接中', en: 'Connecting' },
  'logged-on': { zh: '已登录', en: 'Logged on' },
} as const satisfies Words

export const LINE_ACT_WORDS = {
  renumber: { zh: '重编序号', en: 'Renumber the line' },
} as const satisfies Words
