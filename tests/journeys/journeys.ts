/**
 * A client's way through the counter in ten parts, by keyboard alone. Each begins where the one before ended, and ends when the
 * screen shows that it is done. The test beside it runs them, and so does `npm run journeys`, which prints what each takes.
 */
import { FIRST_ROLES } from '../../apps/server/installation.ts'
import { giver } from '../../apps/server/system-commands.ts'
import type { CounterWindow } from './counter-window.ts'

export interface Journey {
  readonly name: string
  readonly title: string
  /** What others do before the clock runs. */
  readonly before?: (window: CounterWindow) => Promise<unknown>
  readonly run: (window: CounterWindow) => Promise<void>
}

const CASH_PASSWORD = '246813'
export const CHECKER = ['checker', 'checker-2026'] as const
const FIRST_ORDER = '.order-list .grid-row'

/** A client's way. What they take is counted against what they took before. */
export const TEN: readonly Journey[] = [
  {
    name: 'open-client',
    title: '开户 open a client',
    async run(window) {
      const { keys } = window
      await keys.goTo('F04', '#name')
      await keys.enter('#name', '张三')
      await keys.enter('#pinyin')
      await keys.enter('#identityType')
      await keys.enter('#identityNumber', '11010519491231002X')
      await keys.enter('#identityExpiresOn', '20360101')
      await keys.enter('#phone', '13900000000')
      await keys.enter('#address', '上海市浦东新区世纪大道1号')
      await keys.at('#profession')
      await keys.type('教师')
      await keys.press('PageDown')
      await keys.enter('#currencies input')
      await keys.press('Enter')
      await keys.enter('#securitiesAccounts_0_number', 'A100000001')
      await keys.press('Enter', 'Enter')
      await keys.at('#securitiesAccounts_1_number')
      await keys.type('0100000001')
      await keys.press('PageDown')
      for (const field of ['#channels input', '#tradingPassword']) await keys.enter(field)
      await keys.enter('#cashPassword', CASH_PASSWORD)
      await keys.at('#cashPasswordAgain')
      // Once more: a slip would lock its owner out.
      await keys.forSafety(() => keys.type(CASH_PASSWORD))
      // The client's risk level is nobody's but the client's to say.
      await keys.press('Control+Enter')
      await keys.at('#riskLevel input')
      await keys.forSafety(() => keys.press('3', 'Control+Enter'))
      await keys.agree()
      const result = keys.eyes('.result')
      await result.waitFor()
      window.clientNo = Number(/\d{8,}/.exec(await result.innerText())?.[0])
    },
  },
  {
    name: 'deposit',
    title: '存入 deposit',
    // The client comes from a branch that is taken over, and brings shares.
    before: async ({ market }) => {
      const shares = {
        securitiesAccount: '0100000001',
        tradingUnit: '260001',
        code: '000001',
        quantity: 1000,
      }
      const bought = { market: 'XSHE', ...shares, acquiredOn: '2024-03-05', cost: 1_100_000 }
      await market.exchange('POST', '/opening', [bought])
      await giver(market.counter, 'taken-over')('X08', { market: 'XSHE' })
    },
    async run({ keys }) {
      await keys.goTo('F09', '.money-form')
      // Whoever was opened a moment ago is the client who is served.
      await keys.enter('.money-form #clientNo')
      await keys.enter('.choice-buttons input')
      await keys.at('#amount')
      await keys.type('100000.50')
      await keys.press('Control+Enter')
      await keys.agree()
      await keys.sees('.result')
      await keys.sees('.cash-account .headline', '100,000.50')
    },
  },
  {
    name: 'buy',
    title: '买入 buy',
    before: ({ market }) => market.stepTo('09:31'),
    async run({ keys }) {
      await keys.goTo('C01', '.order-form')
      await keys.enter('.order-form #clientNo')
      await keys.enter('.order-form #instrument', '600000')
      await keys.enter('.choice-buttons input')
      await keys.enter('.order-form #orderType')
      await keys.at('.order-form #price')
      // The suggested price stands chosen: what is typed replaces it.
      await keys.enter('.order-form #price', '12.80')
      await keys.at('.order-form #quantity')
      await keys.type('1000')
      await keys.press('Control+Enter')
      await keys.agree()
      await keys.sees('.order-done')
      await keys.sees(FIRST_ORDER, '已报')
    },
  },
  {
    name: 'part-fill',
    title: '看到部分成交 see the part fill',
    before: ({ market }) =>
      market.exchange('POST', '/orders', {
        market: 'XSHG',
        code: '600000',
        side: 'sell',
        quantity: 400,
        price: '12.80',
      }),
    async run({ keys }) {
      await keys.goTo('Q13', '.grid-row')
      await keys.sees('.grid-row', '部成')
      await keys.type('zs')
      await keys.sees('.grid-row', '部成')
      await keys.press('ArrowDown', 'Enter')
      await keys.sees('.overview-holdings .grid-row', /600000.*400/)
    },
  },
  {
    name: 'cancel-rest',
    title: '撤销剩余 cancel the rest',
    async run({ keys }) {
      // The client's orders are the last pane of what was looked at.
      await keys.press('Shift+F6')
      await keys.at('.overview-activity [role=grid]')
      await keys.press('Delete')
      await keys.agree()
      await keys.sees('.overview-activity .grid-row', '部撤')
    },
  },
  {
    name: 'withdraw',
    title: '取款，当场复核 withdraw, signed on the spot',
    // The amount is more than a teller may pay out alone.
    before: ({ market }) => giver(market.counter, 'journeys')('S07', tellerUpTo(5_000_000)),
    async run({ keys }) {
      await keys.goTo('F09', '.money-form')
      await keys.enter('.money-form #clientNo')
      await keys.at('.choice-buttons input')
      await keys.press('2')
      await keys.sees('#cashPassword')
      await keys.press('Enter')
      await keys.enter('#amount', '60000')
      await keys.enter('#cashPassword', CASH_PASSWORD)
      await keys.enter('#agentNo')
      await keys.enter('#summary', '购房')
      await keys.agree()
      await keys.sign(...CHECKER)
      await keys.sees('.result')
    },
  },
  {
    name: 'freeze',
    title: '证券冻结 freeze shares',
    async run({ keys }) {
      await keys.goTo('C09', '#clientNo')
      await keys.enter('#clientNo')
      await keys.enter('#holdingNo', '000001')
      await keys.enter('#quantity', '300')
      await keys.enter('#summary', '内部核查')
      await keys.agree()
      await keys.sees('.result')
    },
  },
  {
    name: 'custody-transfer',
    title: '转托管 custody transfer',
    async run({ keys }) {
      await keys.goTo('C06', '#custody-client')
      await keys.enter('#custody-client')
      await keys.enter('#to-unit', '654321')
      await keys.at('.custody-list [role=grid]')
      await keys.sees('.custody-list .grid-row')
      await keys.press('Space', 'Enter')
      await keys.agree()
      await keys.sees('.ant-alert-success')
    },
  },
  {
    name: 'close-refused',
    title: '销户被拒，逐条说明 close refused, every reason',
    async run({ keys }) {
      await keys.goTo('F08', '#clientNo')
      await keys.enter('#clientNo')
      await keys.at('.choice-buttons input')
      await keys.press('1')
      await keys.press('Control+Enter')
      await keys.agree()
      await keys.sees('.refusal-reasons li', '转托管')
    },
  },
  {
    name: 'till-closed',
    title: '尾箱轧账 close the till',
    async run({ keys }) {
      await keys.goTo('C24', '#face-100\\.00')
      await keys.enter('#face-100\\.00', '400')
      for (const face of ['50', '20', '10', '5', '1']) await keys.enter(`#face-${face}\\.00`)
      await keys.enter('#face-0\\.50', '1')
      await keys.press('Control+Enter')
      await keys.agree()
      await keys.sees('.till-closed')
    },
  },
]

/** The role of tellers with another limit. */
function tellerUpTo(limit: number): object {
  const [teller] = FIRST_ROLES
  return { ...teller, rights: teller?.rights.map(right => ('limit' in right ? { ...right, limit } : right)) }
}
