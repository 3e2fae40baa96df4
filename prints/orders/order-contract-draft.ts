/**
 * 委托合同书（待确认） — the contract before the order is entered. The teller prints what the screen shows, the client signs, and then it
 * is confirmed. It is not in the books, so its terms are the order itself.
 */
import { Type } from 'typebox'
import { AgentNo, Choice, ClientNo, InstrumentId, PriceField, Shares } from '@guitai/core/frame/fields.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { businessDay } from '@guitai/reports/frame/filters.ts'
import { readClient } from '../frame/client-row.ts'
import { definePrint } from '../frame/define-print.ts'
import { readAgent } from '../frame/signers.ts'
import { contractContent, readContractInstrument } from './order-contract-content.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

export const orderContractDraft = definePrint({
  name: 'order-contract-draft',
  title: { zh: '证券买卖委托合同书', en: 'Securities Order Contract' },
  of: ['C01', 'C02', 'C03'],
  paper: 'a4',
  template: 'order-contract',
  isMomentary: true,
  terms: Type.Object(
    {
      clientNo: ClientNo,
      instrument: InstrumentId,
      side: Choice({ zh: '买卖', en: 'Side' }, SIDE_WORDS),
      orderType: Choice({ zh: '委托类型', en: 'Order type' }, ORDER_TYPE_WORDS),
      price: Type.Optional(PriceField()),
      quantity: Shares(),
      agentNo: Type.Optional(AgentNo),
    },
    { additionalProperties: false },
  ),
  async read(database, terms, context) {
    const client = await readClient(database, terms.clientNo)
    const instrument = await readContractInstrument(database, terms.instrument)
    if (client === undefined || instrument === undefined) return undefined
    const { cashAccountNo, securitiesAccountId } = await accountsFor(database, {
      clientNo: terms.clientNo,
      currency: instrument.currency,
      market: instrument.market,
    })
    const order = {
      orderId: null,
      side: terms.side,
      orderType: terms.orderType,
      price: terms.price ?? 0,
      quantity: terms.quantity,
      tradeDate: await businessDay(database),
      enteredAt: '',
      channel: 'counter',
      cashAccountNo,
      securitiesAccountId,
      tellerText: '',
      checkerText: '',
      agent: await readAgent(database, terms.agentNo),
    }
    return {
      document: `${terms.clientNo}/${terms.instrument}/${terms.side}`,
      clientNo: terms.clientNo,
      content: contractContent({ client, instrument, order }, context),
    }
  },
})

interface Accounts {
  cashAccountNo: number
  securitiesAccountId: string
}

async function accountsFor(
  database: Database,
  { clientNo, currency, market }: { clientNo: number; currency: string; market: string },
): Promise<Accounts> {
  const [row] = await database.query<Accounts>(
    `select coalesce((select min(account_no) from current.cash_account where client_no = $1 and currency = $2), 0) as "cashAccountNo",
      coalesce((select min(securities_account_id) from current.securities_account where client_no = $1 and market = $3 and status <> 'closed'), '') as "securitiesAccountId"`,
    [clientNo, currency, market],
  )
  return row ?? { cashAccountNo: 0, securitiesAccountId: '' }
}
