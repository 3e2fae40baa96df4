/** Clients for a demonstration or a trial day: seeded, with valid identity numbers, money and opening holdings. */
import { pinyin } from 'pinyin-pro'
import type { Books } from '@guitai/core/books/books.ts'
import { FREE_SHARES } from '@guitai/core/books/accounts.ts'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import type { Give } from './system-commands.ts'

export type Random = () => number

/** mulberry32: small, fast, good enough to make samples; never for anything secret. */
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

/** Unique for each number: the sequence code and the birth date carry it. */
function idCard(number: number): string {
  const year = 1950 + (number % 50)
  const month = 1 + (Math.floor(number / 50) % 12)
  const day = 1 + (Math.floor(number / 600) % 28)
  const serial = Math.floor(number / 16_800) % 1000
  const first = `110105${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`
  const sum = [...first].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0)
  return first + (CHECK_DIGITS[sum % 11] ?? '')
}

export interface SampleClient {
  clientNo: number
  cashAccountNo: number
}

export interface Opening {
  market: string
  securitiesAccount: string
  tradingUnit: string
  code: string
  quantity: number
}

export interface Samples {
  clients: SampleClient[]
  /** To be told to the depository: it keeps them too. */
  holdings: Opening[]
}

const AT_ONCE = 200

export async function openSampleClients(
  give: Give,
  books: () => Books,
  count: number,
  random: Random,
): Promise<Samples> {
  const clients: SampleClient[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i)
    const requests = numbers.map(number => ({
      number,
      name: nameOf(random),
      amount: 50_000_000 + Math.floor(random() * 300) * 1_000_000,
    }))
    clients.push(...(await Promise.all(requests.map(request => openOne(give, request)))))
  }
  return { clients, holdings: await openHoldings(give, books(), clients, random) }
}

function nameOf(random: Random): string {
  return pick(random, SURNAMES) + pick(random, GIVEN) + (random() < 0.6 ? pick(random, GIVEN) : '')
}

async function openOne(
  give: Give,
  { number, name, amount }: { number: number; name: string; amount: number },
): Promise<SampleClient> {
  const digits = String(100_000_000 + number)
  const { clientNo } = await give<{ clientNo: number }>('F04', {
    kind: 'person',
    name,
    pinyin: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
      .join('')
      .toLowerCase(),
    identityNumber: idCard(number),
    identityExpiresOn: '2040-12-31',
    phone: `138${String(number).padStart(8, '0')}`,
    address: '北京市朝阳区',
    profession: '职员',
    riskLevel: 4,
    averageAssets: 100_000_000,
    firstTradedOn: '2015-06-01',
    currencies: ['CNY'],
    securitiesAccounts: [
      { market: 'XSHG', number: `A${digits}`, designated: true },
      { market: 'XSHE', number: `0${digits}`, designated: true },
    ],
    boards: ['star', 'chinext', 'risk-warning'],
    channels: ['web'],
  })
  const cashAccountNo = clientNo * 100 + 1
  await give('F09', { cashAccountNo, kind: 'transfer-in', amount, summary: '银行转入' })
  return { clientNo, cashAccountNo }
}

async function openHoldings(
  give: Give,
  books: Books,
  clients: readonly SampleClient[],
  random: Random,
): Promise<Opening[]> {
  const instruments = [...books.instruments.values()].filter(instrument => !instrument.isSuspended)
  const wanted = clients.flatMap(({ clientNo }) => {
    const chosen = new Set(Array.from({ length: 4 }, () => pick(random, instruments)))
    return [...chosen].map(instrument => ({
      clientNo,
      instrument,
      quantity: 200 * (5 + Math.floor(random() * 30)),
    }))
  })
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    await Promise.all(
      wanted.slice(from, from + AT_ONCE).map(({ clientNo, instrument, quantity }) =>
        give('C13', {
          clientNo,
          instrument: instrumentId(instrument),
          quantity,
          cost: Math.round((quantity * instrument.previousClose) / 100),
          reason: '转托管转入',
          document: '',
        }),
      ),
    )
  }
  return clients.flatMap(({ clientNo }) =>
    (books.clients.get(clientNo)?.holdings ?? [])
      .filter(holding => holding.shareNature === FREE_SHARES)
      .map(holding => {
        const [securitiesAccount = '', market = ''] = holding.securitiesAccountId.split('.')
        return {
          market,
          securitiesAccount,
          tradingUnit: holding.tradingUnit,
          code: books.instruments.get(holding.instrumentNo)?.code ?? '',
          quantity: holding.settled,
        }
      }),
  )
}
