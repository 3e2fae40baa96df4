/** E27 到期撤销: the clients with open orders in the market. */
import { clientsWithOpenOrders, countWithOpenOrders } from '@guitai/adapters/storage/gather.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { clientsInChunks } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const expireOrders = defineJob<{ market: Market }>({
  name: 'expire-orders',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market }, from }, { db, books, sizes }) {
    const asked = { market, date: books().day.businessDate }
    return clientsInChunks({
      from,
      size: sizes.clients,
      count: () => countWithOpenOrders(db, asked),
      find: page => clientsWithOpenOrders(db, { ...asked, ...page }),
    })
  },
})
