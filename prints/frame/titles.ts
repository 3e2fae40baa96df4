/** Titles that documents share with forms and lists: each is the one that its field declares. */
import type { Noted } from '@guitai/core/frame/schema-notes.ts'
import { CardNo } from '@guitai/core/frame/answer-fields.ts'
import { IdentityNumber, IdentityTypeField, PROFILE, RiskLevel } from '@guitai/core/frame/client-fields.ts'
import { CashAccountNo, ClientNo, SecuritiesAccountId } from '@guitai/core/frame/fields.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Word } from '@guitai/core/words/words.ts'

function titleOf(field: object): Word {
  return present((field as Noted)['x-title'], 'a title of a declared field')
}

export const FIELD_TITLES = {
  clientNo: titleOf(ClientNo),
  cardNo: titleOf(CardNo),
  cashAccount: titleOf(CashAccountNo),
  securitiesAccount: titleOf(SecuritiesAccountId),
  identityType: titleOf(IdentityTypeField),
  identityNumber: titleOf(IdentityNumber),
  legalRepresentative: titleOf(PROFILE.legalRepresentative),
  riskLevel: titleOf(RiskLevel),
} as const
