/** 转托管 / 指定交易 / 债券质押申请表 — a request to the depository (C05, C06, C07, C15, C16) with its result. */
import { Type } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import { Whole } from '@guitai/core/frame/fields.ts'
import { definePrint, type PrintContent, type PrintContext } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { unitOf } from '../frame/unit-of.ts'
import { agentFacts, bothNames, readAct } from '../frame/signers.ts'
import {
  chineseDate,
  moneyInWords,
  moneyWithSign,
  orDash,
  shares,
  sharesInWords,
  tellerText,
  wordOf,
} from '../frame/texts.ts'
import { CUSTODY_KIND_WORDS, CUSTODY_STATUS_WORDS } from '@guitai/core/words/custody-transfer.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { FIELD_TITLES } from '../frame/titles.ts'

interface TransferRow {
  transferNo: number
  clientNo: number
  clientName: string
  identityNumber: string
  kind: string
  market: string
  securitiesAccountId: string
  cashAccountNo: number
  code: string | null
  name: string | null
  instrumentKind: string | null
  quantity: number
  fromUnit: string
  toUnit: string
  fee: number
  status: string
  requestedOn: string
  endedOn: string | null
  reason: string
  tellerNo: number
  tellerName: string | null
}

const SELECT = `select r.transfer_no as "transferNo", r.client_no as "clientNo", c.name as "clientName", c.identity_number as "identityNumber", r.kind, r.market,
  r.securities_account_id as "securitiesAccountId", r.cash_account_no as "cashAccountNo", i.code, i.name, i.kind as "instrumentKind", r.quantity,
  r.from_unit as "fromUnit", r.to_unit as "toUnit", r.fee, r.status, r.requested_on as "requestedOn", r.ended_on as "endedOn", r.reason,
  r.teller_no as "tellerNo", t.full_name as "tellerName"
from everyday.custody_transfer r join current.client c on c.client_no = r.client_no
left join current.instrument i on i.instrument_no = r.instrument_no left join current.teller t on t.teller_no = r.teller_no
where r.transfer_no = $1`

const ASKING = ['C05', 'C06', 'C07', 'C15', 'C16']

const TRANSFER: Title = { zh: '转托管业务申请表', en: 'Custody Transfer Form' }
const DESIGNATION: Title = { zh: '指定交易申请表', en: 'Designated Trading Form' }
const PLEDGE: Title = { zh: '债券质押业务申请表', en: 'Bond Pledge Form' }
const TITLES: Readonly<Record<string, Title>> = {
  designate: DESIGNATION,
  'revoke-designation': DESIGNATION,
  pledge: PLEDGE,
  release: PLEDGE,
}

export const custodyTransferForm = definePrint({
  name: 'custody-transfer-form',
  title: TRANSFER,
  of: ASKING,
  paper: 'a5-landscape',
  terms: Type.Object(
    { transferNo: Whole({ zh: '转托管编号', en: 'Transfer' }, 1, Number.MAX_SAFE_INTEGER) },
    { additionalProperties: false },
  ),
  async read(database, { transferNo }, context) {
    const [row] = await database.query<TransferRow>(SELECT, [transferNo])
    if (row === undefined) return undefined
    const act = await readAct(database, {
      date: row.requestedOn,
      codes: ASKING,
      answered: ['transferNo', transferNo],
    })
    const unit = unitOf(row.instrumentKind ?? '')
    return {
      document: String(transferNo),
      clientNo: row.clientNo,
      title: TITLES[row.kind] ?? TRANSFER,
      content: {
        number: String(transferNo),
        facts: [...factsOf(row, context), ...agentFacts(act, context)],
        hasQuantity: row.quantity > 0,
        words: sharesInWords(row.quantity, unit),
        figures: `${shares(row.quantity)} ${unit}`,
        teller: tellerText(row.tellerNo, row.tellerName),
        checker: bothNames(act).checker,
      },
    }
  },
})

function factsOf(row: TransferRow, { personal }: PrintContext): PrintContent[] {
  const paper = row.code === null ? '账户内全部证券' : `${row.code}  ${row.name ?? ''}`
  const status = `${wordOf(CUSTODY_STATUS_WORDS, row.status)}${row.endedOn === null ? '' : `  ${chineseDate(row.endedOn)}`}`
  return [
    fact({ zh: '业务类别', en: 'Transaction' }, wordOf(CUSTODY_KIND_WORDS, row.kind)),
    fact({ zh: '申请日期', en: 'Requested on' }, chineseDate(row.requestedOn)),
    fact({ zh: '客户姓名', en: 'Client' }, `${personal('name', row.clientName)}  ${row.clientNo}`),
    fact(FIELD_TITLES.identityNumber, personal('identity', row.identityNumber)),
    fact(
      FIELD_TITLES.securitiesAccount,
      `${wordOf(MARKET_WORDS, row.market)}  ${row.securitiesAccountId.split('.')[0] ?? ''}`,
    ),
    fact({ zh: '证券', en: 'Security' }, paper),
    // Pledged bonds stay where they are.
    ...(row.fromUnit === '' && row.toUnit === ''
      ? []
      : [
          fact({ zh: '转出单元', en: 'From unit' }, orDash(row.fromUnit)),
          fact({ zh: '转入单元', en: 'To unit' }, orDash(row.toUnit)),
        ]),
    fact({ zh: '手续费', en: 'Fee' }, `${moneyWithSign(row.fee, 'CNY')}  ${moneyInWords(row.fee, 'CNY')}`),
    fact({ zh: '办理状态', en: 'State' }, status),
    ...(row.reason === '' ? [] : [wideFact({ zh: '说明', en: 'Reason' }, row.reason)]),
  ]
}
