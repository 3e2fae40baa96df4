/**
 * 冻结通知书 — that money or shares were frozen, how much of it takes effect and how much waits (F11, F12, C09, C11), or that
 * the freeze has ended (C10, C12, F11, F12). The two are different documents: printing the second is no reprint of the first.
 */
import { Type } from 'typebox'
import { Whole } from '@guitai/core/functions/fields.ts'
import type { Database } from '@guitai/reports/database.ts'
import { definePrint, type PrintContent, type PrintContext } from '../define-print.ts'
import { fact, wideFact } from '../facts.ts'
import { unitOf } from '../labels.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import { chineseDate, moneyInWords, moneyWithSign, orDash, shares, sharesInWords } from '../texts.ts'

interface FreezeRow {
  freezeNo: number
  clientNo: number
  clientName: string
  object: string
  accountNo: number
  currency: Currency | null
  securitiesAccountId: string | null
  code: string | null
  name: string | null
  kind: string | null
  term: string
  ordered: number
  effective: number
  rank: number
  authority: string
  document: string
  summary: string
  placedOn: string
  expiresOn: string | null
  status: string
}

const SELECT = `select f.freeze_no as "freezeNo", f.client_no as "clientNo", c.name as "clientName", f.object, f.account_no as "accountNo", a.currency,
  h.securities_account_id as "securitiesAccountId", i.code, i.name, i.kind, f.term, f.ordered, f.effective, f.rank, f.authority, f.document, f.summary,
  f.placed_on as "placedOn", f.expires_on as "expiresOn", f.status
from current.freeze f join current.client c on c.client_no = f.client_no
left join current.cash_account a on f.object = 'cash' and a.account_no = f.account_no
left join current.holding h on f.object = 'holding' and h.holding_no = f.account_no
left join current.instrument i on i.instrument_no = h.instrument_no
where f.freeze_no = $1`

export const freezeNotice = definePrint({
  name: 'freeze-notice',
  title: { zh: '冻结通知书', en: 'Notice of Freeze' },
  of: ['F11', 'F12', 'C09', 'C10', 'C11', 'C12', 'G06'],
  paper: 'a4',
  terms: Type.Object(
    { freezeNo: Whole({ zh: '冻结编号', en: 'Freeze' }, 1, Number.MAX_SAFE_INTEGER) },
    { additionalProperties: false },
  ),
  async read(database, { freezeNo }, context) {
    const row = await readFreeze(database, freezeNo)
    if (row === undefined) return undefined
    const isEnded = row.status !== 'in-force'
    return {
      document: isEnded ? `${freezeNo}/ended` : String(freezeNo),
      clientNo: row.clientNo,
      ...(isEnded ? { title: { zh: '解除冻结通知书', en: 'Notice of Release' } } : {}),
      content: {
        number: String(freezeNo),
        isEnded,
        authority: orDash(row.authority),
        facts: factsOf(row, context),
        words: amountInWords(row, isEnded ? row.ordered : row.effective),
        figures: amountText(row, isEnded ? row.ordered : row.effective),
      },
    }
  },
})

async function readFreeze(database: Database, freezeNo: number): Promise<FreezeRow | undefined> {
  const [row] = await database.query<FreezeRow>(SELECT, [freezeNo])
  return row
}

function amountText({ currency, kind }: FreezeRow, amount: number): string {
  return currency === null ? `${shares(amount)} ${unitOf(kind ?? '')}` : moneyWithSign(amount, currency)
}

function amountInWords({ currency, kind }: FreezeRow, amount: number): string {
  return currency === null ? sharesInWords(amount, unitOf(kind ?? '')) : moneyInWords(amount, currency)
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  'in-force': '生效',
  released: '已解除',
  expired: '已到期',
}

function factsOf(row: FreezeRow, { personal }: PrintContext): PrintContent[] {
  const isCash = row.object === 'cash'
  const waiting = row.status === 'in-force' ? row.ordered - row.effective : 0
  return [
    fact('被冻结人', 'Client', personal('name', row.clientName)),
    fact('客户号', 'Client No.', String(row.clientNo)),
    fact('冻结对象', 'Object', isCash ? '资金' : `证券  ${row.code ?? ''} ${row.name ?? ''}`),
    fact('账户', 'Account', isCash ? String(row.accountNo) : (row.securitiesAccountId ?? '')),
    fact('冻结期限', 'Term', row.term === 'day' ? '当日' : '长期'),
    fact('状态', 'State', STATUS_WORDS[row.status] ?? row.status),
    fact('冻结日期', 'Placed on', chineseDate(row.placedOn)),
    fact('到期日期', 'Expires on', row.expiresOn === null ? '至解除为止' : chineseDate(row.expiresOn)),
    wideFact('执行机关', 'Authority', orDash(row.authority)),
    wideFact('法律文书', 'Document', orDash(row.document)),
    wideFact('要求冻结', 'Ordered', `${amountText(row, row.ordered)}　${amountInWords(row, row.ordered)}`),
    ...(waiting > 0
      ? [
          wideFact(
            '轮候冻结',
            'Waiting',
            `${amountText(row, waiting)}　${amountInWords(row, waiting)}（第 ${row.rank} 顺位）`,
          ),
        ]
      : []),
    wideFact('摘要', 'Summary', orDash(row.summary)),
  ]
}
