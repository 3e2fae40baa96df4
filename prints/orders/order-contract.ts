/** 委托合同书 — the contract that the client signs for an order that was entered (C01, C02, C03), on any day. */
import { Type } from 'typebox'
import { OrderId } from '@guitai/core/frame/fields.ts'
import { readClient } from '../frame/client-row.ts'
import { definePrint } from '../frame/define-print.ts'
import { contractContent, readContractInstrument, type ContractOrder } from './order-contract-content.ts'
import { bothNames, readEntering } from '../frame/signers.ts'
import { dateTime, tellerText } from '../frame/texts.ts'

const SELECT = `select o.order_id as "orderId", o.trade_date as "tradeDate", o.client_no as "clientNo", o.cash_account_no as "cashAccountNo",
  o.securities_account_id as "securitiesAccountId", i.code || '.' || i.market as instrument, o.side, o.order_type as "orderType", o.price, o.quantity,
  o.channel, o.teller_no as "tellerNo", t.full_name as "tellerName", o.entered_at as "enteredAt"
from everyday.orders o join current.instrument i on i.instrument_no = o.instrument_no left join current.teller t on t.teller_no = o.teller_no
where o.order_id = $1`

type OrderRow = Omit<ContractOrder, 'tellerText' | 'checkerText' | 'agent'> & {
  clientNo: number
  instrument: string
  tellerNo: number
  tellerName: string | null
}

export const orderContract = definePrint({
  name: 'order-contract',
  title: { zh: '证券买卖委托合同书', en: 'Securities Order Contract' },
  of: ['C01', 'C02', 'C03'],
  paper: 'a4',
  terms: Type.Object({ orderId: OrderId }, { additionalProperties: false }),
  async read(database, { orderId }, context) {
    const [order] = await database.query<OrderRow>(SELECT, [orderId])
    if (order === undefined) return undefined
    const client = await readClient(database, order.clientNo)
    const instrument = await readContractInstrument(database, order.instrument)
    if (client === undefined || instrument === undefined) return undefined
    const enteredAt = dateTime(order.enteredAt)
    const act = await readEntering(database, orderId)
    const teller = order.tellerNo === 0 ? '' : tellerText(order.tellerNo, order.tellerName)
    return {
      document: String(orderId),
      clientNo: order.clientNo,
      content: contractContent(
        {
          client,
          instrument,
          order: { ...order, enteredAt, tellerText: teller, checkerText: bothNames(act).checker, agent: act },
        },
        context,
      ),
    }
  },
})
