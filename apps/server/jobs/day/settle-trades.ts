/** E12 成交结算: the clients that acted. */
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const settleTrades = defineJob({
  name: 'settle-trades',
  turn: () => '',
  afterKill: 'go-on',
  read: async ({ from }, ports) => clientsThatActed(ports, { from, mayCreditInterest: true }),
})
