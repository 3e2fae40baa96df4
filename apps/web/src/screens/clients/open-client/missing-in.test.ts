/** What is said to be missing before a client is opened. */
import type { InputSchema } from '@guitai/web-kit/api/input-schema.ts'
import { formModel } from '@guitai/web-kit/form/form-model.ts'
import { openClient } from '@guitai/core/functions/clients/open-client.ts'
import { expect, test } from 'vitest'
import { missingIn } from './missing-in.ts'

const fields = formModel(openClient.input as unknown as InputSchema)
const names = (input: Record<string, unknown>): string[] => missingIn(fields, input).map(({ name }) => name)

const PERSON = {
  kind: 'person',
  identityType: 'id-card',
  identityExpiresOn: '2036-05-01',
  riskAssessedOn: '2026-11-01',
  agreements: ['risk-disclosure'],
  securitiesAccounts: [{ market: 'XSHG', number: 'A100000001', designated: true }],
  tradingPassword: '246813',
  cashPassword: '246813',
}
const OF_A_PERSON = [
  'identityExpiresOn',
  'riskAssessedOn',
  'securitiesAccounts',
  'agreements',
  'tradingPassword',
  'cashPassword',
]

test.each([
  ['a person with everything', PERSON, []],
  ['a person with nothing', { kind: 'person', identityType: 'id-card', securitiesAccounts: [] }, OF_A_PERSON],
  [
    'an institution with what a person needs',
    { ...PERSON, kind: 'institution', identityType: 'credit-code' },
    [
      'legalRepresentative',
      'legalRepresentativeNumber',
      'handler',
      'handlerNumber',
      'handlerPhone',
      'handlerAuthorisedTo',
    ],
  ],
])('%s', (_, input, missing) => expect(names(input).toSorted()).toEqual([...missing].toSorted()))
