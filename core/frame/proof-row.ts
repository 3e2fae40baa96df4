/**
 * A row that contradicts a line of the proof, for who has to mend it: which account, which trade, what is stored and what it should be,
 * in both languages. A column or a code that has no word here is shown as it is: nothing is left out.
 */
import { CURRENCY_WORDS } from '../words/currency.ts'
import { ENTRY_KIND_WORDS } from '../words/entry-kind.ts'
import { MARKET_WORDS } from '../words/market.ts'
import { PROOF_CODE_WORDS, PROOF_COLUMN_WORDS } from '../words/proof.ts'
import { UNPLACED_REASON_WORDS } from '../words/unplaced.ts'
import type { Title } from './define-function.ts'

type Row = Readonly<Record<string, unknown>>
type Language = keyof Title

/** '资金账号 1000000101，入账 0' and 'Account 1000000101, entries 0'. */
export function inWords(row: Row): Title {
  return { zh: told(row, 'zh', '，'), en: told(row, 'en', ', ') }
}

function told(row: Row, language: Language, between: string): string {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${columnWord(column)[language]} ${valueWord(column, value, language)}`)
    .join(between)
}

const columnWord = (column: string): Title => PROOF_COLUMN_WORDS[column] ?? { zh: column, en: column }

const OF_COLUMN: Readonly<Record<string, Readonly<Record<string, Title>>>> = {
  kind: ENTRY_KIND_WORDS,
  market: MARKET_WORDS,
  currency: CURRENCY_WORDS,
  reason: UNPLACED_REASON_WORDS,
}

function valueWord(column: string, value: unknown, language: Language): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (OF_COLUMN[column]?.[text] ?? PROOF_CODE_WORDS[text])?.[language] ?? text
}
