/** The firm's own choices in a new installation, from the date that books have before their first day. */
import type { SettingRow } from '../parameters.ts'

const source = "the firm's own choice"

export const SETTINGS: readonly SettingRow[] = [
  { key: 'password-tries', from: '1970-01-01', source, value: 5 },
  // Orders at the counter: first the order contract is signed, then the order is sent.
  { key: 'two-step-entry', from: '2000-01-01', source, value: 0 },
  { key: 'price-cage-refuses', from: '1970-01-01', source, value: 0 },
  { key: 'transfers-withdrawable-same-day', from: '1970-01-01', source, value: 0 },
  { key: 'client-password-required', from: '1970-01-01', source, value: 1 },
  // Tellers' passwords: how many kinds of characters they need (small, capital, digit, other), and how many old ones may not be
  // used again.
  { key: 'password-min-length', from: '1970-01-01', source, value: 8 },
  { key: 'password-classes', from: '1970-01-01', source, value: 2 },
  { key: 'password-history', from: '1970-01-01', source, value: 5 },
  // How long the first lock of a teller after wrong passwords lasts, and after how many hours a session ends although it is
  // used.
  { key: 'sign-in-lock-minutes', from: '1970-01-01', source, value: 5 },
  { key: 'session-hours', from: '1970-01-01', source, value: 12 },
  // Lines of one client in a batch of orders. They are checked together, because earlier lines affect later ones.
  { key: 'batch-lines-per-client', from: '1970-01-01', source, value: 1_000 },
  // How long the assessment of a client's risk level is valid (two years in the association's guidelines); 0 means without end.
  { key: 'risk-assessment-months', from: '1970-01-01', source, value: 24 },
  // What the depository charges for a custody transfer, per account and target, in fen (market practice, unverified).
  { key: 'custody-transfer-fee', from: '1970-01-01', source, value: 3_000 },
  // The most that a teller's till may hold, in minor units; 0 means no limit.
  { key: 'till-limit-CNY', from: '1970-01-01', source, value: 50_000_000 },
  { key: 'till-limit-USD', from: '1970-01-01', source, value: 5_000_000 },
  { key: 'till-limit-HKD', from: '1970-01-01', source, value: 50_000_000 },
  // Calendar days after which an oral loss report lapses; the price of a new card or passbook, in fen.
  { key: 'oral-loss-days', from: '1970-01-01', source, value: 5 },
  { key: 'replacement-fee', from: '1970-01-01', source, value: 0 },
  // What is charged for each order that leaves (委托费), in minor units of its currency.
  { key: 'order-fee', from: '1970-01-01', source, value: 0 },
  // How far the depository's fees per kind, market and trading unit may differ from ours and count as rounding, in minor units.
  { key: 'fee-rounding-limit', from: '1970-01-01', source, value: 100 },
  // Which fees the depository takes with the money of the trades (1); the firm pays the others to their receivers itself.
  { key: 'collected-stamp-duty', from: '1970-01-01', source, value: 1 },
  { key: 'collected-transfer-fee', from: '1970-01-01', source, value: 1 },
  { key: 'collected-exchange-fee', from: '1970-01-01', source, value: 1 },
  { key: 'collected-regulatory-fee', from: '1970-01-01', source, value: 1 },
  { key: 'collected-settlement-fee', from: '1970-01-01', source, value: 1 },
  // Interest paid between the crediting days: 0 computes each date at its own rate, 1 computes all dates at the rate of the
  // day.
  { key: 'interest-at-rate-of-the-day', from: '1970-01-01', source, value: 0 },
]
