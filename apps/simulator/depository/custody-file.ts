/**
 * The records of the depository's custody file for one market and day. A request that the counter made before the close is
 * answered once. A later request is in the counter's file of the next day.
 */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { CustodyRecord } from '@guitai/protocols/day-file/kinds.ts'
import { answerCustody, applyCustody } from './custody.ts'
import type { Depository } from './depository.ts'

export interface CustodyClose {
  filesFolder: string
  market: Market
  tradeDate: BusinessDate
  /** True when a day is continued after a restart; it keeps the answers that the depository has already given. */
  isContinued: boolean
  note: (text: string) => void
}

export async function custodyAnswers(
  depository: Depository,
  { filesFolder, market, tradeDate, isContinued, note }: CustodyClose,
): Promise<CustodyRecord[]> {
  const given = isContinued
    ? await readDayFile(filesFolder, { kind: 'custody', market, tradeDate })
    : undefined
  if (given?.accepted === true) {
    for (const answer of given.records) applyCustody(depository, market, answer)
    return given.records
  }
  const asked = await readDayFile(filesFolder, { kind: 'custody-requests', market, tradeDate })
  if (!asked.accepted && asked.code !== 'file_not_found')
    note(`custody requests of ${market} are not taken: ${JSON.stringify(asked.values)}`)
  return answerCustody(depository, market, asked.accepted ? asked.records : [])
}
