/** What a teller did and can reverse. Where a journal entry has the same kind, both use the same word. */
import { ENTRY_KIND_WORDS } from './entry-kind.ts'
import { only, type Words } from './words.ts'

/** Money paid in and out at the counter. */
export const CASH_MOVE_WORDS = only(
  ENTRY_KIND_WORDS,
  'deposit',
  'withdrawal',
  'transfer-in',
  'transfer-out',
  'remittance-in',
  'remittance-out',
)

export const VOUCHER_KIND_WORDS = {
  ...CASH_MOVE_WORDS,
  ...only(
    ENTRY_KIND_WORDS,
    'securities-in',
    'securities-out',
    // A row of the depository's opening file (X08), bought on its value date at its cost.
    'opening',
    // An authority took it from a freeze (G06).
    'deduction',
    // Cash between tills, vault and bank, and what a count was over or short. It belongs to no client (clientNo 0).
    'till-move',
    'till-difference',
    // The amount by which a teller's settlement of a trade differs from what was booked (G02).
    'settlement-difference',
    'reversal',
  ),
  /** The two halves, red and blue, of a correction of an earlier day (G04). */
  'adjustment-in': { zh: '红冲蓝补（收）', en: 'Adjustment in' },
  'adjustment-out': { zh: '红冲蓝补（付）', en: 'Adjustment out' },
} as const satisfies Words
export type VoucherKind = keyof typeof VOUCHER_KIND_WORDS

/** The kinds of lists that contain entries and vouchers. */
export const BOOKING_KIND_WORDS = { ...ENTRY_KIND_WORDS, ...VOUCHER_KIND_WORDS } as const satisfies Words
