/** Journeys beside the client's own way. Each says who sits at the window, and begins where the one before ended. */
import type { Journey } from './journeys.ts'

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
]
