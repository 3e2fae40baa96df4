/** Why a client or an account cannot be closed yet; a refusal names all reasons at once. */
import type { Words } from './words.ts'

export const CLOSING_REASON_WORDS = {
  open_order: { zh: '有未了结委托', en: 'open order' },
  on_hold: { zh: '有冻结在途资金或股份', en: 'on hold' },
  frozen: { zh: '有司法或内部冻结', en: 'freeze in force' },
  unsettled: { zh: '有未交收', en: 'not settled' },
  uncleared: { zh: '有当日转入未达资金', en: 'uncleared money' },
  debt: { zh: '有欠款', en: 'debt' },
  third_party_balance: { zh: '三方存管账户有余额', en: 'balance under third-party custody' },
  holding: { zh: '有证券余额', en: 'holding' },
  shenzhen_custody: { zh: '有深圳托管证券', en: 'Shenzhen custody here' },
  shanghai_designation: { zh: '未撤销上海指定交易', en: 'Shanghai designation' },
  transfer_running: { zh: '有转托管在办', en: 'custody transfer under way' },
  repo_open: { zh: '有未到期回购', en: 'open repo' },
} as const satisfies Words
export type ClosingReason = keyof typeof CLOSING_REASON_WORDS
