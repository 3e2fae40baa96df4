/** Finds an instrument by code, name or pinyin initials. */
import { readReport, type Row } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import type { PickerProps } from './client-picker.tsx'
import { LookUp, type Found } from './look-up.tsx'

export function InstrumentPicker(props: PickerProps<string>) {
  const { t, word } = useText()
  const asFound = (row: Row): Found<string> => {
    const { instrument, code, name, market } = instrumentOf(row)
    return {
      value: instrument,
      label: `${code} ${name}`,
      option: (
        <span className="option">
          <b className="figure">{code}</b>
          <span>{name}</span>
          <span className="quiet">{word('market', market)}</span>
        </span>
      ),
    }
  }
  return (
    <LookUp<string>
      {...props}
      source={`instruments-${t('language.code')}`}
      search={async text => (await readReport('instruments', { text })).rows.slice(0, 20).map(asFound)}
      describe={async instrument => {
        const { rows } = await readReport('instruments', { text: instrument.split('.')[0] })
        return rows.map(asFound).find(({ value }) => value === instrument)
      }}
      placeholder={t('instrument.find')}
    />
  )
}

export interface InstrumentFacts {
  readonly instrument: string
  readonly code: string
  readonly market: string
  readonly name: string
}

/** Rows name the instrument whole ('600000.XSHG'), or by code and market. */
export function instrumentOf(row: Row): InstrumentFacts {
  const whole = (row['instrument'] ?? row['instrumentId']) as string | undefined
  const code = (row['code'] ?? whole?.split('.')[0] ?? '') as string
  const market = (row['market'] ?? whole?.split('.')[1] ?? '') as string
  return {
    instrument: whole ?? `${code}.${market}`,
    code,
    market,
    name: (row['name'] ?? row['instrumentName'] ?? '') as string,
  }
}
