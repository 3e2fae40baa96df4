/** By which name screens ask for a vocabulary's words: mostly that of the column or field whose values they are. */
import { AGENT_SCOPE_WORDS } from '@guitai/core/words/agent.ts'
import { APPROVAL_REASON_WORDS, APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { BLOCK_SCOPE_WORDS } from '@guitai/core/words/block-scope.ts'
import { BOARD_RIGHT_WORDS } from '@guitai/core/words/board.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { CLIENT_STATUS_WORDS } from '@guitai/core/words/client-status.ts'
import { CLIENT_PASSWORD_WORDS } from '@guitai/core/words/credential-kind.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { CUSTODY_MODE_WORDS } from '@guitai/core/words/custody-mode.ts'
import { DAY_COUNT_WORDS } from '@guitai/core/words/day-count.ts'
import { DAY_NEED_WORDS } from '@guitai/core/words/day-need.ts'
import { DAY_PHASE_WORDS } from '@guitai/core/words/day-phase.ts'
import { DISCREPANCY_KIND_WORDS } from '@guitai/core/words/discrepancy.ts'
import { FEE_KIND_WORDS } from '@guitai/core/words/fee-kind.ts'
import { IDENTITY_TYPE_WORDS } from '@guitai/core/words/identity-type.ts'
import { TRADING_UNIT_STATUS_WORDS } from '@guitai/core/words/line.ts'
import { JOB_STATUS_WORDS } from '@guitai/core/words/job-status.ts'
import { LOST_OBJECT_WORDS } from '@guitai/core/words/loss.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { MODULE_WORDS } from '@guitai/core/words/module.ts'
import { ORDER_STATUS_FILTER_WORDS, SHOWN_ORDER_STATUS_WORDS } from '@guitai/core/words/order-status.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SESSION_PHASE_WORDS } from '@guitai/core/words/session-phase.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { STEP_STATE_WORDS } from '@guitai/core/words/step-status.ts'
import { VOUCHER_KIND_WORDS } from '@guitai/core/words/voucher-kind.ts'
import { WARNING_WORDS } from '@guitai/core/words/warning.ts'
import type { Word, Words } from '@guitai/core/words/words.ts'

const VOCABULARIES: Readonly<Record<string, Words>> = {
  approval: APPROVAL_STATUS_WORDS,
  blockScope: BLOCK_SCOPE_WORDS,
  board: BOARD_RIGHT_WORDS,
  channel: CHANNEL_WORDS,
  currency: CURRENCY_WORDS,
  custodyMode: CUSTODY_MODE_WORDS,
  dayCount: DAY_COUNT_WORDS,
  dayNeed: DAY_NEED_WORDS,
  dayPhase: DAY_PHASE_WORDS,
  discrepancy: DISCREPANCY_KIND_WORDS,
  fee: FEE_KIND_WORDS,
  identityType: IDENTITY_TYPE_WORDS,
  job: JOB_STATUS_WORDS,
  lost: LOST_OBJECT_WORDS,
  market: MARKET_WORDS,
  module: MODULE_WORDS,
  orderType: ORDER_TYPE_WORDS,
  passwordKind: CLIENT_PASSWORD_WORDS,
  phase: SESSION_PHASE_WORDS,
  reason: APPROVAL_REASON_WORDS,
  scope: AGENT_SCOPE_WORDS,
  side: SIDE_WORDS,
  // Of an order or of a client: no value is of both.
  status: { ...CLIENT_STATUS_WORDS, ...ORDER_STATUS_FILTER_WORDS, ...SHOWN_ORDER_STATUS_WORDS },
  stepState: STEP_STATE_WORDS,
  unit: TRADING_UNIT_STATUS_WORDS,
  voucher: VOUCHER_KIND_WORDS,
  warning: WARNING_WORDS,
}

export function findWord(group: string, value: string): Word | undefined {
  return VOCABULARIES[group]?.[value]
}
