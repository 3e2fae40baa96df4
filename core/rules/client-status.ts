/**
 * A client's status with all its transitions. A restriction may be made stricter, and each can be lifted.
 *
 *   normal ⇄ loss-reported, frozen, dormant, no-buy, no-sell, no-withdrawal
 *   no-buy, no-sell, no-withdrawal → loss-reported, frozen (stricter), and to each other
 *   loss-reported ⇄ frozen · dormant → frozen · frozen → no-buy, no-sell, no-withdrawal (milder)
 *   normal, dormant → closed, by F08 only; nothing comes back from closed
 */
import type { ClientStatus } from '../words/client-status.ts'

const TRANSITIONS: Record<ClientStatus, readonly ClientStatus[]> = {
  normal: ['loss-reported', 'frozen', 'dormant', 'no-buy', 'no-sell', 'no-withdrawal', 'closed'],
  'loss-reported': ['normal', 'frozen'],
  frozen: ['normal', 'loss-reported', 'no-buy', 'no-sell', 'no-withdrawal'],
  dormant: ['normal', 'frozen', 'closed'],
  'no-buy': ['normal', 'loss-reported', 'frozen', 'no-sell', 'no-withdrawal'],
  'no-sell': ['normal', 'loss-reported', 'frozen', 'no-buy', 'no-withdrawal'],
  'no-withdrawal': ['normal', 'loss-reported', 'frozen', 'no-buy', 'no-sell'],
  closed: [],
}

export function mayChangeStatus(from: ClientStatus, to: ClientStatus): boolean {
  return TRANSITIONS[from].includes(to)
}
