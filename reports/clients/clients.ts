/**
 * Finds clients while a teller types: by any of their numbers (a whole one in any notation), by name, pinyin or phone, from the
 * beginning. A teller who may not see personal data must type name, pinyin, document or phone in full, because from beginnings
 * they could be rebuilt letter by letter.
 */
import { Type } from 'typebox'
import { accountsTyped } from '@guitai/core/base/account-typed.ts'
import { ClientSearch } from '@guitai/core/frame/fields.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addCovered } from '../frame/covered.ts'
import { isPersonalSearch, likePrefix, personalBranches, type Searcher } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CLIENT_KIND_WORDS } from '@guitai/core/words/client-kind.ts'
import { CLIENT_STATUS_WORDS } from '@guitai/core/words/client-status.ts'

const SELECT = `select c.client_no as "clientNo", c.name, c.pinyin, c.kind, c.status, c.identity_number as "identityNumber", c.phone, c.branch_no as "branchNo",
  (select json_agg(a.account_no order by a.account_no) from current.cash_account a where a.client_no = c.client_no) as "cashAccounts",
  (select json_agg(s.securities_account_id order by s.securities_account_id) from current.securities_account s where s.client_no = c.client_no) as "securitiesAccounts"
from current.client c`

/**
 * Client numbers have at most 12 digits, cash accounts 14, so each length that a prefix may grow to is one range of the key.
 */
function numberRanges(digits: string, column: string, mostDigits: number): string {
  const ranges: string[] = []
  for (let power = 0; digits.length + power <= mostDigits; power++) {
    const first = BigInt(digits) * 10n ** BigInt(power)
    ranges.push(`${column} between ${first} and ${first + 10n ** BigInt(power) - 1n}`)
  }
  return ranges.length === 0 ? 'false' : ranges.join(' or ')
}

function branches(text: string, filter: Conditions, searcher: Searcher): string[] {
  const prefix = filter.place(likePrefix(text))
  const found = personalBranches(text, filter, searcher)
  if (searcher.seesPersonalData)
    found.push(
      `select client_no from current.client where identity_number like upper(${prefix})`,
      `select client_no from current.client where phone like ${prefix}`,
    )
  else if (isPersonalSearch(text)) {
    const whole = filter.place(text)
    found.push(
      `select client_no from current.client where identity_number = upper(${whole}) or phone = ${whole}`,
    )
  }
  found.push(
    `select client_no from current.securities_account where securities_account_id like upper(${prefix})`,
    `select client_no from current.securities_account where securities_account_id = any(${filter.place(accountsTyped(text))}::text[])`,
  )
  if (/^0\d{1,13}$/.test(text))
    found.push(`select client_no from current.client where client_no = ${BigInt(text)}`)
  if (!/^[1-9]\d{0,13}$/.test(text)) return found
  found.push(`select client_no from current.client where ${numberRanges(text, 'client_no', 12)}`)
  found.push(`select client_no from current.cash_account where ${numberRanges(text, 'account_no', 14)}`)
  return found
}

export const clients = defineReport({
  code: 'clients',
  name: 'clients',
  title: { zh: '查找客户', en: 'Find clients' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ text: Type.Optional(ClientSearch), ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'pinyin', title: { zh: '拼音', en: 'Pinyin' }, type: 'text', personal: 'name' },
    { name: 'kind', title: { zh: '客户种类', en: 'Kind' }, type: 'enum', labels: CLIENT_KIND_WORDS },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: CLIENT_STATUS_WORDS },
    {
      name: 'identityNumber',
      title: { zh: '证件号码', en: 'Identity number' },
      type: 'text',
      personal: 'identity',
    },
    { name: 'phone', title: { zh: '电话', en: 'Phone' }, type: 'text', personal: 'phone' },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    { name: 'cashAccounts', title: { zh: '资金账户', en: 'Cash accounts' }, type: 'json' },
    { name: 'securitiesAccounts', title: { zh: '证券账户', en: 'Securities accounts' }, type: 'json' },
  ],
  run(database, input, context) {
    const filter = conditions()
    const text = input.text?.trim() ?? ''
    addCovered(filter, 'c.client_no', context)
    if (text !== '') filter.add(`c.client_no in (\n${branches(text, filter, context).join('\n  union ')})`)
    const key = [{ sql: 'c.client_no', type: 'int8', field: 'clientNo' }] as const
    return readPage(
      database,
      { limit: 20, ...input },
      { select: SELECT, conditions: filter, key, direction: 'asc' },
    )
  },
})
