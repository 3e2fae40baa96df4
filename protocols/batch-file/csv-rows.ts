/**
 * Splits text with separators into rows of cells, each with the number of the line on which it begins. Source: RFC 4180, 2.5 to
 * 2.7 (quotes, doubled quotes, line breaks within quotes). Blanks around a quoted cell, which some programs write, are not part
 * of it. A first line `sep=;` names the separator, as spreadsheets write it. Without such a line the separator is the comma,
 * semicolon or tab that is most frequent in one of the first lines.
 */
export interface GridRow {
  lineNo: number
  cells: readonly GridCell[]
}

/**
 * What a cell says. A formula is not taken as a value, because what it shows can change after the sender has looked at it. A
 * number that the spreadsheet shows rounded is not taken either, because the sender has seen another one.
 */
export type GridCell = { text: string } | { formula: string } | { rounded: { shown: string; stored: string } }

const SEPARATORS = [',', ';', '\t'] as const
/** The separator is searched for in so many lines. */
const FIRST_LINES = 20

export function* csvRows(text: string): Generator<GridRow, void> {
  const named = /^sep=([,;\t])[^\S\r\n]*(?:\r\n|\r|\n|$)/i.exec(text)
  const separator = named?.[1] ?? separatorOf(text)
  let at = named?.[0].length ?? 0
  let lineNo = named === null ? 1 : 2
  while (at < text.length) {
    const begun = lineNo
    const cells: GridCell[] = []
    for (let isRowOver = false; !isRowOver;) {
      const cell = quotedCell(text, at, separator) ?? plainCell(text, at, separator)
      lineNo += cell.lines
      cells.push(asCell(cell.value))
      at = cell.end
      isRowOver = text[at] !== separator
      at += isRowOver ? lineBreakAt(text, at) : 1
    }
    lineNo++
    yield { lineNo: begun, cells }
  }
}

/** `="000001"`: how files for spreadsheets keep digits as text. It shows only what stands in it, so it is not a formula here. */
const KEPT_AS_TEXT = /^="((?:[^"]|"")*)"$/

/** Full-width digits and letters become the ordinary ones (Unicode's NFKC). Blanks around the text are removed. */
export function asCell(value: string): GridCell {
  const written = value.normalize('NFKC').trim()
  const text = KEPT_AS_TEXT.exec(written)?.[1]?.replaceAll('""', '"').trim() ?? written
  return /^[=@]/.test(text) ? { formula: text } : { text }
}

/** The separator is the one that a single line has most of, because titles may stand above the header; then the most frequent one. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, FIRST_LINES).map(line => line.replaceAll(/"[^"]*"/g, ''))
  let chosen = { separator: ',', most: 0, all: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map(line => line.split(separator).length)
    const most = Math.max(...counts)
    const all = counts.reduce((sum, count) => sum + count, 0)
    if (most > chosen.most || (most === chosen.most && all > chosen.all)) chosen = { separator, most, all }
  }
  return chosen.separator
}

interface CellRead {
  value: string
  end: number
  lines: number
}

function plainCell(text: string, at: number, separator: string): CellRead {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(at, end), end, lines: 0 }
}

/** Undefined when the cell does not begin with a quote. Text between the closing quote and the separator belongs to the cell. */
function quotedCell(text: string, at: number, separator: string): CellRead | undefined {
  const begin = afterBlanks(text, at, separator)
  if (text[begin] !== '"') return undefined
  let value = ''
  let end = begin + 1
  for (;;) {
    const quote = text.indexOf('"', end)
    if (quote < 0)
      return { value: value + text.slice(end), end: text.length, lines: breaksIn(text.slice(end)) }
    value += text.slice(end, quote)
    end = quote + 1
    if (text[end] !== '"') break
    value += '"'
    end++
  }
  const rest = plainCell(text, end, separator)
  return { value: value + rest.value.trimEnd(), end: rest.end, lines: breaksIn(value) }
}

function afterBlanks(text: string, at: number, separator: string): number {
  const isBlank = (index: number): boolean =>
    text[index] === ' ' || (text[index] === '\t' && separator !== '\t')
  let next = at
  while (isBlank(next)) next++
  return next
}

const breaksIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1

function lineBreakAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return 1
}
