/** What an order contract says, of an order that was entered or of one that is about to be. */
import { amountOfOrder } from '@guitai/core/rules/ticks-and-lots.ts'
import type { InstrumentKind } from '@guitai/core/rules/instrument.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import type { Database } from '@guitai/reports/database.ts'
import { CHANNELS, MARKETS, ORDER_TYPES, SIDES } from '@guitai/reports/labels.ts'
import type { ClientRow } from './client-row.ts'
import type { PrintContent, PrintContext } from './define-print.ts'
import { fact, wideFact } from './facts.ts'
import { IDENTITY_TYPES, unitOf } from './labels.ts'
import { chineseDate, moneyInWords, moneyWithSign, orDash, price, shares, wordOf } from './texts.ts'

export interface ContractInstrument {
  market: string
  code: string
  name: string
  kind: InstrumentKind
  currency: Currency
}

export interface ContractOrder {
  /** Null: not entered yet. */
  orderId: number | null
  side: string
  orderType: string
  /** 0: a market order. */
  price: number
  quantity: number
  tradeDate: string
  enteredAt: string
  channel: string
  securitiesAccountId: string
  cashAccountNo: number
  tellerText: string
}

export async function readContractInstrument(
  database: Database,
  instrumentId: string,
): Promise<ContractInstrument | undefined> {
  const [row] = await database.query<ContractInstrument>(
    `select market, code, name, kind, currency from current.instrument where code || '.' || market = $1`,
    [instrumentId],
  )
  return row
}

export function contractContent(
  client: ClientRow,
  instrument: ContractInstrument,
  order: ContractOrder,
  { personal }: PrintContext,
): PrintContent {
  const account = order.securitiesAccountId.split('.')[0] ?? ''
  return {
    orderId: order.orderId === null ? '待确认' : String(order.orderId),
    isDraft: order.orderId === null,
    parties: [
      fact('委托人（甲方）', 'Client', personal('name', client.name)),
      fact('客户号', 'Client No.', String(client.clientNo)),
      fact('证件类型', 'Document', wordOf(IDENTITY_TYPES, client.identityType)),
      fact('证件号码', 'Document No.', personal('identity', client.identityNumber)),
      fact('证券账户', 'Securities account', orDash(account)),
      fact('资金账户', 'Cash account', String(order.cashAccountNo)),
    ],
    order: orderFacts(instrument, order),
    amount: amountFacts(instrument, order),
    teller: order.tellerText,
  }
}

function orderFacts(instrument: ContractInstrument, order: ContractOrder): PrintContent[] {
  const isMarket = order.price === 0
  return [
    fact('买卖方向', 'Side', wordOf(SIDES, order.side)),
    fact('交易市场', 'Market', wordOf(MARKETS, instrument.market)),
    fact('证券代码', 'Code', instrument.code),
    fact('证券名称', 'Security', instrument.name),
    fact('委托方式', 'Order type', wordOf(ORDER_TYPES, order.orderType)),
    fact(
      '委托价格',
      isMarket ? 'At the market' : 'Price',
      isMarket ? '市价' : priceText(instrument, order.price),
    ),
    fact('委托数量', 'Quantity', `${shares(order.quantity)} ${unitOf(instrument.kind)}`),
    fact('有效期', 'Valid on', `${chineseDate(order.tradeDate)}（当日有效）`),
    fact('委托渠道', 'Channel', wordOf(CHANNELS, order.channel)),
    fact('委托时间', 'Entered at', orDash(order.enteredAt)),
  ]
}

function priceText({ kind, currency }: ContractInstrument, value: number): string {
  if (kind === 'repo') return `${price(value)} %（年收益率）`
  return `${price(value)} ${{ CNY: '元', USD: '美元', HKD: '港元' }[currency]}`
}

/** A market order has no amount before it is filled. */
function amountFacts(instrument: ContractInstrument, order: ContractOrder): PrintContent[] {
  if (order.price === 0 || instrument.kind === 'repo') return []
  const amount = amountOfOrder({ kind: instrument.kind }, order.price, order.quantity)
  const { currency } = instrument
  return [
    wideFact(
      '委托金额',
      'Amount',
      `${moneyWithSign(amount, currency)}　${moneyInWords(amount, currency)}（不含费用）`,
    ),
  ]
}
