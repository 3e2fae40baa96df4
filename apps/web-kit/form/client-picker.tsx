/** Finds a client by number, name, pinyin initials, phone or identity number. */
import { textOf } from '../format/text-of.ts'
import { readReport, type Row } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import { LookUp, type Found } from './look-up.tsx'

export interface PickerProps<Value> {
  readonly id?: string
  readonly value?: Value | undefined
  readonly onChange?: (value: Value | undefined) => void
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  /** Where no label stands beside it. */
  readonly label?: string | undefined
}

export function ClientPicker(props: PickerProps<number>) {
  const { t } = useText()
  return (
    <LookUp<number>
      {...props}
      source="clients"
      search={searchClients}
      describe={async clientNo =>
        (await searchClients(String(clientNo))).find(({ value }) => value === clientNo)
      }
      placeholder={t('client.find')}
    />
  )
}

export async function searchClients(text: string): Promise<Found<number>[]> {
  const { rows } = await readReport('clients', { text })
  return rows.slice(0, 20).map(asFound)
}

function asFound(row: Row): Found<number> {
  const clientNo = Number(row['clientNo'])
  const name = textOf(row['name'])
  return {
    value: clientNo,
    names: [String(clientNo)],
    label: `${clientNo} ${name}`,
    option: (
      <span className="option">
        <b className="figure">{clientNo}</b>
        <span>{name}</span>
        <span className="quiet">{row['identityNumber'] as string}</span>
      </span>
    ),
  }
}
