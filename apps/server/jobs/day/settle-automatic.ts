/** E22 自动交割: the clients of whom something happened today. */
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const settleAutomatic = defineJob({
  name: 'settle-automatic',
  turn: () => '',
  afterKill: 'go-on',
  async *read({ from }, ports) {
    yield* clientsThatActed(ports, { from, mayCreditInterest: false })
  },
})
