/** Finds a cash account by its number, or by its client. */
import { textOf } from '../format/text-of.ts'
import { ofClient } from '../api/one-client.ts'
import { readReport } from '../api/reports.ts'
import { showMoney } from '../format/figures.ts'
import { useText, type Texts } from '../texts/use-text.ts'
import { searchClients, type PickerProps } from './client-picker.tsx'
import { LookUp, type Found } from './look-up.tsx'

export function CashAccountPicker(props: PickerProps<number>) {
  const texts = useText()
  return (
    <LookUp<number>
      {...props}
      source={`cash-accounts ${texts.language}`}
      search={typed => searchCashAccounts(typed, texts)}
      describe={async accountNo =>
        (await searchCashAccounts(String(accountNo), texts)).find(({ value }) => value === accountNo)
      }
      placeholder={texts.t('cash.find')}
    />
  )
}

/** The accounts of the first few clients that fit: the server finds clients by their account numbers too. */
async function searchCashAccounts(text: string, { t, word }: Texts): Promise<Found<number>[]> {
  const clients = (await searchClients(text)).slice(0, 6)
  const pages = await Promise.all(clients.map(({ value }) => readReport('client-cash', ofClient(value))))
  const accounts = pages.flatMap(({ rows }) => rows).map(row => ({ row, value: Number(row['accountNo']) }))
  // Who types an account's number means that one, not its neighbours of the same client.
  const named = accounts.filter(({ value }) => String(value) === text)
  return (named.length > 0 ? named : accounts).map(({ row, value }) => {
    const currency = word('currency', textOf(row['currency']))
    return {
      value,
      names: [String(value)],
      label: `${value} ${currency} ${textOf(row['name'])}`,
      option: (
        <span className="option in-a-row">
          <b className="figure">{value}</b>
          <span>{textOf(row['name'])}</span>
          <span>{currency}</span>
          <span className="quiet figure">
            {t('cash.available')} {showMoney(row['available'])}
          </span>
        </span>
      ),
    }
  })
}
