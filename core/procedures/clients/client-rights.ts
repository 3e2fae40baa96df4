/** Checks what a client is given: boards it is suitable for, a fee plan that exists, an assessment that has been made. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Books } from '../../books/books.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { STANDARD_PLAN } from '../../rules/fee-plan.ts'
import { unsuitableFor, type Investor } from '../../rules/suitability.ts'

export const RIGHTS_REFUSALS = [
  'assessment_in_the_future',
  'board_not_suitable',
  'fee_plan_not_found',
] as const

export interface GivenRights extends Investor {
  riskAssessedOn: BusinessDate | undefined
  /** The boards that the client does not have yet. */
  boards: readonly string[]
  feePlan: string | undefined
}

export function checkRights(
  books: Books,
  given: GivenRights,
): Rejection<(typeof RIGHTS_REFUSALS)[number]> | undefined {
  const { parameters } = books
  const { businessDate } = books.day
  if (given.riskAssessedOn !== undefined && given.riskAssessedOn > businessDate)
    return reject('assessment_in_the_future', 'riskAssessedOn')
  for (const board of given.boards) {
    const lacks = unsuitableFor(parameters, { board, investor: given, today: businessDate })
    if (lacks !== undefined) return reject('board_not_suitable', 'boards', { board, lacks })
  }
  const { feePlan } = given
  if (
    feePlan !== undefined &&
    feePlan !== STANDARD_PLAN &&
    !parameters.commissions.some(row => row.plan === feePlan)
  )
    return reject('fee_plan_not_found', 'feePlan')
  return undefined
}
