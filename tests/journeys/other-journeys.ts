/** Journeys beside the client's own way. Each says who sits at the window, and begins where the one before ended. */
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import { addStrangeTrades } from '../support/strange-trades.ts'
import { DATE } from './counter-window.ts'
import { CHECKER, type Journey } from './journeys.ts'
import type { Keyboard } from './keyboard.ts'
import { repaired } from './spreadsheet.ts'

const CHOOSE_FILE = '.batch-source .ant-btn-primary'
const CONFIRM_BATCH = '.batch-head .ant-btn-primary'
const STEPS = '.steps'
const RUN_DAY = '.steps-head .ant-btn-primary'

export const OTHERS: readonly Journey[] = [
  {
    name: 'refused-from-queue',
    title: '队列中复核不同意 a request refused from the queue',
    before: async window => {
      const { clientNo } = window
      await window.run('teller', 'F07', { clientNo, status: 'frozen', reason: '客户要求' })
      await window.signIn('checker')
    },
    async run({ keys }) {
      await keys.goTo('FH', '.approvals .grid-row')
      await keys.sees('.approvals .grid-row', 'F07')
      await keys.sees('.approvals [role=grid]:focus')
      await keys.press('r')
      await keys.sees('dialog input:focus')
      await keys.type('证件不符')
      await keys.press('Enter')
      await keys.sees('.approvals .order-done')
    },
  },
  {
    name: 'file-repaired',
    title: '五处错误的文件修好重报 a file with five faults repaired',
    before: window => window.signIn('teller'),
    async run(window) {
      const { keys, clientNo } = window
      window.file = Buffer.from(ordersOf(clientNo))
      await chooseFile(keys)
      await keys.sees(CONFIRM_BATCH, '2')
      // Nothing of the file is entered before it is agreed to: its faulty lines are fetched first.
      await keys.at(CONFIRM_BATCH)
      await keys.press('Tab')
      const download = keys.page.waitForEvent('download')
      await keys.press('Enter')
      const faulty = await (await download).path()
      await keys.press('Shift+Tab')
      await agree(keys)
      window.file = await repaired(faulty, { ...RIGHT, 99999999: String(clientNo) })
      await chooseFile(keys)
      await keys.sees(CONFIRM_BATCH, '5')
      await keys.at(CONFIRM_BATCH)
      await agree(keys)
    },
  },
  {
    name: 'discrepancy-resolved',
    title: '差异处理，当场复核 a discrepancy resolved, signed on the spot',
    before: async window => {
      await window.market.endTrading()
      const { instrumentsById } = present(window.market.counter.host.books, 'open books')
      const { previousClose: price } = present(instrumentsById.get('600050.XSHG'), '600050')
      const strange = { tradeDate: DATE, code: '600050', price, tradeNos: [900_001] }
      await addStrangeTrades(window.market.filesFolder, strange)
      for (const step of ['E27', 'E01', 'E02'])
        for (const market of MARKETS) await window.run('clearing', step, { market })
      await window.run('clearing', 'E03', {})
      await window.signIn('clearing')
    },
    async run({ keys }) {
      await keys.goTo('RZ', '.day-differences .grid-row')
      await keys.sees('.day-differences .grid-row', '本方缺')
      await keys.sees(`${STEPS}:focus`)
      await keys.press('F6')
      await keys.at('.day-differences [role=grid]')
      await keys.press('Enter')
      await keys.sees('.both-sides', '600050')
      await keys.enter('#discrepancyKey')
      await keys.at('.choice-buttons input')
      // Which side is right is for a person to find out: the error account.
      await keys.press('3', 'Enter')
      await keys.enter('#reason', '无人认领')
      await keys.sign(...CHECKER)
      await keys.sees('.result')
    },
  },
  {
    name: 'day-closed',
    title: '日终，跳过一步须双人 a day closed, a step skipped by two people',
    async run({ keys }) {
      await keys.goTo('RZ', `${STEPS}:focus`)
      // Beijing's list never came. Its step stands before those that are left.
      await keys.sees('.step.current', 'X04')
      await keys.press('Tab', 'Enter')
      await keys.enter('#step')
      await keys.enter('#reason', '清单未到')
      await keys.sign(...CHECKER)
      await keys.sees('.result')
      await keys.goTo('RZ', '.steps .step.skipped')
      await keys.sees(`${STEPS}:focus`)
      await keys.press('Shift+Tab')
      await keys.at(RUN_DAY)
      await keys.press('Enter')
      await keys.agree()
      await keys.sees('.phase-mark.closed')
      await keys.sees('.proof-mark.true')
    },
  },
]

/** Two lines are right, five have a fault each. */
const ordersOf = (clientNo: number): string =>
  [
    '客户号,证券代码,买卖,价格,数量',
    `${clientNo},600000,买入,12.50,100`,
    `${clientNo},600000,买入,12.51,100`,
    `99999999,600000,买入,12.52,100`,
    `${clientNo},999999,买入,12.53,100`,
    `${clientNo},600000,买进卖出,12.54,100`,
    `${clientNo},600000,买入,十二元,100`,
    `${clientNo},600000,买入,12.56,150`,
  ].join('\n')

/** What stands in the faulty cells, and what should. */
const RIGHT = { 999999: '600000', 买进卖出: '买入', 十二元: '12.55', 150: '200' }

async function chooseFile(keys: Keyboard): Promise<void> {
  await keys.goTo('C03', CHOOSE_FILE)
  await keys.at(CHOOSE_FILE)
  await keys.press('Enter')
}

/** Takes the good lines of a batch. */
async function agree(keys: Keyboard): Promise<void> {
  await keys.press('Enter')
  await keys.agree()
  await keys.sees('.batch-head ~ .ant-alert-success')
}
