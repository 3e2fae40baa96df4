/**
 * The order types a form offers: those the security's market takes in its phase of the moment; while it takes none, all it ever
 * takes, because the order waits for its phase. The same rows decide on the server (core/rules/order-types.ts).
 */
import type { OfferedOrderType } from '@guitai/core/rules/order-types.ts'

export type { OfferedOrderType } from '@guitai/core/rules/order-types.ts'

export function offeredNow(
  offered: readonly OfferedOrderType[],
  phase: string | undefined,
): readonly OfferedOrderType[] {
  const now = offered.filter(({ phases }) => phases.some(each => each === phase))
  return now.length === 0 ? offered : now
}

/** What the type stays: what the teller chose where it is offered, else the first there is. */
export function fittingType(offered: readonly OfferedOrderType[], chosen: string): string {
  const first = offered[0]?.orderType ?? chosen
  return offered.some(({ orderType }) => orderType === chosen) ? chosen : first
}

/** Not known yet: as a limit order. In the evening nobody knows the next day's limits: every order says a price. */
export function needsPrice(
  offered: readonly OfferedOrderType[],
  chosen: string,
  isEvening: boolean,
): boolean {
  return isEvening || (offered.find(({ orderType }) => orderType === chosen)?.needsPrice ?? true)
}
