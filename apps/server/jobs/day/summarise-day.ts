/** E13 数据汇总: the proof and what the second engine finds, in one snapshot. */
import { auditEvening, keepEvening, type AuditedEvening } from '@guitai/audit/close-evening.ts'
import { analyseDay } from '@guitai/adapters/storage/analyse-day.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { closeCertificate, type SecondEngine } from '@guitai/reports/proof/close-certificate.ts'
import { inWords } from '@guitai/core/frame/proof-row.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob, type JobPorts } from '../define-job.ts'

export const summariseDay = defineJob({
  name: 'summarise-day',
  turn: () => '',
  afterKill: 'again',
  read: async (_asked, ports) => oneChunk(await proofOf(ports)),
  ended: ({ heads, books }) => heads.noteCertificate(books().day.businessDate),
})

async function proofOf({ db, books, heads }: JobPorts): Promise<Gathered> {
  const date = books().day.businessDate
  const clients = [await db.connect(), await db.connect(), await db.connect()] as const
  try {
    const [client] = clients
    await analyseDay(client, date)
    let evening: AuditedEvening | undefined
    const secondEngine: SecondEngine = async snapshot => {
      evening = await auditEvening(snapshot, date)
      return { line: evening.line, closingStateHash: evening.hash }
    }
    const { differences, ...certificate } = await closeCertificate(clients, date, {
      heads: heads.read(),
      secondEngine,
    })
    if (evening !== undefined) await keepEvening(client, date, evening)
    const lines = certificate.lines.map(({ name, title, isTrue, isInternal, count, examples }) => ({
      name,
      title,
      isTrue,
      isInternal,
      count,
      examples: examples.map(inWords),
      differences: differences[name] ?? [],
    }))
    return { from: 'proof', lines, certificate, isFirst: true, isLast: true }
  } finally {
    for (const client of clients) client.release()
  }
}
