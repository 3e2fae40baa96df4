/** Finds a cash account by its number, or by its client. */
import { textOf } from '../format/text-of.ts'
import { readReport } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import { searchClients, type PickerProps } from './client-picker.tsx'
import { LookUp, type Found } from './look-up.tsx'

export function CashAccountPicker(props: PickerProps<number>) {
  const { t } = useText()
  return (
    <LookUp<number>
      {...props}
      source="cash-accounts"
      search={searchCashAccounts}
      describe={async accountNo =>
        (await searchCashAccounts(String(accountNo))).find(({ value }) => value === accountNo)
      }
      placeholder={t('cash.find')}
    />
  )
}

/** The accounts of the first few clients that fit: the server finds clients by their account numbers too. */
async function searchCashAccounts(text: string): Promise<Found<number>[]> {
  const clients = (await searchClients(text)).slice(0, 6)
  const pages = await Promise.all(clients.map(({ value }) => readReport('client-cash', { clientNo: value })))
  return pages.flatMap(({ rows }, index) =>
    rows.map(row => {
      const accountNo = Number(row['cashAccountNo'] ?? row['accountNo'])
      const currency = textOf(row['currency'])
      const label = `${accountNo} ${currency} ${clients[index]?.label.replace(/^\d+ /, '') ?? ''}`
      return { value: accountNo, label, option: label }
    }),
  )
}
