/**
 * Splits text with separators into rows of cells (RFC 4180: quotes, doubled quotes, line breaks within quotes), each with the
 * number of the line on which it begins. The separator is a comma, semicolon or tab: the one that is most frequent in the first
 * line.
 */
export interface GridRow {
  lineNo: number
  cells: readonly GridCell[]
}

/** A formula is not accepted as a value, because the sender of the file decides what it shows. */
export type GridCell = { text: string } | { formula: string }

const SEPARATORS = [',', ';', '\t'] as const

export function* csvRows(text: string): Generator<GridRow, void> {
  const separator = separatorOf(text)
  let at = 0
  let lineNo = 1
  while (at < text.length) {
    const begun = lineNo
    const cells: GridCell[] = []
    for (let isRowOver = false; !isRowOver;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
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

export function asCell(value: string): GridCell {
  const text = value.trim()
  return /^[=@]/.test(text) ? { formula: text } : { text }
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1)
  const counts = SEPARATORS.map(separator => first.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
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

/** Text between a closing quote and the separator also belongs to the value. */
function quotedCell(text: string, at: number): CellRead {
  let value = ''
  let end = at + 1
  for (;;) {
    const quote = text.indexOf('"', end)
    if (quote < 0)
      return { value: value + text.slice(end), end: text.length, lines: breaksIn(text.slice(end)) }
    value += text.slice(end, quote)
    end = quote + 1
    if (text[end] !== '"') return { value, end, lines: breaksIn(value) }
    value += '"'
    end++
  }
}

const breaksIn = (text: string): number => text.split('\n').length - 1

function lineBreakAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return 1
}
