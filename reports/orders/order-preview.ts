/**
 * What an order form shows before anything is entered: available cash, sellable shares, the most that can be bought at a price
 * (fees included), limits, lot, tick, order types, and whether the price lies in the effective range.
 */
import { Type } from 'typebox'
import type { CashAccount, Holding } from '@guitai/core/books/accounts.ts'
import { formatPrice } from '@guitai/core/base/money.ts'
import { availableCash } from '@guitai/core/books/figures.ts'
import { sellableQuantity } from '@guitai/core/books/holding-figures.ts'
import { Choice, ClientNo, InstrumentId, PriceField, Shares } from '@guitai/core/frame/fields.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { SESSION_PHASE_WORDS } from '@guitai/core/words/session-phase.ts'
import { feePlanFor } from '@guitai/core/rules/fee-plan.ts'
import { chargeableOf, feeScheduleFor, feesOn, type FeeSchedule } from '@guitai/core/rules/fees.ts'
import { sumFees } from '@guitai/core/rules/fee-sums.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { mostBuyable } from '@guitai/core/rules/most-quantity.ts'
import { offeredOrderTypes } from '@guitai/core/rules/order-types.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { checkPriceLimits, limitsOf } from '@guitai/core/rules/price-limits.ts'
import { cageOf, checkPriceCage } from '@guitai/core/rules/price-cage.ts'
import { paysMoney } from '@guitai/core/rules/repo.ts'
import { settingOf } from '@guitai/core/rules/settings.ts'
import {
  accruedInterestOf,
  amountOfOrder,
  checkPrice,
  lotOf,
  tickOf,
} from '@guitai/core/rules/ticks-and-lots.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { figuresDate } from '../frame/figures-date.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { freeStandardBonds } from '../custody/standard-bonds.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { WARNING_WORDS } from '@guitai/core/words/warning.ts'

const SELECT_INSTRUMENT = `select i.instrument_no as "instrumentNo", i.market, i.code, i.name, i.pinyin, i.kind, i.board, i.currency, i.turnover,
  i.listed_on as "listedOn", i.listing_day as "listingDay", i.is_risk_warning as "isRiskWarning", i.is_suspended as "isSuspended",
  i.is_delisted as "isDelisted", i.previous_close as "previousClose", i.upper_limit as "upperLimit", i.lower_limit as "lowerLimit",
  i.accrued_interest as "accruedInterest", q.content as quote
from current.instrument i left join quotes.quote q on q.instrument = i.code || '.' || i.market where i.code || '.' || i.market = $1`

const SELECT_CASH = `select a.account_no as "accountNo", a.client_no as "clientNo", a.settled, a.on_hold as "onHold", a.on_transfer_hold as "onTransferHold", a.frozen,
  coalesce((select jsonb_agg(jsonb_build_object('settlementDate', u.settlement_date, 'usableFrom', u.usable_from, 'withdrawableFrom', u.withdrawable_from,
    'purchases', u.purchases, 'proceeds', u.proceeds, 'settledPurchases', u.settled_purchases, 'settledProceeds', u.settled_proceeds))
    from current.unsettled_cash u where u.account_no = a.account_no), '[]') as unsettled, c.fee_plan as "feePlan"
from current.cash_account a join current.client c using (client_no) where a.client_no = $1 and a.currency = $2`

/** All places from which our orders can sell; an order sells from one place (holding-to-sell.ts). */
const SELECT_HOLDINGS = `select h.settled, h.on_hold as "onHold", h.frozen, h.restricted,
  coalesce((select jsonb_agg(jsonb_build_object('sellableFrom', u.sellable_from, 'bought', u.bought, 'sold', u.sold,
    'settledBought', u.settled_bought, 'settledSold', u.settled_sold)) from current.unsettled_shares u where u.holding_no = h.holding_no), '[]') as unsettled
from current.holding h join current.securities_account s using (securities_account_id)
where h.client_no = $1 and h.instrument_no = $2 and h.share_nature = '' and s.status <> 'closed'
  and (h.trading_unit = '' or exists (select from current.trading_unit p where p.pbu_id = h.trading_unit))`

/** The parts of a stored quote that a reference price needs; see protocols/quote-feed. */
interface QuoteMessage {
  phase: string
  bids: [price: number, quantity: number][]
  asks: [price: number, quantity: number][]
  last: number | null
}

type ListedInstrument = Instrument & { quote: QuoteMessage | null } & Row
type CashRow = CashAccount & { feePlan: string } & Row

export const orderPreview = defineReport({
  code: 'order-preview',
  name: 'order-preview',
  title: { zh: '委托试算', en: 'Order preview' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      clientNo: ClientNo,
      instrument: InstrumentId,
      side: Choice({ zh: '买卖', en: 'Side' }, SIDE_WORDS),
      price: Type.Optional(PriceField()),
      quantity: Type.Optional(Shares()),
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'available', title: { zh: '可用', en: 'Available' }, type: 'money' },
    { name: 'sellable', title: { zh: '可卖', en: 'Sellable' }, type: 'shares' },
    { name: 'mostQuantity', title: { zh: '最大可委托', en: 'Most' }, type: 'shares' },
    { name: 'upperLimit', title: { zh: '涨停', en: 'Upper limit' }, type: 'price' },
    { name: 'lowerLimit', title: { zh: '跌停', en: 'Lower limit' }, type: 'price' },
    { name: 'tick', title: { zh: '最小变动', en: 'Tick' }, type: 'price' },
    { name: 'lot', title: { zh: '交易单位', en: 'Lot' }, type: 'shares' },
    { name: 'amount', title: { zh: '委托金额', en: 'Amount' }, type: 'money' },
    { name: 'commission', title: { zh: '佣金', en: 'Commission' }, type: 'money' },
    { name: 'otherFees', title: { zh: '其他费用', en: 'Other fees' }, type: 'money' },
    { name: 'warnings', title: { zh: '提示', en: 'Warnings' }, type: 'json', labels: WARNING_WORDS },
    {
      name: 'orderTypes',
      title: { zh: '可用委托类型', en: 'Order types' },
      type: 'json',
      parts: [
        {
          name: 'orderType',
          title: { zh: '委托类型', en: 'Order type' },
          type: 'enum',
          labels: ORDER_TYPE_WORDS,
        },
        { name: 'phases', title: { zh: '时段', en: 'Phases' }, type: 'json', labels: SESSION_PHASE_WORDS },
        { name: 'needsPrice', title: { zh: '须报价格', en: 'Needs a price' }, type: 'boolean' },
      ],
    },
    {
      name: 'isOutsideCage',
      title: { zh: '超出有效申报范围', en: 'Outside the effective range' },
      type: 'boolean',
    },
  ],
  async run(database, input) {
    const [instrument] = await database.query<ListedInstrument>(SELECT_INSTRUMENT, [input.instrument])
    if (instrument === undefined) return { rows: [] }
    const today = await figuresDate(database)
    const [cash] = await database.query<CashRow>(SELECT_CASH, [input.clientNo, instrument.currency])
    const sellable = await sellableOf(database, { clientNo: input.clientNo, instrument, today })
    const parameters = await parametersInForce(database)
    const lot = lotOf(parameters, instrument, today)
    const available = cash === undefined ? 0 : availableCash(cash, today)
    const schedule = feeScheduleFor(parameters, {
      instrument,
      tradeDate: today,
      plan: feePlanFor(parameters, { plan: cash?.feePlan ?? 'standard', instrument, tradeDate: today }),
    })
    const price = input.price ?? instrument.upperLimit ?? instrument.previousClose
    const mostOf = async (): Promise<number> => {
      if (paysMoney(instrument, input.side))
        return mostBuyable(instrument, {
          lot,
          schedule,
          price,
          available: available - settingOf(parameters, 'order-fee', today),
        })
      if (instrument.kind !== 'repo') return sellable
      const whose = { clientNo: input.clientNo, market: instrument.market, today }
      const free = await freeStandardBonds(database, whose, parameters)
      return Math.max(0, Math.floor(free / 100 / lot.buyStep) * lot.buyStep)
    }
    const mostQuantity = await mostOf()
    const isOutsideCage = isOutside(instrument, input, { parameters, today })
    return {
      rows: [
        {
          ...contractOf(instrument, { ...input, price }, schedule),
          warnings: warningsOf(instrument, { ...input, mostQuantity, isOutsideCage }, { parameters, today }),
          available,
          sellable,
          lot: input.side === 'buy' ? lot.buyStep : lot.sellStep,
          tick: tickOf(parameters, instrument, today),
          mostQuantity,
          upperLimit: instrument.upperLimit ?? null,
          lowerLimit: instrument.lowerLimit ?? null,
          isOutsideCage,
          orderTypes: offeredOrderTypes(parameters, { instrument, side: input.side, tradeDate: today }),
        },
      ],
    }
  },
})

/** What the order contract states about money: the whole order at this price, and every fee it can cost. */
function contractOf(
  instrument: ListedInstrument,
  { side, price, quantity }: { side: 'buy' | 'sell'; price: number; quantity?: number },
  schedule: FeeSchedule,
): { amount: number | null; commission: number | null; otherFees: number | null } {
  if (quantity === undefined) return { amount: null, commission: null, otherFees: null }
  const amount = amountOfOrder(instrument, price, quantity)
  const interest = accruedInterestOf(instrument, price, quantity)
  const fees = feesOn(schedule, side, chargeableOf(schedule, amount, interest))
  return { amount, commission: fees.commission, otherFees: sumFees(fees) - fees.commission }
}

interface Previewed {
  price?: number
  quantity?: number
  mostQuantity: number
  isOutsideCage: boolean
}

/** What would or might be refused, as sentences in both languages. The order itself is checked again when it is entered. */
function warningsOf(
  instrument: ListedInstrument,
  { price, quantity, mostQuantity, isOutsideCage }: Previewed,
  { parameters, today }: { parameters: Parameters; today: string },
): Row[] {
  const limits = limitsOf(instrument)
  const text = (limit: number | undefined): string => (limit === undefined ? '—' : formatPrice(limit))
  const values = { lower: text(limits.lowerLimit), upper: text(limits.upperLimit) }
  const codes = [
    price === undefined ? undefined : checkPrice(parameters, instrument, price, today),
    price === undefined || checkPriceLimits(limits, price) === undefined ? undefined : 'price_outside_limits',
    instrument.isSuspended ? 'instrument_suspended' : undefined,
    isOutsideCage ? 'price_outside_cage' : undefined,
    quantity !== undefined && quantity > mostQuantity ? 'above_most_quantity' : undefined,
  ]
  return codes.flatMap(code => (code === undefined ? [] : [{ code, ...rejectionMessage(code, values) }]))
}

async function sellableOf(
  database: Database,
  { clientNo, instrument, today }: { clientNo: number; instrument: ListedInstrument; today: string },
): Promise<number> {
  const holdings = await database.query<Holding & Row>(SELECT_HOLDINGS, [clientNo, instrument.instrumentNo])
  return Math.max(0, ...holdings.map(holding => sellableQuantity(holding, today)))
}

/** The cage moves with the market, so here it only warns; the exchange decides. */
function isOutside(
  instrument: ListedInstrument,
  { side, price }: { side: 'buy' | 'sell'; price?: number },
  { parameters, today }: { parameters: Parameters; today: string },
): boolean {
  const { quote } = instrument
  if (price === undefined || quote === null || quote.phase !== 'continuous') return false
  const [bestBid, bestAsk] = [quote.bids[0]?.[0], quote.asks[0]?.[0]]
  const reference = {
    side,
    ...(bestBid === undefined ? {} : { bestBid }),
    ...(bestAsk === undefined ? {} : { bestAsk }),
    ...(quote.last === null ? {} : { last: quote.last }),
  }
  return checkPriceCage(cageOf(parameters, instrument, reference, today), side, price) !== undefined
}
