/**
 * What the clients of a branch bring when the counter takes it over. The depository holds it from then on and writes it to an
 * opening file per market. Setting it again replaces what was set before.
 */
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import type { Shares } from '@guitai/core/base/money.ts'
import type { OpeningRecord } from '@guitai/protocols/day-file/kinds.ts'
import { SIMULATED_MARKETS } from '../market-day.ts'
import type { SimulatorControl } from '../simulator-control.ts'
import type { HoldingKey, OpeningShares } from './depository.ts'

export async function tellOpenings(
  control: Pick<SimulatorControl, 'depository' | 'setHolding' | 'day'>,
  openings: readonly OpeningShares[],
  filesFolder: string,
): Promise<void> {
  for (const { key } of holdingsOf(control.depository.openings)) control.setHolding(key, 0)
  control.depository.openings = openings
  for (const { key, quantity } of holdingsOf(openings)) control.setHolding(key, quantity)
  const { tradeDate } = control.day()
  for (const market of SIMULATED_MARKETS) {
    const records = openings.filter(opening => opening.market === market).map(recordOf)
    await writeDayFile(filesFolder, { kind: 'opening', market, tradeDate, records })
  }
}

function recordOf(opening: OpeningShares): OpeningRecord {
  const { market: _, shareNature = 'tradable', ...rest } = opening
  return { shareNature, ...rest }
}

interface Held {
  key: HoldingKey
  quantity: Shares
}

/** Adds up several purchases to one holding. */
function holdingsOf(openings: readonly OpeningShares[]): Held[] {
  const held = new Map<string, Held>()
  for (const {
    market,
    securitiesAccount,
    tradingUnit,
    code,
    shareNature = 'tradable',
    quantity,
  } of openings) {
    const key: HoldingKey = { market, securitiesAccount, tradingUnit, code, shareNature }
    const name = Object.values(key).join(' ')
    held.set(name, { key, quantity: quantity + (held.get(name)?.quantity ?? 0) })
  }
  return [...held.values()]
}
