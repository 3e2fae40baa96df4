/** The content of an order contract, for an order that was entered or is about to be. */
import { amountOfOrder } from '@guitai/core/rules/ticks-and-lots.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { ClientRow } from '../frame/client-row.ts'
import type { PrintContent, PrintContext } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { agentFacts, type AgentRow } from '../frame/signers.ts'
import { unitOf } from '../frame/unit-of.ts'
import { chineseDate, moneyInWords, moneyWithSign, orDash, price, shares, wordOf } from '../frame/texts.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { CURRENCY_UNIT_WORDS } from '@guitai/core/words/currency.ts'
import type { InstrumentKind } from '@guitai/core/words/instrument-kind.ts'
import { IDENTITY_TYPE_WORDS } from '@guitai/core/words/identity-type.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { FIELD_TITLES } from '../frame/titles.ts'

export interface ContractInstrument {
  market: string
  code: string
  name: string
  kind: InstrumentKind
  currency: Currency
  /** Per 100 yuan of face value, added to a clean price. */
  accruedInterest: number | null
}

export interface ContractOrder {
  /** Null when it is not entered yet. */
  orderId: number | null
  side: string
  orderType: string
  /** 0 for a market order. */
  price: number
  quantity: number
  tradeDate: string
  enteredAt: string
  channel: string
  securitiesAccountId: string
  cashAccountNo: number
  tellerText: string
  /** Empty when nobody had to approve. */
  checkerText: string
  /** Undefined when the client came in person. */
  agent: AgentRow | undefined
}

export async function readContractInstrument(
  database: Database,
  instrumentId: string,
): Promise<ContractInstrument | undefined> {
  const [row] = await database.query<ContractInstrument>(
    `select market, code, name, kind, currency, accrued_interest as "accruedInterest" from current.instrument where code || '.' || market = $1`,
    [instrumentId],
  )
  return row
}

export function contractContent(
  { client, instrument, order }: { client: ClientRow; instrument: ContractInstrument; order: ContractOrder },
  context: PrintContext,
): PrintContent {
  const { personal } = context
  const account = order.securitiesAccountId.split('.')[0] ?? ''
  return {
    orderId: order.orderId === null ? '待确认' : String(order.orderId),
    isDraft: order.orderId === null,
    parties: [
      fact({ zh: '委托人（甲方）', en: 'Client' }, personal('name', client.name)),
      fact(FIELD_TITLES.clientNo, String(client.clientNo)),
      fact(FIELD_TITLES.identityType, wordOf(IDENTITY_TYPE_WORDS, client.identityType)),
      fact(FIELD_TITLES.identityNumber, personal('identity', client.identityNumber)),
      fact(FIELD_TITLES.securitiesAccount, orDash(account)),
      fact(FIELD_TITLES.cashAccount, String(order.cashAccountNo)),
      ...agentFacts(order.agent, context),
    ],
    order: orderFacts(instrument, order),
    amount: amountFacts(instrument, order),
    teller: order.tellerText,
    checker: order.checkerText,
    isByAgent: order.agent !== undefined && order.agent.agentName !== null,
  }
}

function orderFacts(instrument: ContractInstrument, order: ContractOrder): PrintContent[] {
  return [
    fact({ zh: '买卖方向', en: 'Side' }, sideText(instrument, order)),
    fact({ zh: '交易市场', en: 'Market' }, wordOf(MARKET_WORDS, instrument.market)),
    fact({ zh: '证券代码', en: 'Code' }, instrument.code),
    fact({ zh: '证券名称', en: 'Security' }, instrument.name),
    fact({ zh: '委托方式', en: 'Order type' }, wordOf(ORDER_TYPE_WORDS, order.orderType)),
    priceFact(instrument, order),
    fact({ zh: '委托数量', en: 'Quantity' }, `${shares(order.quantity)} ${unitOf(instrument.kind)}`),
    fact({ zh: '有效期', en: 'Valid on' }, `${chineseDate(order.tradeDate)}（当日有效）`),
    fact({ zh: '委托渠道', en: 'Channel' }, wordOf(CHANNEL_WORDS, order.channel)),
    fact({ zh: '委托时间', en: 'Entered at' }, orDash(order.enteredAt)),
  ]
}

/** The buyer of a repo borrows, the seller lends (SSE 融资回购, 融券回购). */
function sideText({ kind }: ContractInstrument, { side }: ContractOrder): string {
  const word = wordOf(SIDE_WORDS, side)
  if (kind !== 'repo') return word
  return `${word}（${side === 'buy' ? '融资回购' : '融券回购'}）`
}

const AT_A_PRICE: ReadonlySet<string> = new Set(['limit', 'after-hours-fixed-price'])

/** The price of a market order is only the worst price at which it may be filled. */
function priceFact(instrument: ContractInstrument, order: ContractOrder): PrintContent {
  if (order.price === 0) return fact({ zh: '委托价格', en: 'At the market' }, '市价')
  const text = priceText(instrument, order.price)
  return AT_A_PRICE.has(order.orderType)
    ? fact({ zh: '委托价格', en: 'Price' }, text)
    : fact({ zh: '保护限价', en: 'Protective price' }, text)
}

function priceText({ kind, currency }: ContractInstrument, value: number): string {
  if (kind === 'repo') return `${price(value)} %（年收益率）`
  return `${price(value)} ${CURRENCY_UNIT_WORDS[currency].zh}`
}

/** A market order without a price has no amount before it is filled; the amount of a repo is what is lent. */
function amountFacts(instrument: ContractInstrument, order: ContractOrder): PrintContent[] {
  if (order.price === 0) return []
  const { kind, currency, accruedInterest } = instrument
  const valued = { kind, ...(accruedInterest === null ? {} : { accruedInterest }) }
  const amount = amountOfOrder(valued, order.price, order.quantity)
  const without = accruedInterest === null || accruedInterest === 0 ? '不含费用' : '含应计利息，不含费用'
  return [
    wideFact(
      { zh: '委托金额', en: 'Amount' },
      `${moneyWithSign(amount, currency)}　${moneyInWords(amount, currency)}（${without}）`,
    ),
  ]
}
