/** What a teller did, and can reverse; where an entry of the journal is of the same kind, the word is its word. */
import { ENTRY_KIND_WORDS } from './entry-kind.ts'
import { only, type Words } from './words.ts'

/** Money in and out over the counter. */
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
    // A row of the depository's opening file (X08): bought on its value date, at its cost.
    'opening',
    // Taken from a freeze by an authority (G06).
    'deduction',
    // Cash between tills, vault and bank, and what a count was over or short: of no client (clientNo 0).
    'till-move',
    'till-difference',
    // What a teller settled a trade by more or less than was booked (G02).
    'settlement-difference',
    'reversal',
  ),
  /** Red and blue of a correction of an earlier day (G04). */
  'adjustment-in': { zh: '红冲蓝补（收）', en: 'Adjustment in' },
  'adjustment-out': { zh: '红冲蓝补（付）', en: 'Adjustment out' },
} as const satisfies Words
export type VoucherKind = keyof typeof VOUCHER_KIND_WORDS

/** Of lists in which entries and vouchers stand together. */
export const BOOKING_KIND_WORDS = { ...ENTRY_KIND_WORDS, ...VOUCHER_KIND_WORDS } as const satisfies Words
