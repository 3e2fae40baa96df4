/**
 * Clients' money and where it is, per currency, by the chart of accounts. An account that gives is debited, so what a bank, a till or
 * the depository owes us is a negative balance there; it is shown positive here.
 */
import { kindsUnder } from '@guitai/core/rules/tables/chart-of-accounts.ts'
import type { HouseKind } from '@guitai/core/words/house-kind.ts'
import { sqlList } from '@guitai/core/words/words.ts'
import { CASH_BALANCES } from './balances.ts'

/** Where clients' money is, or by whom it is owed: titles of assets and of clearing. */
const PLACES = kindsUnder('1', '3')
/** The part in those places that is the house's own, or is owed by it to others than clients. */
const HOUSE_MONEY = kindsUnder('2', '6')

const column = (kind: HouseKind): string => kind.replaceAll('-', '_')
export const PLACE_COLUMNS: readonly string[] = PLACES.map(column)

const places = PLACES.map(
  kind => `-coalesce(sum(balance) filter (where kind = '${kind}'), 0) as ${column(kind)}`,
).join(',\n    ')

/** One row per currency: (asset, currency, clients, each of the places, house_money, difference). */
export const CASH_PARTS = `
  select asset, currency, clients, ${PLACE_COLUMNS.join(', ')}, house_money, clients - (${PLACE_COLUMNS.join(' + ')} - house_money) as difference
  from (
    select asset, currency, coalesce(c.clients, 0) as clients, ${PLACE_COLUMNS.map(place => `coalesce(h.${place}, 0) as ${place}`).join(', ')},
      coalesce(h.house_money, 0) as house_money
    from (values (1, 'CNY'), (2, 'USD'), (3, 'HKD')) currencies (asset, currency)
    left join (select asset, sum(balance) as clients from (${CASH_BALANCES}) b group by asset) c using (asset)
    left join (
      select asset, ${places},
      coalesce(sum(balance) filter (where kind in (${sqlList(HOUSE_MONEY)})), 0) as house_money
      from current.house_account where asset <= 3 group by asset) h using (asset)
    where c.asset is not null or h.asset is not null
  ) parts`
