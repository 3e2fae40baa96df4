/** The readers in the form in which HTTP asks them. */
import type { ReportsPort } from '@guitai/adapters/http/ports.ts'
import { ReadFailed, ReaderBusy } from '@guitai/adapters/storage/reader-messages.ts'
import type { Reader } from '@guitai/adapters/storage/reader.ts'
import type { AnyReport } from '@guitai/reports/frame/define-report.ts'

export function reportsPort(reader: Reader, all: readonly AnyReport[]): ReportsPort {
  return {
    all,
    async run({ name, input, format, language, context }) {
      try {
        const { bytes, looks } = await reader.run({ name, input: { ...input }, format, language, context })
        return { kind: 'done', body: bytes, looks }
      } catch (error) {
        if (error instanceof ReaderBusy) return { kind: 'busy' }
        if (!(error instanceof ReadFailed) || error.failure === 'failed') throw error
        return error.failure === 'invalid' || error.failure === 'several-clients'
          ? { kind: error.failure, field: error.field ?? '' }
          : { kind: error.failure }
      }
    },
  }
}
