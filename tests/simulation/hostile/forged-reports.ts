/**
 * What a hostile or broken exchange sends about orders, as bodies of FIX 4.4 Execution Reports and others, and the right
 * outcome of each: listed and not booked, booked and listed, or without effect. Each forged report has a mark as its ExecID and
 * its text, by which it is found again; the books keep the text.
 */
import { pick, type Random } from '../../../apps/trial/sample-clients.ts'

/** An order as the exchange's control port shows it. */
export interface LiveOrder {
  market: string
  kind: string
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  code: string
  side: 'buy' | 'sell'
  type: string
  price: number
  quantity: number
  filled: number
  open: number
  status: string
  exchangeOrderId: string
}

/** Prices in 1/10000. */
interface Report {
  clOrdId: string
  orderId: string
  execId: string
  execType: string
  orderStatus: string
  account: string
  code: string
  market: string
  unit: string
  side: string
  quantity: number
  price: number
  leaves: number
  cumulative: number
  lastQuantity?: number
  lastPrice?: number
  tradeNo?: string
  tradeDate: string
}

export type Fate = 'listed' | 'booked or listed'

export interface Forgery {
  name: string
  fate: Fate
  body: string
  /** The market of the order's own line, over which the report is sent, whatever market the report names. */
  market: string
}

type Twist = (report: Report, order: LiveOrder, random: Random) => Report

const fill = (report: Report, quantity: number, price: number): Report => ({
  ...report,
  execType: 'F',
  orderStatus: '1',
  lastQuantity: quantity,
  lastPrice: price,
  cumulative: report.cumulative + quantity,
  leaves: Math.max(0, report.quantity - report.cumulative - quantity),
  tradeNo: `9${report.execId.replaceAll(/\D/g, '')}`,
})

/** A fill that would be right if it were true; the twists make it wrong. */
const plain: Twist = (report, order) => fill(report, 100, order.price)

const TWISTS: Readonly<Record<string, { fate: Fate; twist: Twist }>> = {
  'another side': {
    fate: 'listed',
    twist: (report, order, random) => ({
      ...plain(report, order, random),
      side: order.side === 'buy' ? '2' : '1',
    }),
  },
  'another security': {
    fate: 'listed',
    twist: (report, order, random) => ({
      ...plain(report, order, random),
      code: order.code === '600000' ? '600036' : '600000',
    }),
  },
  'another account': {
    fate: 'listed',
    twist: (report, order, random) => ({ ...plain(report, order, random), account: 'A999999999' }),
  },
  'another market': {
    fate: 'listed',
    twist: (report, order, random) => ({
      ...plain(report, order, random),
      market: order.market === 'XSHG' ? 'XSHE' : 'XSHG',
    }),
  },
  'beyond the limit': {
    fate: 'listed',
    twist: (report, order) => fill(report, 100, order.side === 'buy' ? order.price + 100 : order.price - 100),
  },
  'of last year': {
    fate: 'listed',
    twist: (report, order, random) => ({ ...plain(report, order, random), tradeDate: '20251124' }),
  },
  'of 2030': {
    fate: 'listed',
    twist: (report, order, random) => ({ ...plain(report, order, random), tradeDate: '20301125' }),
  },
  'a trade number of seven thousand characters': {
    fate: 'listed',
    twist: (report, order, random) => ({
      ...plain(report, order, random),
      tradeNo: report.execId.padEnd(7000, '-'),
    }),
  },
  // The number stands twice in a report.
  'longer than is read': {
    fate: 'listed',
    twist: (report, order, random) => ({ ...plain(report, order, random), tradeNo: '7'.repeat(9000) }),
  },
  'an unknown order': {
    fate: 'listed',
    twist: (report, order, random) => ({ ...plain(report, order, random), clOrdId: 'O00ZZZZZZZ' }),
  },
  'no quantity': { fate: 'listed', twist: (report, order) => fill(report, 0, order.price) },
  'more shares than there are': {
    fate: 'listed',
    twist: (report, order) => fill(report, 9_007_199_254_740_991, order.price),
  },
  'a status that tells of fills there are none of': {
    fate: 'listed',
    twist: report => ({
      ...report,
      execType: 'I',
      orderStatus: '2',
      cumulative: report.quantity,
      leaves: 0,
    }),
  },
  'more than the order': {
    fate: 'booked or listed',
    twist: (report, order) => fill(report, order.quantity + 100, order.price),
  },
}

const AT = '20261123-02:00:00.000'
const SIDES = { buy: '1', sell: '2' } as const
const decimal = (price: number): string => (price / 10_000).toFixed(4)

function bodyOf(report: Report): string {
  const last =
    report.lastQuantity === undefined
      ? []
      : [`32=${report.lastQuantity}`, `31=${decimal(report.lastPrice ?? 0)}`]
  const trade = report.tradeNo === undefined ? [] : [`527=${report.tradeNo}`, `880=${report.tradeNo}`]
  return [
    '35=8',
    `37=${report.orderId}`,
    `11=${report.clOrdId}`,
    `453=1|448=${report.unit}|447=C|452=1`,
    `17=${report.execId}`,
    `150=${report.execType}`,
    `39=${report.orderStatus}`,
    `1=${report.account}`,
    `55=${report.code}|48=${report.code}|22=102|207=${report.market}`,
    `54=${report.side}`,
    `38=${report.quantity}`,
    `44=${decimal(report.price)}`,
    ...last,
    `151=${report.leaves}|14=${report.cumulative}|6=0`,
    `75=${report.tradeDate}`,
    `60=${AT}`,
    `58=${report.execId}`,
    ...trade,
  ].join('|')
}

/** A forged report about one of these orders. */
export function forge(random: Random, orders: readonly LiveOrder[], execId: string): Forgery | undefined {
  const open = orders.filter(({ kind, open: left }) => kind === 'order' && left > 0)
  if (open.length === 0) return undefined
  const order = pick(random, open)
  const name = pick(random, Object.keys(TWISTS))
  const { fate, twist } = TWISTS[name] as { fate: Fate; twist: Twist }
  const report: Report = {
    clOrdId: order.clOrdId,
    orderId: order.exchangeOrderId,
    execId,
    execType: '0',
    orderStatus: '0',
    account: order.securitiesAccount,
    code: order.code,
    market: order.market,
    unit: order.tradingUnit,
    side: SIDES[order.side],
    quantity: order.quantity,
    price: order.price,
    leaves: order.open,
    cumulative: order.filled,
    tradeDate: '20261123',
  }
  return { name, fate, market: order.market, body: bodyOf(twist(report, order, random)) }
}

/** Sound messages of a session that no exchange should send. Each has a mark to be found by, where it can be listed. */
export const SENSELESS: Readonly<Record<string, (mark: string) => string>> = {
  'a report without an order': mark => `35=8|37=1|17=${mark}|150=F|39=1|54=1|151=0|14=0|6=0|60=${AT}`,
  'a report with a field twice': mark =>
    `35=8|37=1|11=${mark}|17=${mark}|17=${mark}|150=0|39=0|55=1|54=1|151=0|14=0|6=0|60=${AT}`,
  'an unknown type': mark => `35=UX|58=${mark}`,
  'an order from the exchange': mark => `35=D|11=${mark}|55=600000|54=1|38=100|40=2|44=1|60=${AT}`,
  'an empty field': mark => `35=8|37=|11=${mark}|17=${mark}|150=0|39=0|55=1|54=1|151=0|14=0|6=0|60=${AT}`,
  'news of a kilobyte': mark => `35=B|148=${mark}|33=1|58=${'x'.repeat(1000)}`,
}
