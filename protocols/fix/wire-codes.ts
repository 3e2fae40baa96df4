/** The one-character codes of FIX 4.4 and our words for them: Side(54), ExecType(150), OrdStatus(39). */
import type { Side } from '@guitai/core/base/market.ts'
import type { DesignationInstruction, ExecType, FixOrderStatus } from './messages.ts'

/** PartyRole(452) of the trading unit, as in STEP. */
export const EXECUTING_FIRM = '1'

export const SIDE_CODE: Record<Side, string> = { buy: '1', sell: '2' }

/** PartyDetailRole(1693) of a securities account. */
export const ACCOUNT_ROLE = '5'

export const DESIGNATION_CODE: Record<DesignationInstruction, string> = {
  designate: '1',
  'revoke-designation': '2',
}

/** The codes under which Shanghai lists designation and its withdrawal like securities. */
export const DESIGNATION_SECURITY: Record<DesignationInstruction, string> = {
  designate: '799999',
  'revoke-designation': '799998',
}

export const EXEC_TYPE_CODE: Record<ExecType, string> = {
  new: '0',
  doneForDay: '3',
  canceled: '4',
  pendingCancel: '6',
  stopped: '7',
  rejected: '8',
  suspended: '9',
  pendingNew: 'A',
  calculated: 'B',
  expired: 'C',
  trade: 'F',
  tradeCorrect: 'G',
  tradeCancel: 'H',
  status: 'I',
}

export const ORDER_STATUS_CODE: Record<FixOrderStatus, string> = {
  new: '0',
  partiallyFilled: '1',
  filled: '2',
  doneForDay: '3',
  canceled: '4',
  pendingCancel: '6',
  stopped: '7',
  rejected: '8',
  suspended: '9',
  pendingNew: 'A',
  calculated: 'B',
  expired: 'C',
}

function reversed<Word extends string>(codes: Record<Word, string>): ReadonlyMap<string, Word> {
  return new Map((Object.keys(codes) as Word[]).map(word => [codes[word], word]))
}

export const SIDE_OF = reversed(SIDE_CODE)
export const DESIGNATION_OF = reversed(DESIGNATION_CODE)
/** FIX 4.2 peers send 1 and 2 for partial fill and fill where 4.4 has F. */
export const EXEC_TYPE_OF: ReadonlyMap<string, ExecType> = new Map([
  ...reversed(EXEC_TYPE_CODE),
  ['1', 'trade'],
  ['2', 'trade'],
])
export const ORDER_STATUS_OF = reversed(ORDER_STATUS_CODE)
