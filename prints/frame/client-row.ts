/** A client with the accounts that certificates list. */
import type { Database } from '@guitai/reports/frame/database.ts'
import type { PrintContent, PrintContext } from './define-print.ts'
import { fact } from './facts.ts'
import { chineseDate, orDash, wordOf } from './texts.ts'
import { IDENTITY_TYPE_WORDS } from '@guitai/core/words/identity-type.ts'
import { FIELD_TITLES } from './titles.ts'

export interface ClientRow {
  clientNo: number
  kind: string
  status: string
  name: string
  identityType: string
  identityNumber: string
  identityExpiresOn: string | null
  phone: string
  address: string
  riskLevel: number
  channels: string[]
  boards: string[]
  openedOn: string
  details: {
    legalRepresentative?: string
    handler?: string
    handlerNumber?: string
  }
  cardNo: string | null
  closedOn: string | null
}

export interface AccountRow {
  accountNo: string
  market: string | null
  currency: string | null
  custodyMode: string | null
  status: string
  tradingUnit: string | null
}

const SELECT = `select client_no as "clientNo", kind, status, name, identity_type as "identityType", identity_number as "identityNumber",
  identity_expires_on as "identityExpiresOn", phone, address, risk_level as "riskLevel", channels, boards, opened_on as "openedOn", closed_on as "closedOn", details,
  (select max(card_no) from current.card d where d.client_no = c.client_no and d.kind = 'card' and d.status in ('normal', 'closed')) as "cardNo"
from current.client c where client_no = $1`

const ACCOUNTS = `select account_no::text as "accountNo", null as market, currency, custody_mode as "custodyMode", status, null as "tradingUnit"
  from current.cash_account where client_no = $1
union all select split_part(securities_account_id, '.', 1), market, null, null, status, trading_unit
  from current.securities_account where client_no = $1
order by market nulls first, "accountNo"`

export async function readClient(database: Database, clientNo: number): Promise<ClientRow | undefined> {
  const [row] = await database.query<ClientRow>(SELECT, [clientNo])
  return row
}

export function readAccounts(database: Database, clientNo: number): Promise<AccountRow[]> {
  return database.query<AccountRow>(ACCOUNTS, [clientNo])
}

export function identityFacts(row: ClientRow, { personal }: PrintContext): PrintContent[] {
  return [
    fact({ zh: nameLabel(row), en: 'Name' }, personal('name', row.name)),
    fact(FIELD_TITLES.clientNo, String(row.clientNo)),
    fact(FIELD_TITLES.identityType, wordOf(IDENTITY_TYPE_WORDS, row.identityType)),
    fact(FIELD_TITLES.identityNumber, personal('identity', row.identityNumber)),
    fact(
      { zh: '证件有效期', en: 'Valid until' },
      row.identityExpiresOn === null ? '长期' : chineseDate(row.identityExpiresOn),
    ),
    fact({ zh: '联系电话', en: 'Phone' }, orDash(personal('phone', row.phone))),
  ]
}

/** The name of an organisation has another label, and persons act for it. */
export function nameLabel({ kind }: Pick<ClientRow, 'kind'>): string {
  return kind === 'person' ? '客户姓名' : '客户名称'
}

export function organisationFacts({ kind, details }: ClientRow, { personal }: PrintContext): PrintContent[] {
  if (kind === 'person') return []
  const { legalRepresentative = '', handler = '', handlerNumber = '' } = details
  return [
    fact(FIELD_TITLES.legalRepresentative, orDash(personal('name', legalRepresentative))),
    fact(
      { zh: '经办人', en: 'Handler' },
      orDash(`${personal('name', handler)} ${personal('identity', handlerNumber)}`.trim()),
    ),
  ]
}
