/** GET /health and GET /metrics: for operators and their tools. Neither says anything about a client. */
import type { FastifyInstance } from 'fastify'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import type { HttpParts } from './ports.ts'

export function healthRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/health', async (_request, reply) => {
    const health = await describeHealth(parts)
    return reply.code(health.status === 'ok' ? 200 : 503).send(health)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await parts.metrics.text()),
  )
}

/** Without books or database nothing can be done; without an exchange much still can. */
async function describeHealth(parts: HttpParts) {
  const { database, exchanges } = await parts.health()
  const day = parts.books()?.day
  const { at, time } = parts.clock()
  const hasBooks = day !== undefined
  return {
    status: hasBooks && database ? 'ok' : 'unavailable',
    books: hasBooks ? 'open' : 'reopening',
    database: database ? 'connected' : 'lost',
    exchanges,
    clock: { at: new Date(at).toISOString(), market: formatTimeOfDay(time) },
    day: day === undefined ? null : { businessDate: day.businessDate, phase: day.phase },
  }
}
