/**
 * Pledged bonds by holding, with their standard bonds (标准券) at the day's conversion ratios, and for the client in that market
 * what is borrowed against them and what is left. Borrowing orders count in C01 and C16.
 */
import { Type } from 'typebox'
import { PLEDGED, standardBondsFrom } from '@guitai/core/procedures/custody/standard-bond-quota.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addClient, businessDay, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'

const SELECT = `select h.holding_no as "holdingNo", h.client_no as "clientNo", c.name as "clientName",
  h.securities_account_id as "securitiesAccountId", i.market, i.code, i.name, h.settled as quantity, h.frozen,
  (select coalesce(sum(r.amount), 0)::int8 from current.repo r where r.client_no = h.client_no and r.market = i.market
    and r.side = 'borrow' and r.status <> 'matured'
    and r.maturity_date > (select max(business_date) from current.business_day)) as borrowed
from current.holding h
join current.instrument i on i.instrument_no = h.instrument_no
left join current.client c on c.client_no = h.client_no`

interface PledgeRow extends Row {
  market: Market
  code: string
  quantity: number
}

export const pledges = defineReport({
  code: 'pledges',
  name: 'pledges',
  title: { zh: '债券质押', en: 'Pledged bonds' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...CLIENT, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'holdingNo', title: { zh: '持仓编号', en: 'Holding' }, type: 'no' },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Name' }, type: 'text' },
    { name: 'quantity', title: { zh: '质押数量', en: 'Pledged' }, type: 'shares' },
    { name: 'frozen', title: { zh: '冻结', en: 'Frozen' }, type: 'shares' },
    { name: 'standardBonds', title: { zh: '标准券', en: 'Standard bonds' }, type: 'money' },
    { name: 'borrowed', title: { zh: '该市场未到期融资', en: 'Borrowed in the market' }, type: 'money' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'h.client_no', input.client, context)
    filter.add('h.share_nature = ?', PLEDGED)
    filter.add('h.settled > ?', 0)
    const key = [{ sql: 'h.holding_no', type: 'int8', field: 'holdingNo' }] as const
    const page = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key,
      direction: 'asc',
    })
    const [today, parameters] = [await businessDay(database), await parametersInForce(database)]
    const rows = (page.rows as PledgeRow[]).map(row => ({
      ...row,
      standardBonds: standardBondsFrom(parameters, row, row.quantity, today),
    }))
    return { ...page, rows }
  },
})
