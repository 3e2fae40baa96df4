/** A batch on its way to the dry run: the file itself, or pasted lines as CSV. */
import { BATCH_COLUMN_WORDS } from '@guitai/core/words/batch-column.ts'
import { readAnswer, type Answer } from '@guitai/web-kit/api/answers.ts'
import { send } from '@guitai/web-kit/api/http.ts'

export async function sendBatch(name: string, content: Blob | string, requestId: string): Promise<Answer> {
  const terms = new URLSearchParams({ name, requestId })
  try {
    const response = await send(`/api/batches?${terms.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: content,
    })
    return readAnswer(response.status, await response.json().catch(() => undefined))
  } catch {
    // The line broke: it may have arrived, it may not.
    return { kind: 'unknown' }
  }
}

const HEADER_CELL = /[\p{Script=Han}a-z]{2,}/iu
const COLUMNS = ['client', 'instrument', 'side', 'price', 'quantity'] as const

/** The columns that most lines need, as a file's header writes them. */
export function headerIn(language: 'zh' | 'en'): string {
  return COLUMNS.map(column => BATCH_COLUMN_WORDS[column][language]).join(',')
}

/** From a spreadsheet cells come with tabs between them; a head that was not copied along is put before. */
export function pastedLines(text: string, header: string): string {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map(line => (line.includes('\t') ? line.split('\t').map(quoted).join(',') : line))
  const [first = ''] = lines
  const hasHead = HEADER_CELL.test(first.split(',')[0] ?? '')
  return [...(hasHead ? [] : [header]), ...lines].join('\n')
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell.trim()
}
