/** What a teller may do with a request that waits for a second person. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import type { Me } from '../../api/session.ts'

export type Deed = 'agree' | 'refuse' | 'withdraw'

/** One's own are taken back, never agreed to; where a teller is named, that one and nobody else decides. */
export function deedsFor(row: Row, me: Me | null | undefined): readonly Deed[] {
  if (row['status'] !== 'waiting' || me === null || me === undefined) return []
  const { tellerNo } = me.teller
  if (row['makerNo'] === tellerNo) return ['withdraw']
  const named = row['approverNo'] ?? null
  const mayDecide = named === null ? me.isChecker === true : named === tellerNo
  return mayDecide ? ['agree', 'refuse'] : []
}
