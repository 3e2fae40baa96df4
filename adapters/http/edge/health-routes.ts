/** GET /health and GET /metrics, for operators and their tools. Neither says anything about a client. */
import type { FastifyInstance } from 'fastify'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import type { Health, HttpParts } from '../ports.ts'

export function healthRoutes(app: FastifyInstance, parts: HttpParts, healthMs: number): void {
  app.get('/health', async (_request, reply) => {
    const health = await describeHealth(parts, healthMs)
    return reply.code(health.status === 'ok' ? 200 : 503).send(health)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await parts.metrics.text()),
  )
}

const DISK_FULL = {
  zh: '磁盘已满：腾出空间后，下一笔写入（例如一次签到）即恢复',
  en: 'The disk is full: once there is room, the next thing written (a sign-in, say) ends this',
}

/** Without books or database nothing works; without an exchange much still does. */
async function describeHealth(parts: HttpParts, healthMs: number) {
  const { database, exchanges } = await inTime(parts.health(), healthMs)
  const day = parts.books()?.day
  const { at, time } = parts.clock()
  const hasBooks = day !== undefined
  const isFull = parts.isDiskFull?.() === true
  return {
    status: hasBooks && database && !isFull ? 'ok' : 'unavailable',
    books: hasBooks ? 'open' : 'reopening',
    database: database ? 'connected' : 'lost',
    disk: isFull ? 'full' : 'ok',
    ...(isFull ? { note: DISK_FULL } : {}),
    exchanges,
    clock: { at: new Date(at).toISOString(), market: formatTimeOfDay(time) },
    day: day === undefined ? null : { businessDate: day.businessDate, phase: day.phase },
  }
}

/** A database that does not answer counts as lost, because the caller must not wait for it. */
async function inTime(health: Promise<Health>, limitMs: number): Promise<Health> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Health>(resolve => {
    timer = setTimeout(() => resolve({ database: false, exchanges: {} }), limitMs)
  })
  try {
    return await Promise.race([health, late])
  } finally {
    clearTimeout(timer)
  }
}
