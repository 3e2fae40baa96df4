/** Tellers, roles, credentials and approvals. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen } from '../base/money.ts'

export interface Teller {
  tellerNo: number
  name: string
  fullName: string
  branchNo: number
  roles: string[]
  status: 'normal' | 'locked' | 'closed'
}

export interface FunctionRight {
  /** A function's or report's name, or '*' for all of a module ('funds.*'), or '*' for everything. */
  permission: string
  /** The most one command may move without a checker; null: no limit. */
  limit: Fen | null
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
}

export type CredentialKind = 'sign-in' | 'trading' | 'cash' | 'phone'

/** `key` is 'kind:owner', e.g. 'sign-in:1001', 'cash:10000001'. The hash never leaves the storage and the pool that verifies it. */
export interface Credential {
  key: string
  kind: CredentialKind
  owner: number
  version: number
  hash: string
  failures: number
  lockedOn: BusinessDate | null
  mustChange: boolean
}

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
  channel: string
  reason: string
  status: 'waiting' | 'approved' | 'refused' | 'expired'
  requestedAt: number
}
