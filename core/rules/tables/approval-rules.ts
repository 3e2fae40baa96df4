/**
 * From which amount on a second person is asked, beside what functions and rights say; the same amount for what a teller has done
 * alone today. A new installation leaves it to
 * them, but for very large deposits and withdrawals, for which no right is enough, and for what everybody's orders rest on:
 * trading units, rules and names of securities, the words of the lists. A kill switch (S95) is set by one alone, because it is
 * urgent and only ever stops something; that it is over two agree (S96, always).
 */
import type { ApprovalRuleRow } from '../parameters.ts'

const source = "the firm's own choice"

export const APPROVAL_RULES: readonly ApprovalRuleRow[] = [
  { key: '*.*.*', from: '2000-01-01', source, amount: null, dailyAmount: null },
  { key: 'F09.CNY.*', from: '2000-01-01', source, amount: 1_000_000_000, dailyAmount: null },
  // Whatever deviates from what was booked.
  { key: 'G02.*.*', from: '2000-01-01', source, amount: 1, dailyAmount: null },
  ...['S03', 'S05', 'S06', 'S09'].map(code => ({
    key: `${code}.*.*`,
    from: '2000-01-01',
    source,
    amount: 0,
    dailyAmount: null,
  })),
]
