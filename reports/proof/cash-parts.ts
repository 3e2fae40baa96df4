/**
 * Clients' money and where it is, per currency. An account that gives is debited, so what a bank, a till or the clearing
 * account owes us is a negative balance there; it is shown positive here.
 */
import { CASH_BALANCES } from './balances.ts'

/** Where clients' money is, or by whom it is owed. */
const KEPT = ['bank', 'till', 'vault', 'reserve', 'clearing', 'transit'] as const
/** The part in those places that is the house's own, or is owed by it to others than clients. */
const HOUSE_MONEY = [
  'commission-income',
  'stamp-duty-payable',
  'transfer-fee-payable',
  'exchange-fee-payable',
  'regulatory-fee-payable',
  'settlement-fee-payable',
  'fee-rounding',
  'interest-expense',
  'penalty-interest-income',
  'counter-fee-income',
  'suspense',
] as const

const kept = KEPT.map(kind => `-coalesce(sum(balance) filter (where kind = '${kind}'), 0) as ${kind}`).join(
  ',\n    ',
)
const houseKinds = HOUSE_MONEY.map(kind => `'${kind}'`).join(', ')

/** One row per currency: (asset, currency, clients, bank, till, vault, reserve, clearing, transit, house_money, difference). */
export const CASH_PARTS = `
  select asset, currency, clients, ${KEPT.join(', ')}, house_money, clients - (${KEPT.join(' + ')} - house_money) as difference
  from (
    select asset, currency, coalesce(c.clients, 0) as clients, ${KEPT.map(kind => `coalesce(h.${kind}, 0) as ${kind}`).join(', ')},
      coalesce(h.house_money, 0) as house_money
    from (values (1, 'CNY'), (2, 'USD'), (3, 'HKD')) currencies (asset, currency)
    left join (select asset, sum(balance) as clients from (${CASH_BALANCES}) b group by asset) c using (asset)
    left join (
      select asset, ${kept},
      coalesce(sum(balance) filter (where kind in (${houseKinds})), 0) as house_money
      from current.house_account where asset <= 3 group by asset) h using (asset)
    where c.asset is not null or h.asset is not null
  ) parts`
