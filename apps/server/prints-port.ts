/** The readers and the printer, in the form in which HTTP asks them for documents. */
import type { PrintsPort, ReportsPort } from '@guitai/adapters/http/ports.ts'
import { PrinterBusy, PrintFailed, type Printer } from '@guitai/adapters/print/printer.ts'
import { templateOf, type AnyPrint } from '@guitai/prints/frame/define-print.ts'
import { readingName, type PrintReading } from '@guitai/prints/frame/print-reading.ts'
import { present } from '@guitai/core/base/assert.ts'

export function printsPort(reports: ReportsPort, printer: Printer, all: readonly AnyPrint[]): PrintsPort {
  const byName = new Map(all.map(print => [print.name, print]))
  const named = (name: string): AnyPrint => present(byName.get(name), `print ${name}`)
  return {
    all,
    async read({ name, terms, context }) {
      const asked = {
        name: readingName(named(name)),
        input: terms,
        format: 'json',
        language: 'zh',
        context,
      } as const
      const answer = await reports.run(asked)
      if (answer.kind !== 'done') return answer
      const [row] = rowsOf(answer.body)
      const clients = typeof row?.clientNo === 'number' ? [String(row.clientNo)] : []
      return { kind: 'done', reading: row?.reading, clients }
    },
    unprintable: content => printer.unprintable(content),
    async render({ name, content, copyNo, at }) {
      const print = named(name)
      const copy = { copyNo, isMomentary: print.isMomentary === true }
      try {
        return { kind: 'done', pdf: await printer.print({ template: templateOf(print), content, copy, at }) }
      } catch (error) {
        if (error instanceof PrinterBusy) return { kind: 'busy' }
        if (error instanceof PrintFailed) return { kind: 'failed', error }
        throw error
      }
    },
  }
}

interface ReadRow {
  clientNo: number | null
  reading: PrintReading
}

/** What our own reader has just written. */
function rowsOf(body: Uint8Array): readonly ReadRow[] {
  return (JSON.parse(new TextDecoder().decode(body)) as { rows: ReadRow[] }).rows
}
