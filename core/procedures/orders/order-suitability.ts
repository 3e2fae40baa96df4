/**
 * Checks that what a client buys fits its risk level. It is checked again with each order, because the level may have been
 * lowered, or the assessment have expired, since the client was given the board. A client who insists on more than its level is
 * warned in writing, and a second person agrees; a client of the lowest level (C1) may not insist. Source: the securities
 * association's guidelines on investor suitability (2017), articles 19 to 22 of the commission's measures.
 */
import type { Books } from '../../books/books.ts'
import type { Client } from '../../books/accounts.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { inForce } from '../../rules/parameters.ts'
import { settingOf } from '../../rules/settings.ts'
import { monthsLater } from '../../rules/suitability.ts'

export const SUITABILITY_REFUSALS = ['risk_assessment_expired', 'risk_level_too_low'] as const
type Refusal = Rejection<(typeof SUITABILITY_REFUSALS)[number]>

const MOST_CAREFUL = 1

/** `isRiskAccepted` says that the client insists and a second person has agreed or will be asked. */
export function checkSuitability(
  books: Books,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
  isRiskAccepted: boolean,
): Refusal | undefined {
  const asked = Math.max(
    levelOf(books, productOf(instrument)),
    instrument.isRiskWarning ? levelOf(books, 'risk-warning') : 0,
  )
  if (asked === 0) return undefined
  if (isExpired(books, client)) return reject('risk_assessment_expired', 'clientNo')
  const { riskLevel } = client
  if (riskLevel >= asked || (isRiskAccepted && riskLevel > MOST_CAREFUL)) return undefined
  return reject('risk_level_too_low', 'clientNo', { has: `C${riskLevel}`, asked: `R${asked}` })
}

/** The class under which the table states a product's risk level; without a row none is required. */
function productOf({ kind, board }: Readonly<Instrument>): string {
  if (kind === 'repo') return 'repo-borrow'
  return kind === 'stock' || kind === 'depositary-receipt' || kind === 'b-share' ? board : kind
}

function levelOf(books: Books, product: string): number {
  return inForce(books.parameters.suitability, product, books.day.businessDate)?.riskLevel ?? 0
}

/** A level that was given at the opening was assessed then. */
function isExpired({ parameters, day }: Books, { details, openedOn }: Readonly<Client>): boolean {
  const months = settingOf(parameters, 'risk-assessment-months', day.businessDate)
  return months > 0 && monthsLater(details.riskAssessedOn ?? openedOn, months) < day.businessDate
}
