/**
 * Books from short texts, for tests: who has what, and what has happened to their orders. They are built by the same changes and
 * decisions as real ones, so they are as consistent as real ones.
 */
import { present } from '../base/assert.ts'
import { addDays, type BusinessDate } from '../base/business-date.ts'
import { MARKETS, type Market, type Side } from '../base/market.ts'
import { parseFen, parsePrice, type Currency, type Fen, type Price } from '../base/money.ts'
import { CURRENCY_ASSET, holdingKey, houseKey } from '../books/accounts.ts'
import type { ClientSettlementMode } from '../books/client-details.ts'
import type { Books, MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { cashAccountNo } from '../books/changes/open-cash-account.ts'
import { clOrdIdOf } from '../books/cl-ord-id.ts'
import { noDirt } from '../books/dirty.ts'
import type { MarketQuote } from '../books/market-quote.ts'
import { emptyBooks } from '../books/empty-books.ts'
import type { Instrument } from '../rules/instrument.ts'
import { followUp } from '../follow-ups/follow-up.ts'
import { custodyUnit } from '../procedures/orders/check-order.ts'
import { securitiesAccountFor } from '../procedures/orders/securities-account-for.ts'
import { PLEDGED } from '../procedures/custody/standard-bond-quota.ts'
import { holdAfter } from '../procedures/freezes/hold-after.ts'
import { executionReport, type ExecutionReport } from '../inbound/execution-report.ts'
import { NO_FEES } from '../rules/fee-sums.ts'
import { defaultParameters } from '../rules/default-parameters.ts'
import { holdPriceOf } from '../rules/order-types.ts'
import type { OrderType, Parameters } from '../rules/parameters.ts'
import { aBranch } from './records.ts'
import { aMeta } from './meta.ts'
import type { ClientStatus } from '../words/client-status.ts'
import type { DayPhase } from '../words/day-phase.ts'

export interface BookSpec {
  /** 'date phase'; a Monday on which Shanghai and Shenzhen trade, unless said otherwise. */
  day?: string
  /** Status and rights in any order: 'no-buy, mode 4, B accounts, Beijing account, boards star risk-warning, risk 4, channels web, third-party, not designated'. */
  clients?: Record<string, string>
  cash?: Record<string, string>
  /** '1000 cost 9000.00', 'restricted 100', 'pledged'. */
  holdings?: Record<string, string>
  /** 'effective of ordered', e.g. { C1: ['60.00 of 100.00', '0.00 of 50.00'] } */
  freezes?: Record<string, readonly string[]>
  /** 'suspended, star, 9.00-11.00, T+0'; 600000.XSHG and 000001.XSHE are always there, with limits 9.00-11.00. */
  instruments?: Record<string, string>
  /** 'not listed', 'complete'. */
  markets?: Record<string, string>
  /** 'bid 9.99 ask 10.00 last 9.99', 'opening-call', 'of 2026-11-20'. */
  quotes?: Record<string, string>
  units?: Record<string, string>
  orders?: readonly (readonly string[])[]
  parameters?: Partial<Parameters>
}

export const DAY: BusinessDate = '2026-11-23'
export const XSHG_UNIT = '20001'
export const XSHE_UNIT = '300001'
/** Only where `units` names it. */
export const BJSE_UNIT = '900001'

export const clientNo = (name: string): number => 10_000_000 + Number(name.slice(1))
export const cashNo = (name: string, currency: Currency = 'CNY'): number =>
  cashAccountNo(clientNo(name), currency)

/**
 *   books({
 *     clients: { C1: '', C2: 'frozen', C3: 'mode 4, boards star, channels web' },
 *     cash: { C1: '1005.00', C2: '500.00 of it uncleared 200.00', 'C1 USD': '20.00' },
 *     holdings: { 'C1 600000.XSHG': '1000 cost 9000.00' },
 *     orders: [['C1 buy 100 600000.XSHG @ 10.00', 'accepted', 'fill 40 @ 9.99']],
 *   })
 *
 * Client C1 has number 10000001, cash account 1000000101, securities accounts A000000001.XSHG and 0000000001.XSHE.
 */
export function books(spec: BookSpec = {}): MutableBooks {
  const built = emptyBooks({ ...defaultParameters(), ...spec.parameters })
  const [businessDate = DAY, phase = 'open'] = (spec.day ?? `${DAY} open`).split(' ') as [
    BusinessDate?,
    DayPhase?,
  ]
  built.day = { businessDate, phase, clearingRun: 1, dayNo: 1 }
  addReference(built, spec)
  built.quotes = new Map(
    Object.entries(spec.quotes ?? {}).map(([id, text]) => [id, quoteOf(text, businessDate)]),
  )
  const named = [spec.cash, spec.holdings, spec.freezes]
    .flatMap(part => Object.keys(part ?? {}))
    .concat(
      'C1',
      (spec.orders ?? []).flatMap(([text]) => text ?? []),
    )
  const clients: Record<string, string> = {
    ...Object.fromEntries(named.map(key => [key.split(' ')[0] ?? '', ''])),
    ...spec.clients,
  }
  for (const [name, text] of Object.entries(clients)) addClient(built, name, text)
  for (const [name, text] of Object.entries(spec.cash ?? {})) addCash(built, name, text)
  for (const [name, text] of Object.entries(spec.holdings ?? {})) addHolding(built, name, text)
  for (const [name, texts] of Object.entries(spec.freezes ?? {}))
    texts.forEach(text => addFreeze(built, name, text))
  for (const texts of spec.orders ?? []) addOrder(built, texts)
  return settled(built)
}

/** As after a commit: nothing to write, nothing to send. */
export function settled(built: MutableBooks): MutableBooks {
  built.dirty = noDirt()
  built.outgoing = []
  return built
}

/** A copy that shares nothing but the parameters. */
export function copyOf(original: Books): MutableBooks {
  const { parameters, defaultParameters: defaults, ...state } = original as MutableBooks
  return {
    ...structuredClone({ ...state, taken: {}, dirty: null }),
    dirty: noDirt(),
    outgoing: [],
    parameters,
    defaultParameters: defaults,
  }
}

function addReference(built: MutableBooks, spec: BookSpec): void {
  const { businessDate } = built.day
  const instruments = { '600000.XSHG': '', '000001.XSHE': '', ...spec.instruments }
  applyChanges(built, [
    ...[1, 2, 3].map((branchNo): Change => ({ kind: 'insert', table: 'branch', row: aBranch({ branchNo }) })),
    ...Object.entries({ [XSHG_UNIT]: 'running', [XSHE_UNIT]: 'running', ...spec.units }).map(
      ([pbuId, status]): Change => ({
        kind: 'insert',
        table: 'trading_unit',
        row: {
          pbuId,
          market: pbuId === BJSE_UNIT ? 'BJSE' : pbuId.length === 5 ? 'XSHG' : 'XSHE',
          branchNo: 1,
          status: status === 'paused' || status === 'replaced' ? status : 'running',
        },
      }),
    ),
    ...MARKETS.map((market): Change => {
      const text = spec.markets?.[market] ?? ''
      return {
        kind: 'insert',
        table: 'market',
        row: {
          market,
          tradeDate: businessDate,
          listed: !text.includes('not listed'),
          streamComplete: text.includes('complete'),
        },
      }
    }),
    ...Object.entries(instruments).map(([id, text], index): Change => ({
      kind: 'insert',
      table: 'instrument',
      row: instrumentOf(id, text, 1001 + index),
    })),
  ])
}

const DECIMAL = String.raw`(-?\d+(?:\.\d+)?)`

function instrumentOf(id: string, text: string, instrumentNo: number): Instrument {
  const [code = '', market = 'XSHG'] = id.split('.') as [string?, Instrument['market']?]
  const has = (word: string): boolean => text.split(/[\s,]+/).includes(word)
  const kinds = ['etf', 'lof', 'reit', 'b-share', 'convertible', 'government-bond', 'repo'] as const
  const accrued = /accrued (\S+)/.exec(text)
  const limits = new RegExp(`${DECIMAL}-${DECIMAL}`).exec(text)
  const lower = limits === null ? 90_000 : parsePrice(limits[1] ?? '')
  const upper = limits === null ? 110_000 : parsePrice(limits[2] ?? '')
  const isLimited = !has('unlimited')
  return {
    instrumentNo,
    market,
    code,
    name: code,
    pinyin: '',
    kind: kinds.find(has) ?? 'stock',
    board: (['star', 'chinext', 'beijing'] as const).find(has) ?? 'main',
    currency: has('USD') ? 'USD' : has('HKD') ? 'HKD' : 'CNY',
    turnover: has('T+0') ? 'T+0' : 'T+1',
    listedOn: '1999-11-10',
    listingDay: 0,
    isRiskWarning: has('risk-warning'),
    isSuspended: has('suspended'),
    isDelisted: has('delisted'),
    previousClose: 100_000,
    ...(isLimited ? { lowerLimit: lower, upperLimit: upper } : {}),
    ...(accrued === null
      ? {}
      : { accruedInterest: present(parsePrice(accrued[1] ?? ''), 'accrued interest') }),
  }
}

function quoteOf(text: string, businessDate: BusinessDate): MarketQuote {
  const word = (name: string): string | undefined => new RegExp(`${name} ([^ ,]+)`).exec(text)?.[1]
  const level = (name: string): [Price, number][] => {
    const price = parsePrice(word(name) ?? '')
    return price === undefined ? [] : [[price, 100]]
  }
  return {
    tradeDate: word('of') ?? businessDate,
    phase: text.includes('opening-call') ? 'opening-call' : 'continuous',
    last: parsePrice(word('last') ?? '') ?? null,
    bids: level('bid'),
    asks: level('ask'),
  }
}

const STATUSES: readonly ClientStatus[] = [
  'loss-reported',
  'frozen',
  'dormant',
  'no-buy',
  'no-sell',
  'no-withdrawal',
  'closed',
]

/** The words after `name` up to the next comma. */
function listed(text: string, name: string): string[] {
  const part = text
    .split(',')
    .map(each => each.trim())
    .find(each => each.startsWith(`${name} `))
  return part === undefined ? [] : part.split(/\s+/).slice(1)
}

function addClient(built: MutableBooks, name: string, text: string): void {
  const no = clientNo(name)
  const parts = text.split(',').map(each => each.trim())
  const designated = !parts.includes('not designated')
  const accountStatus = parts.includes('account frozen') ? 'frozen' : 'normal'
  const number = String(no).slice(1).padStart(9, '0')
  const account = (market: Market, id: string, unit: string, currency: Currency = 'CNY'): Change => ({
    kind: 'openSecuritiesAccount',
    account: {
      securitiesAccountId: `${id}.${market}`,
      market,
      clientNo: no,
      cashAccountNo: cashAccountNo(no, currency),
      status: accountStatus,
      tradingUnit: designated ? unit : '',
    },
  })
  applyChanges(built, [
    {
      kind: 'openClient',
      client: {
        clientNo: no,
        branchNo: 1,
        kind: 'person',
        status: STATUSES.find(status => parts.includes(status)) ?? 'normal',
        name,
        pinyin: '',
        identityType: 'id-card',
        identityNumber: name,
        identityExpiresOn: null,
        phone: '',
        address: '',
        profession: '',
        clientClass: 'ordinary',
        riskLevel: Number(listed(text, 'risk')[0] ?? (listed(text, 'boards').length > 0 ? 5 : 3)),
        channels: ['counter', ...listed(text, 'channels')] as never,
        feePlan: 'standard',
        settlementMode: Number(listed(text, 'mode')[0] ?? 2) as ClientSettlementMode,
        openedOn: built.day.businessDate,
        closedOn: null,
        boards: listed(text, 'boards'),
        details: {},
      },
    },
    {
      kind: 'openCashAccount',
      accountNo: cashAccountNo(no, 'CNY'),
      clientNo: no,
      currency: 'CNY',
      custodyMode: parts.includes('third-party') ? 'third-party' : 'counter',
    },
    ...(parts.includes('no accounts')
      ? []
      : [account('XSHG', `A${number}`, XSHG_UNIT), account('XSHE', `0${number}`, XSHE_UNIT)]),
    ...(parts.includes('Beijing account') ? [account('BJSE', `0${number}`, BJSE_UNIT)] : []),
    ...(parts.includes('B accounts')
      ? [account('XSHG', `C${number}`, XSHG_UNIT, 'USD'), account('XSHE', `2${number}`, XSHE_UNIT, 'HKD')]
      : []),
  ])
  if (parts.includes('cash closed')) present(built.cashAccounts.get(cashNo(name)), name).status = 'closed'
}

const fen = (text: string | undefined): Fen => present(parseFen(text ?? ''), `amount ${text}`)

function addCash(built: MutableBooks, key: string, text: string): void {
  const [name = '', currency = 'CNY'] = key.split(' ') as [string?, Currency?]
  const accountNo = cashNo(name, currency)
  if (!built.cashAccounts.has(accountNo)) {
    applyChanges(built, [
      { kind: 'openCashAccount', accountNo, clientNo: clientNo(name), currency, custodyMode: 'counter' },
    ])
  }
  const amount = fen(text.split(' ')[0])
  const uncleared = /uncleared (\S+)/.exec(text)
  const inTransfer = /transfer hold (\S+)/.exec(text)
  if (uncleared !== null) post(built, accountNo, fen(uncleared[1]), true)
  post(built, accountNo, amount - (uncleared === null ? 0 : fen(uncleared[1])), false)
  const account = present(built.cashAccounts.get(accountNo), name)
  if (inTransfer !== null) account.onTransferHold = fen(inTransfer[1])
  account.accruedTo = /accrued to (\S+)/.exec(text)?.[1] ?? account.accruedTo
}

function post(built: MutableBooks, accountNo: number, amount: Fen, isUncleared: boolean): void {
  if (amount === 0) return
  const account = present(built.cashAccounts.get(accountNo), 'cash account')
  const asset = CURRENCY_ASSET[account.currency]
  const bank = { house: houseKey(1, 'bank', asset, '') }
  const client = { cashAccount: accountNo }
  const sides = amount > 0 ? { debit: bank, credit: client } : { debit: client, credit: bank }
  applyChanges(built, [
    {
      kind: 'post',
      entry: 'adjustment',
      asset,
      amount: Math.abs(amount),
      ...sides,
      tradeDate: built.day.businessDate,
      isUncleared,
    },
  ])
}

/** 'C1 600000.XSHG', or 'C1 000001.XSHE at 300002' for shares kept elsewhere. */
function addHolding(built: MutableBooks, key: string, text: string): void {
  const [name = '', id = '', , unit] = key.split(' ')
  const instrument = present(built.instrumentsById.get(id), id)
  const client = present(built.clients.get(clientNo(name)), name)
  const account = present(securitiesAccountFor(client, instrument), `account for ${id}`)
  const { holdingNo } = built.counters
  const { securitiesAccountId } = account
  const { instrumentNo } = instrument
  const quantity = Number(text.split(' ')[0])
  applyChanges(built, [
    {
      kind: 'openHolding',
      holdingNo,
      securitiesAccountId,
      instrumentNo,
      tradingUnit: unit ?? custodyUnit(instrument.market, account),
      shareNature: text.includes('pledged') ? PLEDGED : '',
    },
    ...(quantity === 0
      ? []
      : [
          {
            kind: 'post',
            entry: 'securities-in',
            asset: instrumentNo,
            amount: quantity,
            debit: { house: houseKey(1, 'depository', instrumentNo, instrument.market) },
            credit: { holding: holdingNo },
            tradeDate: built.day.businessDate,
          } as const,
        ]),
    { kind: 'addCost', holdingNo, amount: fen(/cost (\S+)/.exec(text)?.[1] ?? '0') },
  ])
  present(built.holdings.get(holdingNo), key).restricted = Number(/restricted (\d+)/.exec(text)?.[1] ?? 0)
}

/** '60.00 of 100.00', 'day 60.00 of 100.00'; a holding's owner is written 'C1 600000.XSHG'. */
function addFreeze(built: MutableBooks, key: string, text: string): void {
  const [name = '', id] = key.split(' ')
  const [, term, effective, ordered] = present(/^(day )?(\S+) of (\S+)/.exec(text) ?? undefined, text)
  const holding = id === undefined ? undefined : holdingOf(built, name, id)
  const amount = (value: string | undefined): number => (holding === undefined ? fen(value) : Number(value))
  const accountNo = holding?.holdingNo ?? cashNo(name)
  applyChanges(built, [
    {
      kind: 'setFreeze',
      freeze: {
        freezeNo: built.counters.freezeNo,
        clientNo: clientNo(name),
        object: holding === undefined ? 'cash' : 'holding',
        accountNo,
        term: term === undefined ? 'long' : 'day',
        ordered: amount(ordered),
        effective: amount(effective),
        rank: [...built.freezes.values()].filter(freeze => freeze.accountNo === accountNo).length + 1,
        authority: 'court',
        document: 'D1',
        summary: '',
        placedOn: built.day.businessDate,
        expiresOn: /until (\S+)/.exec(text)?.[1] ?? null,
        status: 'in-force',
      },
    },
  ])
}

export function holdingOf(
  built: Books,
  name: string,
  id: string,
): MutableBooks['holdings'] extends Map<number, infer H> ? H : never {
  const instrument = present(built.instrumentsById.get(id), id)
  const client = present(built.clients.get(clientNo(name)), name)
  const account = present(securitiesAccountFor(client, instrument), name)
  const key = holdingKey(
    account.securitiesAccountId,
    instrument.instrumentNo,
    custodyUnit(instrument.market, account),
    '',
  )
  return present((built as MutableBooks).holdingsByKey.get(key), `holding ${name} ${id}`)
}

/** First what was ordered, then what happened: 'queued', 'accepted', 'fill 40 @ 9.99', 'cancel', 'canceled 60', 'rejected', 'expired'. */
function addOrder(built: MutableBooks, [text = '', ...events]: readonly string[]): void {
  const pattern = /^(C\d+) (buy|sell) (\d+) (\S+)(?: ([a-z-]+))?(?: @ (\S+))?$/
  const [, name = '', side, quantity, id = '', type = 'limit', price = '0'] = present(
    pattern.exec(text) ?? undefined,
    `order: ${text}`,
  )
  const orderId = built.counters.orderId
  const isQueued = events[0] === 'queued'
  const { businessDate } = built.day
  const instrument = present(built.instrumentsById.get(id), id)
  const client = present(built.clients.get(clientNo(name)), name)
  const account = present(securitiesAccountFor(client, instrument), `account for ${id}`)
  const holding = side === 'sell' && instrument.kind !== 'repo' ? holdingOf(built, name, id) : undefined
  const priced = present(parsePrice(price), price)
  const order = {
    orderId,
    tradeDate: businessDate,
    clientNo: client.clientNo,
    cashAccountNo: cashNo(name, instrument.currency),
    securitiesAccountId: account.securitiesAccountId,
    holdingNo: holding?.holdingNo ?? 0,
    instrumentNo: instrument.instrumentNo,
    market: instrument.market,
    tradingUnit: account.tradingUnit,
    side: side as Side,
    orderType: type as OrderType,
    price: priced,
    quantity: Number(quantity),
    channel: 'counter',
    tellerNo: 1001,
    enteredAt: 0,
    holdPrice: holdPriceOf(instrument, type as OrderType, priced === 0 ? undefined : priced) ?? 0,
    holdCash: 0,
    holdShares: 0,
    status: isQueued ? 'queued' : 'pendingNew',
    clOrdId: isQueued ? '' : clOrdIdOf(orderId),
  } as const
  const blank = {
    exchangeOrderId: '',
    cancelClOrdId: '',
    filledQuantity: 0,
    filledAmount: 0,
    canceledQuantity: 0,
    fees: NO_FEES,
    rejectReason: '',
    cancelQuantity: 0,
    continues: 0,
    branchNo: 1,
    clientClass: 'ordinary',
  }
  const hold = holdAfter(built, { ...order, ...blank })
  applyChanges(built, [
    { kind: 'recordOrder', order: { ...order, holdCash: hold.cash, holdShares: hold.shares } },
  ])
  for (const event of isQueued ? events.slice(1) : events) happen(built, orderId, event)
}

/** What happens to an order next, told by the exchange or decided here. */
export function happen(built: MutableBooks, orderId: number, event: string): void {
  if (event === 'cancel')
    return applyChanges(built, [
      { kind: 'requestCancel', orderId, clOrdId: `C${clOrdIdOf(orderId).slice(1)}` },
    ])
  if (event === 'expired' || event === 'withdrawn') {
    const order = present(built.orders.get(orderId), 'order')
    const status = event === 'expired' ? 'expired' : 'canceled'
    return applyChanges(built, [
      { kind: 'advanceOrder', orderId, status, canceledQuantity: order.quantity - order.filledQuantity },
      { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
    ])
  }
  const changes = executionReport.decide(built, reportOf(built, orderId, event), aMeta())
  applyChanges(built, changes)
  followUp(built, changes, more => applyChanges(built, more))
}

/** 'accepted', 'fill 40 @ 9.99', 'fill 40 @ 9.99 as T7', 'canceled 60', 'rejected', 'cancel-rejected' → what the exchange says. */
export function reportOf(built: Books, orderId: number, event: string): ExecutionReport {
  const [kind = '', quantity = '0', , price = '0', , tradeNo] = event.split(' ')
  const order = present(built.orders.get(orderId), `order ${orderId}`)
  const isFill = kind === 'fill'
  return {
    market: order.market,
    tradingUnit: order.tradingUnit,
    clOrdId: kind === 'cancel-rejected' ? order.cancelClOrdId : clOrdIdOf(orderId),
    kind: isFill ? 'filled' : (kind as ExecutionReport['kind']),
    exchangeOrderId: `X${orderId}`,
    tradeNo: isFill ? (tradeNo ?? `T${built.counters.tradeSeq}`) : '',
    price: isFill ? present(parsePrice(price), price) : 0,
    quantity: isFill ? Number(quantity) : 0,
    canceledQuantity: kind === 'canceled' ? Number(quantity) : 0,
    reason: kind.includes('rejected') ? 'refused' : '',
    isDuplicate: false,
  }
}

/** The next business day, opened. */
export function nextDay(
  built: MutableBooks,
  businessDate: BusinessDate = addDays(built.day.businessDate, 1),
): MutableBooks {
  built.day = { ...built.day, businessDate, phase: 'open', clearingRun: 1, dayNo: built.day.dayNo + 1 }
  for (const market of built.markets.values())
    Object.assign(market, { tradeDate: businessDate, listed: true, streamComplete: false })
  return built
}
