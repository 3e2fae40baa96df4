/** GET /api/events?topics=…&clients=…&instruments=…: server-sent events for signed-in tellers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasRight, mustChangePassword } from '@guitai/core/procedures/people/rights.ts'
import { reject } from '@guitai/core/functions/rejection.ts'
import { HttpError, sendRejection } from './answers.ts'
import { signedIn } from './authenticate.ts'
import { EVENT_TOPICS, type EventListener, type EventTopic } from './events-hub.ts'
import { tellerOf, type FunctionRunner } from './run-function.ts'

/** What clients do and own needs this right; quotes, the day and the clock are for everybody who is signed in. */
export const EVENTS_PERMISSION = 'queries.live-events'
const FOR_EVERYBODY: readonly EventTopic[] = ['quote', 'day', 'clock', 'phase']

/** Bytes waiting for a listener before it is dropped. */
const BACKLOG = 1_048_576
const LISTENERS = 1000
const FILTER = 500

export function eventRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  app.get('/api/events', (request, reply) => listen(runner, request, reply))
}

async function listen(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts, sessions } = runner
  const session = signedIn(sessions, request)
  const teller = tellerOf(parts, session)
  const books = parts.books()
  const maySeeAll =
    books !== undefined &&
    teller.status === 'normal' &&
    !mustChangePassword(books, teller.tellerNo) &&
    hasRight(books, teller, EVENTS_PERMISSION)
  const query = request.query as Record<string, unknown>
  const asked = topicsOf(query['topics'])
  if (asked?.some(topic => !maySeeAll && !FOR_EVERYBODY.includes(topic)) === true)
    return sendRejection(reply, 403, reject('permission_missing'))
  if (parts.events.listeners >= LISTENERS) throw new HttpError('too_many_requests')
  const filters = {
    clients: filterOf('clients', query['clients']),
    instruments: filterOf('instruments', query['instruments']),
  }
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  const listener: EventListener = {
    topics: new Set(asked ?? (maySeeAll ? EVENT_TOPICS : FOR_EVERYBODY)),
    ...filters,
    write: text => {
      if (raw.destroyed || !sessions.isOpen(session, Date.now())) return false
      raw.write(text)
      return raw.writableLength <= BACKLOG
    },
    drop: () => raw.destroy(),
  }
  raw.write('retry: 2000\n\n')
  raw.on('close', () => parts.events.unsubscribe(listener))
  parts.events.subscribe(listener)
  return reply
}

function topicsOf(value: unknown): EventTopic[] | undefined {
  const names = filterOf('topics', value)
  if (names === undefined) return undefined
  const unknown = [...names].filter(name => !(EVENT_TOPICS as readonly string[]).includes(name))
  if (unknown.length > 0)
    throw wrong(
      'topics',
      `应为其中之一：${EVENT_TOPICS.join(', ')}`,
      `must be one of: ${EVENT_TOPICS.join(', ')}`,
    )
  return [...names] as EventTopic[]
}

function filterOf(field: string, value: unknown): Set<string> | undefined {
  if (value === undefined) return undefined
  const names = typeof value === 'string' ? value.split(',').filter(name => name !== '') : []
  if (names.length === 0 || names.length > FILTER)
    throw wrong(
      field,
      `应为 1 至 ${FILTER} 个值，以逗号分隔`,
      `must be 1 to ${FILTER} values with commas between`,
    )
  return new Set(names)
}

function wrong(field: string, zh: string, en: string): HttpError {
  return new HttpError('invalid_request', [{ field, rule: 'form', message: { zh, en } }])
}
