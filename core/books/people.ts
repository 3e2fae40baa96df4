/** Tellers, roles, credentials and approvals. */
import type { BusinessDate } from '../base/business-date.ts'
import type { TimeOfDay } from '../base/market.ts'
import type { Currency, Fen } from '../base/money.ts'
import type { ApprovalReason, ApprovalStatus } from '../words/approval.ts'
import type { Channel } from '../words/channel.ts'
import type { CredentialKind } from '../words/credential-kind.ts'
import type { TellerStatus } from '../words/teller-status.ts'

export interface Teller {
  tellerNo: number
  name: string
  fullName: string
  branchNo: number
  roles: string[]
  status: TellerStatus
}

export interface FunctionRight {
  /** A function's or report's name, or '*' for all of a module ('funds.*'), or '*' for everything. */
  permission: string
  /** The most one command may move without a second person, by currency; none for a currency: no limit. */
  limits: Partial<Record<Currency, Fen>>
  /** The most a day's commands of one function may come to, by currency; what holds without one: procedures/people/rights.ts. */
  dailyLimits?: Partial<Record<Currency, Fen>>
  /** Classes of clients it covers; null: all. */
  clientClasses: readonly string[] | null
  /** Times of the market's clock. The end is not part of the hours, and may lie behind midnight. null means round the clock. */
  hours: { from: TimeOfDay; to: TimeOfDay } | null
  /** Addresses of the workstations it holds at; '10.1.2.*' for all that begin so. null: anywhere. */
  workstations: readonly string[] | null
  /** It lets its holder agree to what others ask for, and not ask for it himself. */
  checksOnly?: true
}

/** A right without any narrowing: no limit, every client, any time, anywhere. */
export function fullRight(permission: string): FunctionRight {
  return { permission, limits: {}, clientClasses: null, hours: null, workstations: null }
}

export interface Role {
  role: string
  titleZh: string
  titleEn: string
  rights: FunctionRight[]
  /** May see personal data unmasked. */
  seesPersonalData: boolean
  /** May agree to what another entered. */
  isChecker: boolean
  /** Its tellers sign in with a code, too; until they have enrolled they may do nothing else. */
  needsSecondFactor?: boolean
}

/** `key` is 'kind:owner', e.g. 'sign-in:1001', 'cash:10000001'. The hash never leaves the storage and the pool that verifies it. */
export interface Credential {
  key: string
  kind: CredentialKind
  owner: number
  version: number
  hash: string
  failures: number
  /** A client's lock: since when. */
  lockedOn: BusinessDate | null
  /** A teller's: until when, in milliseconds since 1970 UTC. */
  lockedUntil: number | null
  mustChange: boolean
}

/**
 * Why a second person was asked: the function always wants one, it names one, the firm's rule, the maker's own limit, either of
 * them together with what the maker has done alone today.
 */

/**
 *   waiting ──(agreed, decided afresh and accepted)──► approved
 *      ├──(a checker refuses)──► refused
 *      ├──(its maker takes it back)──► withdrawn
 *      └──(the day ends)──► expired
 */
export interface Approval {
  approvalId: number
  businessDate: BusinessDate
  functionCode: string
  /** The immutable request as it was made. */
  input: string
  /** What was found out about its passwords when it was made; no screen shows it. */
  secrets: string
  makerNo: number
  checkerNo: number | null
  /** The one teller who may agree, where the function names one; null: any checker. */
  approverNo: number | null
  channel: Channel
  reason: ApprovalReason
  status: ApprovalStatus
  requestedAt: number
  /** Why the checker said no. */
  refusal?: string
}
