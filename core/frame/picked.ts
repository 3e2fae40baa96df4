/**
 * Values that nobody knows by heart: screens let the teller pick the row. For each: the report whose rows are offered, and the
 * column that is the value. The field carries it (`x-picked-from`), so a program finds the rows as the screens do.
 */
export interface PickedFrom {
  readonly report: string
  readonly column: string
  /** A text; else a number. */
  readonly isText?: true
  /** A row of the report has a list of what is picked. */
  readonly isWithin?: true
}

export const PICKED = {
  holding: { report: 'client-holdings', column: 'holdingNo' },
  freeze: { report: 'freezes', column: 'freezeNo' },
  order: { report: 'orders', column: 'orderId' },
  voucher: { report: 'vouchers', column: 'voucherNo' },
  agent: { report: 'client-agents', column: 'agentNo' },
  loss: { report: 'client-losses', column: 'lossNo' },
  'custody-transfer': { report: 'custody-transfers', column: 'transferNo' },
  'open-trade': { report: 'open-settlement', column: 'tradeSeq' },
  teller: { report: 'tellers', column: 'tellerNo' },
  branch: { report: 'branches', column: 'branchNo' },
  approval: { report: 'approvals', column: 'approvalId' },
  unplaced: { report: 'unplaced', column: 'unplacedNo' },
  job: { report: 'jobs', column: 'jobNo' },
  'trading-unit': { report: 'order-queue', column: 'pbuId', isText: true },
  role: { report: 'roles', column: 'role', isText: true },
  discrepancy: { report: 'discrepancies', column: 'discrepancyKey', isText: true },
  // Of these a row has several within: cards, accounts, passwords.
  'lost-object': { report: 'client-profile', column: 'id', isText: true, isWithin: true },
  'securities-account': {
    report: 'client-profile',
    column: 'securitiesAccountId',
    isText: true,
    isWithin: true,
  },
} as const satisfies Record<string, PickedFrom>

export type Picked = keyof typeof PICKED

export function isPicked(widget: string | undefined): widget is Picked {
  return widget !== undefined && Object.hasOwn(PICKED, widget)
}
