/** Agents who act for a client: what they may do, what is done with the authorisation, and whether it is in force. */
import type { Words } from './words.ts'

export const AGENT_SCOPE_WORDS = {
  inquire: { zh: '查询', en: 'Inquire' },
  deposit: { zh: '存款', en: 'Deposit' },
  withdraw: { zh: '取款', en: 'Withdraw' },
  order: { zh: '委托', en: 'Order' },
  'custody-transfer': { zh: '转托管', en: 'Custody transfer' },
} as const satisfies Words
export type AgentScope = keyof typeof AGENT_SCOPE_WORDS

export const AGENT_ACT_WORDS = {
  add: { zh: '新增', en: 'Add' },
  amend: { zh: '修改', en: 'Amend' },
  end: { zh: '终止', en: 'End' },
} as const satisfies Words

export const AGENT_STATUS_WORDS = {
  valid: { zh: '有效', en: 'Valid' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Words
export type AgentStatus = keyof typeof AGENT_STATUS_WORDS
