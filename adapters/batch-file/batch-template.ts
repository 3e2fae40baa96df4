/**
 * The empty file of orders that a teller fills in (C03), as CSV or Excel, in the language of the screen: a title, notes, the header.
 * Columns and words are the declared ones, which the reader of files also takes. The example stands in one cell, so that nobody
 * enters it by forgetting to delete it.
 */
import { writeXlsx } from 'hucre'
import { BATCH_COLUMN_WORDS, type BatchColumn } from '@guitai/core/words/batch-column.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { valuesOf, type Word, type Words } from '@guitai/core/words/words.ts'

type Language = keyof Word

export type TemplateFormat = 'csv' | 'xlsx'

export async function batchTemplate(format: TemplateFormat, language: Language): Promise<Uint8Array> {
  const rows = [[TITLE[language]], ...notes(language), header(language)]
  if (format === 'csv') return new TextEncoder().encode(`\uFEFF${rows.map(csvRow).join('\r\n')}\r\n`)
  const columns = header(language).map(() => ({ width: 16 }))
  return writeXlsx({ sheets: [{ name: TITLE[language], rows, columns }] })
}

const TITLE: Word = { zh: '批量委托', en: 'Batch orders' }

const EXAMPLE: Readonly<Record<BatchColumn, string | Word>> = {
  client: '10000001',
  instrument: '600000',
  market: MARKET_WORDS.XSHG,
  side: SIDE_WORDS.buy,
  orderType: ORDER_TYPE_WORDS.limit,
  price: '10.00',
  quantity: '100',
  amount: '',
  percent: '',
}

/** Each a single cell: with two titles of columns beside each other it would be taken for the header. */
function notes(language: Language): string[][] {
  const wordOf = (column: BatchColumn): string => BATCH_COLUMN_WORDS[column][language]
  const choice = (column: BatchColumn, words: Words): string =>
    `${wordOf(column)}: ${valuesOf(words)
      .map(value => words[value]?.[language])
      .join(language === 'zh' ? '、' : ', ')}`
  const example = valuesOf(BATCH_COLUMN_WORDS).map(column => {
    const value = EXAMPLE[column]
    return typeof value === 'string' ? value : value[language]
  })
  return [
    [NEEDED[language]],
    [choice('side', SIDE_WORDS)],
    [choice('orderType', ORDER_TYPE_WORDS)],
    [choice('market', MARKET_WORDS)],
    [`${EXAMPLE_IS[language]} ${example.join(' | ')}`],
  ]
}

const NEEDED: Word = {
  zh: '数量、金额、比例（1 至 100，占可用的百分之几）只填一个；委托类型不填为限价；市场在证券代码说明不了时才填；本表头以上各行与其他列（如证券名称、备注）不读取',
  en: 'Give only one of quantity, amount and per cent (1 to 100, of what is available); without an order type it is a limit order; the market is needed only where the code does not tell it; the rows above the header and other columns are not read',
}
const EXAMPLE_IS: Word = { zh: '例：', en: 'For example:' }

const header = (language: Language): string[] =>
  valuesOf(BATCH_COLUMN_WORDS).map(column => BATCH_COLUMN_WORDS[column][language])

function csvRow(cells: readonly string[]): string {
  return cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
