/** Requests to the depository, and their state. */
import { APPROVAL_STATUS_WORDS } from './approval.ts'
import { only, type Words } from './words.ts'

export const CUSTODY_KIND_WORDS = {
  'transfer-out': { zh: '转托管转出', en: 'Transfer out' },
  'transfer-in': { zh: '转托管转入', en: 'Transfer in' },
  designate: { zh: '指定交易', en: 'Designation' },
  'revoke-designation': { zh: '撤销指定', en: 'Designation withdrawn' },
  pledge: { zh: '质押入库', en: 'Pledge' },
  release: { zh: '质押出库', en: 'Release' },
} as const satisfies Words
export type CustodyTransferKind = keyof typeof CUSTODY_KIND_WORDS

/** What an account asks of its exchange; the others move shares. */
export type DesignationKind = Extract<CustodyTransferKind, 'designate' | 'revoke-designation'>

export const isDesignation = (kind: CustodyTransferKind): kind is DesignationKind =>
  kind === 'designate' || kind === 'revoke-designation'

export const CUSTODY_STATUS_WORDS = {
  held: { zh: '待申报', en: 'Held' },
  sent: { zh: '已申报', en: 'Sent' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  ...only(APPROVAL_STATUS_WORDS, 'refused'),
} as const satisfies Words
export type CustodyStatus = keyof typeof CUSTODY_STATUS_WORDS

/** The states of a request that is not answered yet. */
export const UNDER_WAY_STATUSES = ['held', 'sent'] as const satisfies readonly CustodyStatus[]

/** The values by which lists are filtered. */
export const CUSTODY_FILTER_WORDS = {
  'under-way': { zh: '在途', en: 'Under way' },
  ...only(CUSTODY_STATUS_WORDS, 'confirmed', 'refused'),
} as const satisfies Words
