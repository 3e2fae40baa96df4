/**
 * Refuses a teller's request before any work is done for it: before a password is verified, a file is read, anything is
 * gathered. A teller without the right causes no work and learns nothing about a secret. (OWASP ASVS 4.0.3, 4.1.1 and 11.1.4)
 *
 * It checks only what needs no client in memory; authorise.ts decides the rest. The engine logs the refusal and answers with
 * it.
 */
import type { Books } from '../books/books.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Meta } from '../frame/meta.ts'
import { reject } from '../frame/rejection.ts'
import type { RejectionCode } from '../frame/rejections.ts'
import { reachesAll, reachOf } from '../procedures/people/reach.ts'
import { firstDuty, permissionOf, rightsNow } from '../procedures/people/rights.ts'
import type { Refusal } from './command.ts'
import { refusePhase } from './refuse-phase.ts'

export function refuseEarly(
  books: Books,
  declaration: AnyFunction,
  meta: Pick<Meta, 'principal' | 'workstation' | 'time'>,
): Refusal | undefined {
  if (meta.principal.kind !== 'teller' || declaration.runBy === 'system') return undefined
  // Who may approve depends on the request that is approved (approval.ts).
  if (declaration.isAgreement === true) return undefined
  const forbidden = (code: RejectionCode): Refusal => ({ kind: 'forbidden', rejection: reject(code) })
  const teller = books.tellers.get(meta.principal.tellerNo)
  if (teller === undefined || teller.status !== 'normal') return forbidden('teller_not_active')
  const duty = declaration.isForOwnPassword === true ? undefined : firstDuty(books, teller)
  if (duty !== undefined) return forbidden(duty)
  if (declaration.isForEverybody !== true) {
    const rights = rightsNow(books, teller, permissionOf(declaration), meta)
    if (typeof rights === 'string') return forbidden(rights)
    if (declaration.isOfFirm === true && !rights.some(right => reachesAll(reachOf(right, teller))))
      return forbidden('headquarters_only')
  }
  const rejection = refusePhase(declaration, books.day.phase)
  return rejection === undefined ? undefined : { kind: 'rejected', rejection }
}
