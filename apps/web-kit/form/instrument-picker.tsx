/** Finds an instrument by code, name or pinyin initials. */
import { instrumentsTyped } from '@guitai/core/base/instrument-typed.ts'
import { readReport, type Row } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import type { PickerProps } from './client-picker.tsx'
import { LookUp, type Found } from './look-up.tsx'

export function InstrumentPicker(props: PickerProps<string>) {
  const { t, word } = useText()
  const asFound = (row: Row, typed = ''): Found<string> => {
    const { instrument, code, name, market } = instrumentOf(row)
    const isMeant = instrumentsTyped(typed).includes(instrument)
    return {
      value: instrument,
      // A code with its market, or without leading zeros, is a name like the code itself.
      names: isMeant ? [typed.trim(), code, instrument] : [code, instrument],
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
      search={async text => (await searchInstruments(text)).slice(0, 20).map(row => asFound(row, text))}
      describe={async instrument => {
        const { rows } = await readReport('instruments', { text: instrument.split('.')[0] })
        return rows.map(row => asFound(row)).find(({ value }) => value === instrument)
      }}
      placeholder={t('instrument.find')}
    />
  )
}

/** What a code may mean stands first (SH600000, 1 for 000001), then what begins as typed. */
async function searchInstruments(text: string): Promise<readonly Row[]> {
  const meant = instrumentsTyped(text)
  const { rows } = await readReport('instruments', { text })
  const isMeant = (row: Row): boolean => meant.includes(instrumentOf(row).instrument)
  return rows.toSorted((a, b) => Number(isMeant(b)) - Number(isMeant(a)))
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
