/** A right as S07 is given it, and as the books keep it. */
import { timeOfDay } from '../../base/market.ts'
import type { Currency, Fen } from '../../base/money.ts'
import type { FunctionRight } from '../../books/function-right.ts'

export interface GivenRight {
  permission: string
  limit?: Fen
  limitUsd?: Fen
  limitHkd?: Fen
  dailyLimit?: Fen
  dailyLimitUsd?: Fen
  dailyLimitHkd?: Fen
  branches?: number[]
  clientClasses?: string[]
  from?: string
  to?: string
  workstations?: string[]
  checksOnly?: boolean
}

export function rightOf(given: GivenRight): FunctionRight {
  const { permission, branches, clientClasses, from, to, workstations, checksOnly } = given
  const dailyLimits = byCurrency(given.dailyLimit, given.dailyLimitUsd, given.dailyLimitHkd)
  return {
    permission,
    limits: byCurrency(given.limit, given.limitUsd, given.limitHkd),
    ...(Object.keys(dailyLimits).length === 0 ? {} : { dailyLimits }),
    ...(branches === undefined ? {} : { branches }),
    clientClasses: clientClasses ?? null,
    hours: from === undefined || to === undefined ? null : { from: timeOfDay(from), to: timeOfDay(to) },
    workstations: workstations ?? null,
    ...(checksOnly === true ? { checksOnly } : {}),
  }
}

function byCurrency(
  cny: Fen | undefined,
  usd: Fen | undefined,
  hkd: Fen | undefined,
): Partial<Record<Currency, Fen>> {
  return {
    ...(cny === undefined ? {} : { CNY: cny }),
    ...(usd === undefined ? {} : { USD: usd }),
    ...(hkd === undefined ? {} : { HKD: hkd }),
  }
}
