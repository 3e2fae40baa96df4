/**
 * 证券凭证 — the slip of one voucher of securities: C13 转入, C14 转出, F10 冲销 of either.
 *
 * Vouchers of money have a form of their own.
 */
import { Type } from 'typebox'
import { Whole } from '@guitai/core/frame/fields.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { definePrint, type PrintContent } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { unitOf } from '../frame/unit-of.ts'
import { chineseDate, currencyOf, orDash, shares, sharesInWords, timeOf, wordOf } from '../frame/texts.ts'
import { kindOf, readVoucher, slipOf, type VoucherRow } from '../cash/voucher-row.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { FIELD_TITLES } from '../frame/titles.ts'

export const securitiesVoucher = definePrint({
  name: 'securities-voucher',
  title: { zh: '证券业务凭证', en: 'Securities Voucher' },
  of: ['C13', 'C14', 'F10', 'G06'],
  paper: 'a5-landscape',
  terms: Type.Object(
    { voucherNo: Whole({ zh: '凭证号', en: 'Voucher' }, 1, Number.MAX_SAFE_INTEGER) },
    { additionalProperties: false },
  ),
  async read(database, { voucherNo }, { personal }) {
    const row = await readVoucher(database, voucherNo)
    if (row === undefined || currencyOf(row.asset) !== undefined) return undefined
    const paper = await readPaper(database, row)
    if (paper === undefined) return undefined
    const unit = unitOf(paper.kind)
    return {
      document: String(voucherNo),
      clientNo: row.clientNo,
      content: {
        ...slipOf(row),
        facts: factsOf(row, paper, personal('name', row.clientName ?? '')),
        words: sharesInWords(row.amount, unit),
        figures: `${shares(row.amount)} ${unit}`,
      },
    }
  },
})

interface PaperRow {
  market: string
  code: string
  name: string
  kind: string
  securitiesAccountId: string
  tradingUnit: string
}

/** The voucher's account is a holding; finds its security and its securities account. */
async function readPaper(database: Database, row: VoucherRow): Promise<PaperRow | undefined> {
  const [paper] = await database.query<PaperRow>(
    `select i.market, i.code, i.name, i.kind, h.securities_account_id as "securitiesAccountId", h.trading_unit as "tradingUnit"
     from current.holding h join current.instrument i on i.instrument_no = h.instrument_no where h.holding_no = $1`,
    [row.accountNo],
  )
  return paper
}

function factsOf(row: VoucherRow, paper: PaperRow, clientName: string): PrintContent[] {
  const time = row.at === null ? '' : `  ${timeOf(row.at)}`
  const account = `${wordOf(MARKET_WORDS, paper.market)}  ${paper.securitiesAccountId.split('.')[0] ?? ''}`
  return [
    fact({ zh: '业务类别', en: 'Transaction' }, kindOf(row)),
    fact({ zh: '业务日期', en: 'Date' }, chineseDate(row.businessDate) + time),
    fact(FIELD_TITLES.clientNo, String(row.clientNo)),
    fact({ zh: '客户姓名', en: 'Name' }, orDash(clientName)),
    fact(FIELD_TITLES.securitiesAccount, account),
    fact({ zh: '证券', en: 'Security' }, `${paper.code}  ${paper.name}`),
    fact({ zh: '托管单元', en: 'Trading unit' }, orDash(paper.tradingUnit)),
    fact({ zh: '证券余额', en: 'Holding after' }, row.balanceAfter === null ? '—' : shares(row.balanceAfter)),
    wideFact({ zh: '摘要', en: 'Summary' }, orDash(row.summary)),
  ]
}
