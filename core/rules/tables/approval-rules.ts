/**
 * The amounts from which a second person is asked, in addition to what functions and rights require. The same amount applies to
 * what a teller has moved alone today. A new installation has rows for very large deposits and withdrawals, for which no right
 * is enough, and for the basis of everybody's orders: trading units, rules and names of securities, the words of lists. One
 * person alone sets a kill switch (S95), because it is urgent and only stops something. Two persons end it (S96, always).
 */
import type { ApprovalRuleRow } from '../parameters.ts'

const source = "the firm's own choice"

export const APPROVAL_RULES: readonly ApprovalRuleRow[] = [
  { key: '*.*.*', from: '2000-01-01', source, amount: null, dailyAmount: null },
  { key: 'F09.CNY.*', from: '2000-01-01', source, amount: 1_000_000_000, dailyAmount: null },
  // Any deviation from what was booked.
  { key: 'G02.*.*', from: '2000-01-01', source, amount: 1, dailyAmount: null },
  ...['S03', 'S05', 'S06', 'S09'].map(code => ({
    key: `${code}.*.*`,
    from: '2000-01-01',
    source,
    amount: 0,
    dailyAmount: null,
  })),
]
