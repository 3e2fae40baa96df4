/** Each weakness has its own refusal; a new credential has no failures. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { newSecret, verifiedSecret, withCredential } from '../../testing/secrets.ts'
import { checkClientSecrets, newCredential } from './client-secret.ts'

const C1 = clientNo('C1')

test('the first weak one is named, with its field', () => {
  const secrets = {
    oldPassword: verifiedSecret('cash', C1),
    cashPassword: newSecret('cash', C1),
    phonePassword: newSecret('phone', C1, { weakness: 'letters' }),
    tradingPassword: newSecret('trading', C1, { weakness: 'run' }),
  }
  expect(checkClientSecrets(aMeta({ secrets }))).toMatchObject({
    code: 'password_has_letters',
    field: 'phonePassword',
  })
  expect(checkClientSecrets(aMeta({ secrets: { cashPassword: newSecret('cash', C1) } }))).toBeUndefined()
})

test('failures and lock-out of the old one are forgotten, its version is not', () => {
  const given = withCredential(books(), 'cash', C1, { version: 4, failures: 5, lockedOn: '2026-11-01' })
  expect(newCredential(given, newSecret('cash', 0), { clientNo: C1, mustChange: true })).toMatchObject({
    row: {
      key: `cash:${C1}`,
      version: 5,
      hash: 'new',
      failures: 0,
      lockedOn: null,
      lockedUntil: null,
      mustChange: true,
    },
  })
})
