/**
 * 资金凭证 — the slip of one cash voucher: F09 存取, F10 冲销, G04 红冲蓝补, G05 现金调拨. The client signs it, and the teller keeps a copy.
 *
 * Vouchers of securities have a form of their own.
 */
import { Type } from 'typebox'
import { Whole } from '@guitai/core/frame/fields.ts'
import { definePrint, type PrintContent, type PrintContext } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { agentFacts } from '../frame/signers.ts'
import {
  chineseDate,
  currencyOf,
  moneyInWords,
  moneyWithSign,
  orDash,
  timeOf,
  wordOf,
} from '../frame/texts.ts'
import { kindOf, readVoucher, slipOf, type VoucherRow } from './voucher-row.ts'
import { HOUSE_KIND_WORDS } from '@guitai/core/words/house-kind.ts'
import { FIELD_TITLES } from '../frame/titles.ts'

export const cashVoucher = definePrint({
  name: 'cash-voucher',
  title: { zh: '资金业务凭证', en: 'Cash Voucher' },
  of: ['F09', 'F10', 'G04', 'G05', 'G06'],
  paper: 'a5-landscape',
  terms: Type.Object(
    { voucherNo: Whole({ zh: '凭证号', en: 'Voucher' }, 1, Number.MAX_SAFE_INTEGER) },
    { additionalProperties: false },
  ),
  async read(database, { voucherNo }, context) {
    const row = await readVoucher(database, voucherNo)
    const currency = row === undefined ? undefined : currencyOf(row.asset)
    if (row === undefined || currency === undefined) return undefined
    return {
      document: String(voucherNo),
      ...(row.clientNo === 0 ? { clientNo: null, tellerNo: row.tellerNo } : { clientNo: row.clientNo }),
      content: {
        ...slipOf(row),
        facts: factsOf(row, context),
        words: moneyInWords(row.amount, currency),
        figures: moneyWithSign(row.amount, currency),
      },
    }
  },
})

function factsOf(row: VoucherRow, context: PrintContext): PrintContent[] {
  const time = row.at === null ? '' : `  ${timeOf(row.at)}`
  return [
    fact({ zh: '业务类别', en: 'Transaction' }, kindOf(row)),
    fact({ zh: '业务日期', en: 'Date' }, chineseDate(row.businessDate) + time),
    ...(row.clientNo === 0 ? houseFacts(row) : clientFacts(row, context)),
    wideFact({ zh: '摘要', en: 'Summary' }, orDash(row.summary)),
  ]
}

function clientFacts(row: VoucherRow, context: PrintContext): PrintContent[] {
  return [
    fact(FIELD_TITLES.clientNo, String(row.clientNo)),
    fact({ zh: '客户姓名', en: 'Name' }, orDash(context.personal('name', row.clientName ?? ''))),
    fact(FIELD_TITLES.cashAccount, String(row.accountNo)),
    fact({ zh: '资金余额', en: 'Balance after' }, balanceOf(row)),
    ...agentFacts(row, context),
  ]
}

/** Cash of no client moves from one place of the house to another. The receiver is debited. */
function houseFacts({ debitKey, creditKey }: VoucherRow): PrintContent[] {
  return [
    fact({ zh: '付出', en: 'From' }, houseWord(creditKey)),
    fact({ zh: '收入', en: 'To' }, houseWord(debitKey)),
  ]
}

/** '1/till/1/1001' → '尾箱 1001'. */
function houseWord(key: string | null): string {
  const [, kind = '', , qualifier = ''] = key?.split('/') ?? []
  return orDash(`${wordOf(HOUSE_KIND_WORDS, kind)} ${qualifier}`.trim())
}

function balanceOf({ balanceAfter, asset }: VoucherRow): string {
  const currency = currencyOf(asset)
  return balanceAfter === null || currency === undefined ? '—' : moneyWithSign(balanceAfter, currency)
}
