/** Clients for a demonstration or a trial day: seeded, with valid identity numbers, money and opening holdings. */
import { pinyin } from 'pinyin-pro'
import { present } from '@guitai/core/base/assert.ts'
import { addDays } from '@guitai/core/base/business-date.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import { HEADQUARTERS } from '@guitai/core/books/branches.ts'
import { CURRENCY_ASSET, FREE_SHARES } from '@guitai/core/books/accounts.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { conversionRatioOf } from '@guitai/core/procedures/custody/standard-bond-quota.ts'
import { custodyUnit } from '@guitai/core/procedures/orders/check-order.ts'
import { securitiesAccountFor } from '@guitai/core/procedures/orders/securities-account-for.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { amountOfOrder, lotOf } from '@guitai/core/rules/ticks-and-lots.ts'
import type { OpeningRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Give } from '@guitai/server/system-commands.ts'
import { control } from './start-simulator.ts'

export type Random = () => number

/** mulberry32: small, fast, good enough for samples, never for anything secret. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红文博雅欣怡子涵浩宇梓萱']
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Unique for each number, because the sequence code and the birth date contain it. */
export function idCard(number: number): string {
  const year = 1950 + (number % 50)
  const month = 1 + (Math.floor(number / 50) % 12)
  const day = 1 + (Math.floor(number / 600) % 28)
  const serial = Math.floor(number / 16_800) % 1000
  const first = `110105${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`
  const sum = [...first].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0)
  return first + (CHECK_DIGITS[sum % 11] ?? '')
}

/** GB 32100-2015: digits and letters except I, O, S, V, Z; the weights are the powers of 3 modulo 31. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function creditCode(number: number): string {
  const first = `91110105MA${String(number).padStart(7, '0')}`
  let weight = 1
  let sum = 0
  for (const character of first) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return first + CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

export interface SampleClient {
  clientNo: number
  cashAccountNo: number
  /** Has dollars and Hong Kong dollars, and accounts for B shares. */
  hasBShares: boolean
  /** An institution with pledged bonds, which may borrow against them. */
  mayBorrow: boolean
  settlementMode: 1 | 2 | 3 | 4
}

/** A row of the depository's opening file. */
export interface Opening extends OpeningRecord {
  market: Market
}

/** Brings the holdings; the depository has them, too. */
export type TakeOver = (openings: readonly Opening[]) => Promise<void>

/** The depository writes its opening files of the day, and X08 takes them. */
export function takerOver(give: Give, controlPort: number): TakeOver {
  return async openings => {
    await control(controlPort, 'POST', '/opening', openings)
    const brought = new Set(openings.map(({ market }) => market))
    for (const market of MARKETS) if (brought.has(market)) await give('X08', { market })
  }
}

const AT_ONCE = 200
/** Every third client. */
const B_SHARES_EVERY = 3
const INSTITUTION_EVERY = 10

/** The traits of a client, by the running number, so that all combinations occur. */
function traitsOf(number: number): Pick<SampleClient, 'hasBShares' | 'mayBorrow' | 'settlementMode'> {
  const mayBorrow = number % INSTITUTION_EVERY === INSTITUTION_EVERY - 1
  return {
    mayBorrow,
    hasBShares: !mayBorrow && number % B_SHARES_EVERY === 0,
    settlementMode: ((number % 4) + 1) as SampleClient['settlementMode'],
  }
}

export interface SampleOrder {
  give: Give
  books: () => Books
  takeOver: TakeOver
  count: number
  /** The branch of the client with this running number; headquarters when absent. */
  branchOf?: (number: number) => number
  random: Random
}

/** Runs before the first order of the installation, because the holdings are opening holdings. */
export async function openSampleClients({
  give,
  books,
  takeOver,
  count,
  branchOf = () => HEADQUARTERS,
  random,
}: SampleOrder): Promise<SampleClient[]> {
  const clients: SampleClient[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i)
    const requests = numbers.map(number => ({
      number,
      branchNo: branchOf(number),
      name: nameOf(random),
      amount: 50_000_000 + Math.floor(random() * 300) * 1_000_000,
    }))
    clients.push(...(await Promise.all(requests.map(request => openOne(give, request)))))
  }
  await takeOver(holdingsFor(books(), clients, random))
  return clients
}

function nameOf(random: Random): string {
  return pick(random, SURNAMES) + pick(random, GIVEN) + (random() < 0.6 ? pick(random, GIVEN) : '')
}

async function openOne(
  give: Give,
  { number, branchNo, name, amount }: { number: number; branchNo: number; name: string; amount: number },
): Promise<SampleClient> {
  const traits = traitsOf(number)
  const { settlementMode, mayBorrow, hasBShares } = traits
  const { clientNo } = await give<{ clientNo: number }>('F04', {
    branchNo,
    ...(mayBorrow ? institution(number, name) : person(number, name)),
    phone: `138${String(number).padStart(8, '0')}`,
    address: '北京市朝阳区',
    averageAssets: 100_000_000,
    firstTradedOn: '2015-06-01',
    currencies: hasBShares ? ['CNY', 'USD', 'HKD'] : ['CNY'],
    securitiesAccounts: accountsOf(number, traits),
    channels: ['web'],
    settlementMode,
  })
  const deposit = (currency: Currency, money: number): Promise<unknown> =>
    give('F09', {
      cashAccountNo: clientNo * 100 + CURRENCY_ASSET[currency],
      kind: 'transfer-in',
      amount: money,
      summary: '银行转入',
    })
  await deposit('CNY', mayBorrow ? amount * 10 : amount)
  if (hasBShares) {
    await deposit('USD', Math.round(amount / 20))
    await deposit('HKD', Math.round(amount / 5))
  }
  return { clientNo, cashAccountNo: clientNo * 100 + CURRENCY_ASSET.CNY, ...traits }
}

const BOARDS = ['star', 'chinext', 'beijing', 'risk-warning', 'convertible']

function person(number: number, name: string): object {
  return {
    kind: 'person',
    name,
    pinyin: initials(name, 'head'),
    identityNumber: idCard(number),
    identityExpiresOn: '2040-12-31',
    profession: '职员',
    riskLevel: 4,
    boards: BOARDS,
  }
}

function institution(number: number, name: string): object {
  const company = `${name}投资有限公司`
  return {
    kind: 'institution',
    name: company,
    pinyin: initials(company),
    identityNumber: creditCode(number),
    identityExpiresOn: '2040-12-31',
    profession: '',
    legalRepresentative: name,
    legalRepresentativeNumber: idCard(number),
    handler: name,
    handlerNumber: idCard(number),
    handlerAuthorisedTo: '2030-12-31',
    riskLevel: 5,
    boards: [...BOARDS, 'repo-borrow'],
  }
}

function initials(name: string, surname: 'head' | 'off' = 'off'): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname })
    .join('')
    .toLowerCase()
    .slice(0, 30)
}

/** In Beijing a client uses the number of its Shenzhen account. */
function accountsOf(number: number, { mayBorrow, hasBShares }: ReturnType<typeof traitsOf>): object[] {
  const digits = String(100_000_000 + number)
  const shenzhen = mayBorrow ? `08${digits.slice(1)}` : `0${digits}`
  return [
    { market: 'XSHG', number: `${mayBorrow ? 'B' : 'A'}${digits}`, designated: true },
    { market: 'XSHE', number: shenzhen, designated: true },
    { market: 'BJSE', number: shenzhen, designated: true },
    ...(hasBShares
      ? [
          { market: 'XSHG', number: `C${digits}`, designated: true },
          { market: 'XSHE', number: `20${digits.slice(1)}`, designated: true },
        ]
      : []),
  ]
}

/** Whether a client has the accounts that an instrument needs. */
export function mayHold(client: SampleClient, { kind }: Pick<Instrument, 'kind'>): boolean {
  return kind !== 'b-share' || client.hasBShares
}

/** Four securities each, a few of them odd; borrowers have bonds to pledge. */
function holdingsFor(books: Books, clients: readonly SampleClient[], random: Random): Opening[] {
  const instruments = [...books.instruments.values()].filter(
    instrument => !instrument.isSuspended && instrument.kind !== 'repo',
  )
  const bonds = instruments.filter(each => conversionRatioOf(books.parameters, each, books.day.businessDate))
  return clients.flatMap(client => {
    const possible = instruments.filter(instrument => mayHold(client, instrument))
    const chosen = new Set(Array.from({ length: 4 }, () => pick(random, possible)))
    if (client.mayBorrow) for (const bond of bonds) chosen.add(bond)
    return [...chosen].map(instrument =>
      openingOf(books, { client, instrument, quantity: someOf(books, instrument, random) }),
    )
  })
}

const BOUGHT_DAYS_AGO = 90

/** Bought at the last close, some time ago. */
function openingOf(
  books: Books,
  {
    client: { clientNo },
    instrument,
    quantity,
  }: { client: SampleClient; instrument: Readonly<Instrument>; quantity: number },
): Opening {
  const { code, market, previousClose } = instrument
  const client = present(books.clients.get(clientNo), 'client')
  const account = present(securitiesAccountFor(client, instrument), 'securities account')
  return {
    market,
    securitiesAccount: account.securitiesAccountId.slice(0, -market.length - 1),
    tradingUnit: custodyUnit(market, account),
    code,
    shareNature: 'tradable',
    acquiredOn: addDays(books.day.businessDate, -BOUGHT_DAYS_AGO),
    quantity,
    cost: amountOfOrder(instrument, previousClose, quantity),
  }
}

const ODD_SHARE = 0.2

function someOf(books: Books, instrument: Readonly<Instrument>, random: Random): number {
  const lot = lotOf(books.parameters, instrument, books.day.businessDate)
  const isSpotBond = lot.minimumBuy > 10_000
  const lots = isSpotBond ? 1 + Math.floor(random() * 5) : 10 + 2 * Math.floor(random() * 30)
  const odd = random() < ODD_SHARE ? 1 + Math.floor(random() * (lot.minimumSell - 1)) : 0
  return lot.minimumBuy * lots + odd
}

/** Pledges half of what may be pledged, for clients who may borrow against it, after they were taken over. */
export async function pledgeHalf(give: Give, books: Books, clients: readonly SampleClient[]): Promise<void> {
  for (const { clientNo, mayBorrow } of clients) {
    if (!mayBorrow) continue
    const free = present(books.clients.get(clientNo), 'client').holdings.filter(
      ({ shareNature }) => shareNature === FREE_SHARES,
    )
    for (const { holdingNo, instrumentNo, settled } of free) {
      const bond = present(books.instruments.get(instrumentNo), 'instrument')
      if (conversionRatioOf(books.parameters, bond, books.day.businessDate) === undefined) continue
      await give('C15', { clientNo, holdingNo, quantity: Math.ceil(settled / 2) })
    }
  }
}
