/**
 * 冻结通知书 — states that money or shares were frozen, how much takes effect and how much waits (F11, F12, C09, C11), or that the
 * freeze has ended (C10, C12, F11, F12, G06). These are two documents, so printing the second is no reprint of the first.
 */
import { Type } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import { Whole } from '@guitai/core/frame/fields.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { definePrint, type PrintContent, type PrintContext, type PrintValue } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { actAmount, actWord, isDeduction, readFreezeActs, type FreezeAct } from './freeze-acts.ts'
import { unitOf } from '../frame/unit-of.ts'
import { bothNames } from '../frame/signers.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import {
  chineseDate,
  moneyInWords,
  moneyWithSign,
  orDash,
  shares,
  sharesInWords,
  wordOf,
} from '../frame/texts.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { FREEZE_STATUS_WORDS, FREEZE_TERM_WORDS } from '@guitai/core/words/freeze.ts'
import { FIELD_TITLES } from '../frame/titles.ts'
import { FREEZE_OBJECT_WORDS } from '@guitai/core/words/freeze.ts'

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
  coversDividends: boolean | null
}

const SELECT = `select f.freeze_no as "freezeNo", f.client_no as "clientNo", c.name as "clientName", f.object, f.account_no as "accountNo", a.currency,
  h.securities_account_id as "securitiesAccountId", i.code, i.name, i.kind, f.term, f.ordered, f.effective, f.rank, f.authority, f.document, f.summary,
  f.placed_on as "placedOn", f.expires_on as "expiresOn", f.status, f.covers_dividends as "coversDividends"
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
    const acts = await readFreezeActs(database, freezeNo, row.placedOn)
    const manner = mannerOf(row, acts)
    const { title, saying, amount } = MANNERS[manner]
    const shown = manner === 'inForce' ? row.effective : row.ordered
    return {
      document: manner === 'inForce' ? String(freezeNo) : `${freezeNo}/ended`,
      clientNo: row.clientNo,
      title,
      content: {
        number: String(freezeNo),
        saying: saying(row),
        facts: factsOf(row, manner, context),
        amount: { ...amount },
        words: amountInWords(row, shown),
        figures: amountText(row, shown),
        acts: acts.map(act => actLine(row, act)),
        receiver: { ...(row.authority === '' ? CLIENT_RECEIVES : OFFICER_RECEIVES) },
        // Nobody has ended a freeze that expired.
        ...bothNames(manner === 'inForce' ? acts[0] : manner === 'expired' ? undefined : acts.at(-1)),
      },
    }
  },
})

const CLIENT_RECEIVES: Title = { zh: '客户签收', en: 'Client' }
const OFFICER_RECEIVES: Title = { zh: '执行人签收', en: 'Officer' }

type Manner = 'inForce' | 'released' | 'deducted' | 'expired'

function mannerOf({ status }: FreezeRow, acts: readonly FreezeAct[]): Manner {
  if (status === 'in-force') return 'inForce'
  if (status === 'expired') return 'expired'
  return isDeduction(acts.at(-1)) ? 'deducted' : 'released'
}

interface Wording {
  title: Title
  state: string
  saying: (row: FreezeRow) => PrintContent
  /** The title of the figure at the foot. */
  amount: Title
}

const RELEASE: Title = { zh: '解除冻结通知书', en: 'Notice of Release' }
const FREE = '所冻结的资金或证券恢复正常使用；另有冻结的，仍按其顺位执行。'

const MANNERS: Readonly<Record<Manner, Wording>> = {
  inForce: {
    title: { zh: '冻结通知书', en: 'Notice of Freeze' },
    state: FREEZE_STATUS_WORDS['in-force'].zh,
    saying: ({ authority, term }) => ({
      zh: `根据${authority === '' ? '业务管理需要' : `${authority}的要求`}，本营业部已对下列账户办理${term === 'day' ? '当日' : ''}冻结。冻结期间，被冻结的资金不得支取、划转，被冻结的证券不得卖出、转出；可冻结数额不足的部分轮候执行。`,
      en: 'The account below is frozen: the money may not be withdrawn nor the shares sold or moved. What could not be frozen yet waits by rank.',
    }),
    amount: { zh: '已冻结', en: 'Frozen now' },
  },
  released: {
    title: RELEASE,
    state: FREEZE_STATUS_WORDS.released.zh,
    saying: () => ({
      zh: `下列冻结已经解除，${FREE}`,
      en: 'The freeze below was released. What it held is free again, unless another freeze waits for it.',
    }),
    amount: { zh: '解除冻结', en: 'Released' },
  },
  expired: {
    title: RELEASE,
    state: FREEZE_STATUS_WORDS.expired.zh,
    saying: () => ({
      zh: `下列冻结已经到期，未续冻，自动解除，${FREE}`,
      en: 'The freeze below has expired. What it held is free again, unless another freeze waits for it.',
    }),
    amount: { zh: '到期解除', en: 'Expired' },
  },
  deducted: {
    title: { zh: '扣划通知书', en: 'Notice of Deduction' },
    state: '已扣划',
    saying: ({ authority }) => ({
      zh: `根据${authority}的要求，下列冻结的资金或证券已经扣划，冻结随之终结。`,
      en: 'As ordered, what the freeze below held was deducted, and the freeze has ended.',
    }),
    amount: { zh: '扣划', en: 'Deducted' },
  },
}

function actLine(row: FreezeRow, act: FreezeAct): PrintValue {
  const { teller, checker } = bothNames(act)
  const amount = actAmount(act)
  const document = [act.input.authority, act.input.document].filter(text => text !== undefined).join(' ')
  return [
    act.date,
    actWord(act),
    amount === undefined ? '' : amountText(row, amount),
    document,
    teller,
    checker,
  ]
}

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

/** '深圳  0100000001', as on the other documents. */
function accountText(securitiesAccountId: string): string {
  const [number = '', market = ''] = securitiesAccountId.split('.')
  return `${wordOf(MARKET_WORDS, market)}  ${number}`
}

function termText({ term, coversDividends }: FreezeRow): string {
  return `${wordOf(FREEZE_TERM_WORDS, term)}${coversDividends === true ? '（含孳息）' : ''}`
}

/** A freeze of the day ends with the day on which it was placed, whether or not its row says so. */
function expiryText({ term, placedOn, expiresOn }: FreezeRow): string {
  if (term === 'day') return `${chineseDate(placedOn)}日终`
  return expiresOn === null ? '至解除为止' : chineseDate(expiresOn)
}

function factsOf(row: FreezeRow, manner: Manner, { personal }: PrintContext): PrintContent[] {
  const isCash = row.object === 'cash'
  const waiting = manner === 'inForce' ? row.ordered - row.effective : 0
  return [
    fact({ zh: '被冻结人', en: 'Client' }, personal('name', row.clientName)),
    fact(FIELD_TITLES.clientNo, String(row.clientNo)),
    fact(
      { zh: '冻结对象', en: 'Object' },
      isCash
        ? FREEZE_OBJECT_WORDS.cash.zh
        : `${FREEZE_OBJECT_WORDS.holding.zh}  ${row.code ?? ''} ${row.name ?? ''}`,
    ),
    fact(
      { zh: '账户', en: 'Account' },
      isCash ? String(row.accountNo) : accountText(row.securitiesAccountId ?? ''),
    ),
    fact({ zh: '冻结期限', en: 'Term' }, termText(row)),
    fact({ zh: '状态', en: 'State' }, MANNERS[manner].state),
    fact({ zh: '冻结日期', en: 'Placed on' }, chineseDate(row.placedOn)),
    fact({ zh: '到期日期', en: 'Expires on' }, expiryText(row)),
    wideFact({ zh: '执行机关', en: 'Authority' }, orDash(row.authority)),
    wideFact({ zh: '法律文书', en: 'Document' }, orDash(row.document)),
    wideFact(
      { zh: '要求冻结', en: 'Ordered' },
      `${amountText(row, row.ordered)}　${amountInWords(row, row.ordered)}`,
    ),
    ...(waiting > 0
      ? [
          wideFact(
            { zh: '轮候冻结', en: 'Waiting' },
            `${amountText(row, waiting)}　${amountInWords(row, waiting)}（第 ${row.rank} 顺位）`,
          ),
        ]
      : []),
    wideFact({ zh: '摘要', en: 'Summary' }, orDash(row.summary)),
  ]
}
