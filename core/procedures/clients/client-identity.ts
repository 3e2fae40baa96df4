/**
 * Checks who a client is: the form, check character and expiry of the document, the birth date and sex in its number, and for
 * an institution or product its representative. (GB 11643-1999, GB 32100-2015, AML rules on identification.)
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { ClientDetails } from '../../books/client-details.ts'
import type { Books } from '../../books/books.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import {
  birthDateOf,
  isIdCardNumber,
  isIdentityNumber,
  isSocialCreditCode,
  sexOf,
} from '../../rules/identity.ts'
import type { ClientKind } from '../../words/client-kind.ts'
import type { IdentityType } from '../../words/identity-type.ts'

export const IDENTITY_REFUSALS = [
  'identity_type_not_fitting',
  'identity_number_invalid',
  'identity_expired',
  'birth_date_missing',
  'birth_date_differs',
  'gender_differs',
  'organisation_field_missing',
  'credit_code_invalid',
  'representative_number_invalid',
  'authorisation_expired',
] as const
export type IdentityRefusal = (typeof IDENTITY_REFUSALS)[number]

export interface Identity extends Pick<
  ClientDetails,
  | 'birthDate'
  | 'gender'
  | 'managerCode'
  | 'legalRepresentative'
  | 'legalRepresentativeNumber'
  | 'handler'
  | 'handlerNumber'
  | 'handlerAuthorisedTo'
> {
  kind: ClientKind
  identityType: IdentityType
  identityNumber: string
  identityExpiresOn: BusinessDate | null
}

/** The document that a client of this kind has when nothing else is stated. */
export const USUAL_DOCUMENT: Record<ClientKind, IdentityType> = {
  person: 'id-card',
  institution: 'credit-code',
  product: 'product-code',
}

/** Checks the identity. When the number contains birth date and sex, they need not be typed. */
export function checkIdentity(
  books: Books,
  who: Identity,
): Rejection<IdentityRefusal> | Pick<ClientDetails, 'birthDate' | 'gender'> {
  const { businessDate } = books.day
  const { kind, identityType, identityNumber } = who
  if (USUAL_DOCUMENT[kind] !== identityType && (kind !== 'person' || isOfOrganisation(identityType)))
    return reject('identity_type_not_fitting', 'identityType')
  if (!isIdentityNumber(identityType, identityNumber, businessDate))
    return reject('identity_number_invalid', 'identityNumber')
  if (who.identityExpiresOn !== null && who.identityExpiresOn < businessDate)
    return reject('identity_expired', 'identityExpiresOn')
  return kind === 'person' ? checkPerson(who) : (checkOrganisation(who, businessDate) ?? {})
}

const isOfOrganisation = (type: IdentityType): boolean => type === 'credit-code' || type === 'product-code'

function checkPerson({ identityType, identityNumber, birthDate, gender }: Identity) {
  // A permanent resident's card of 2023 is numbered like an identity card.
  const saysBirth =
    identityType === 'id-card' || (identityType === 'foreign-residence' && identityNumber.length === 18)
  if (!saysBirth) {
    if (birthDate === undefined) return reject('birth_date_missing', 'birthDate')
    return { birthDate, ...(gender === undefined ? {} : { gender }) }
  }
  const said = { birthDate: birthDateOf(identityNumber), gender: sexOf(identityNumber) }
  if (birthDate !== undefined && birthDate !== said.birthDate)
    return reject('birth_date_differs', 'birthDate')
  if (gender !== undefined && gender !== said.gender) return reject('gender_differs', 'gender')
  return said
}

const NEEDED = [
  'legalRepresentative',
  'legalRepresentativeNumber',
  'handler',
  'handlerNumber',
  'handlerAuthorisedTo',
] as const

function checkOrganisation(who: Identity, today: BusinessDate): Rejection<IdentityRefusal> | undefined {
  const missing = NEEDED.find(field => (who[field] ?? '') === '')
  if (missing !== undefined) return reject('organisation_field_missing', missing)
  if (who.kind === 'product' && !isSocialCreditCode(who.managerCode ?? ''))
    return reject('credit_code_invalid', 'managerCode')
  const wrong = (['legalRepresentativeNumber', 'handlerNumber'] as const).find(
    field => !isPersonNumber(who[field] ?? '', today),
  )
  if (wrong !== undefined) return reject('representative_number_invalid', wrong)
  if ((who.handlerAuthorisedTo ?? '') < today) return reject('authorisation_expired', 'handlerAuthorisedTo')
  return undefined
}

/**
 * A number of eighteen characters is an identity card or a permanent resident's card of 2023; any other must have the form of a
 * passport or permit.
 */
function isPersonNumber(number: string, today: BusinessDate): boolean {
  return number.length === 18
    ? isIdCardNumber(number, today) || isIdentityNumber('foreign-residence', number, today)
    : isIdentityNumber('passport', number, today)
}

/** A person is a client of the firm only once. The refusal does not name another branch's client. */
export function refuseKnown(
  books: Books,
  clientNo: number,
  branchNo: number,
): Rejection<'client_exists' | 'client_of_other_branch'> {
  return books.clients.get(clientNo)?.branchNo === branchNo
    ? reject('client_exists', 'identityNumber', { clientNo: String(clientNo) })
    : reject('client_of_other_branch', 'identityNumber')
}
