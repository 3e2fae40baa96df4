/**
 * What a client may be opened without, and nobody should be by oversight: the assessment has no date, nothing was signed, there is no
 * password, no securities account; of an institution or product who stands for it. It is said before the client is opened.
 */
import type { FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { fitting } from './client-groups.tsx'

const EXPECTED: ReadonlySet<string> = new Set([
  'identityExpiresOn',
  'managerCode',
  'legalRepresentative',
  'legalRepresentativeNumber',
  'handler',
  'handlerNumber',
  'handlerPhone',
  'handlerAuthorisedTo',
  'riskAssessedOn',
  'agreements',
  'securitiesAccounts',
  'tradingPassword',
  'cashPassword',
])

/** In the order of the form. */
export function missingIn(
  fields: readonly FieldModel[],
  input: Readonly<Record<string, unknown>>,
): readonly FieldModel[] {
  return fitting(fields, input).filter(({ name }) => EXPECTED.has(name) && isNothing(input[name]))
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
