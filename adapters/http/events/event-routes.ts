/** GET /api/events?topics=…&clients=…&instruments=…: server-sent events for signed-in tellers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FunctionRight } from '@guitai/core/books/function-right.ts'
import { branchesReached } from '@guitai/core/books/branches.ts'
import { branchesCovered } from '@guitai/core/procedures/people/reach.ts'
import { classesCovered, firstDuty, rightsNow } from '@guitai/core/procedures/people/rights.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import type { RejectionCode } from '@guitai/core/frame/rejections.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { signedIn } from '../edge/authenticate.ts'
import { EVENT_TOPICS, type EventListener, type EventTopic } from './events-hub.ts'
import type { HttpParts } from '../ports.ts'
import { tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import type { Session } from '../sign-in/sessions.ts'

/** This right is needed for what clients do and own; quotes, the day and the clock are for everybody who is signed in. */
export const EVENTS_PERMISSION = 'queries.live-events'
const FOR_EVERYBODY: readonly EventTopic[] = ['quote', 'day', 'clock', 'phase', 'disk', 'job']

/** Bytes that may wait for a listener before it is dropped. */
const BACKLOG = 1_048_576
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
  const rights = liveRights(parts, session)
  const maySeeAll = typeof rights !== 'string'
  const query = request.query as Record<string, unknown>
  const asked = topicsOf(query['topics'])
  if (!maySeeAll && asked?.some(topic => !FOR_EVERYBODY.includes(topic)) === true)
    return sendRejection(reply, 403, reject(rights))
  const filters = {
    clients: filterOf('clients', query['clients']),
    instruments: filterOf('instruments', query['instruments']),
  }
  const give = runner.places.streams.take(session.tellerNo)
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  const topics = new Set(asked ?? (maySeeAll ? EVENT_TOPICS : FOR_EVERYBODY))
  const listener: EventListener = {
    topics,
    ...filters,
    ...judgedBy(runner, session, topics),
    write: text => {
      if (raw.destroyed || !sessions.isOpen(session, Date.now())) return false
      raw.write(text)
      return raw.writableLength <= BACKLOG
    },
    drop: () => raw.destroy(),
  }
  raw.write('retry: 2000\n\n')
  raw.on('close', () => {
    parts.events.unsubscribe(listener)
    give()
  })
  parts.events.subscribe(listener)
  return reply
}

/**
 * The rights at the opening of a stream may change: it gets events only as long as the teller has the right, and about clients
 * the teller may see, here and now.
 */
function judgedBy(
  { parts, sessions }: FunctionRunner,
  session: Session,
  topics: ReadonlySet<EventTopic>,
): Required<Pick<EventListener, 'covers' | 'coversTeller' | 'isAllowed'>> {
  const isForEverybody = [...topics].every(topic => FOR_EVERYBODY.includes(topic))
  let covered = ownBranch(parts, session)
  const isAllowed = (): boolean => {
    if (parts.books() === undefined) return true
    if (!sessions.isOpen(session, Date.now())) return false
    if (isForEverybody) return true
    const rights = liveRights(parts, session)
    if (typeof rights === 'string') return false
    covered = coveredBy(parts, session, rights)
    return true
  }
  isAllowed()
  const covers = (client: string): boolean => {
    const { classes, branches } = covered
    const known = parts.books()?.clients.get(Number(client))
    return (
      (classes === null || classes.includes(known?.clientClass ?? '')) &&
      (branches === null || branches.includes(known?.branchNo ?? 0))
    )
  }
  return { covers, isAllowed, coversTeller: tellerNo => coversTeller(parts, covered, tellerNo) }
}

/** Of whom it may be heard; null: of all. */
interface Covered {
  classes: readonly string[] | null
  branches: readonly number[] | null
}

/** Events for everybody are about no client, but jobs are those of a branch. */
function ownBranch({ books }: HttpParts, { tellerNo }: Session): Covered {
  const open = books()
  const teller = open?.tellers.get(tellerNo)
  const branches = open === undefined || teller === undefined ? [] : branchesReached(open, [teller.branchNo])
  return { classes: null, branches }
}

function coveredBy(parts: HttpParts, session: Session, rights: readonly FunctionRight[]): Covered {
  const books = parts.books()
  const teller = books?.tellers.get(session.tellerNo)
  const branches = books === undefined || teller === undefined ? [] : branchesCovered(books, rights, teller)
  return { classes: classesCovered(rights), branches }
}

function coversTeller(parts: HttpParts, { branches }: Covered, tellerNo: string): boolean {
  return branches === null || branches.includes(parts.books()?.tellers.get(Number(tellerNo))?.branchNo ?? 0)
}

/** The rights that apply at the session's workstation now, or else the reason why none does. */
function liveRights(parts: HttpParts, session: Session): FunctionRight[] | RejectionCode {
  const teller = tellerOf(parts, session)
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  if (teller.status !== 'normal') return 'teller_not_active'
  const duty = firstDuty(books, teller)
  if (duty !== undefined) return duty
  const { workstation } = session
  return rightsNow(books, teller, EVENTS_PERMISSION, { workstation, time: parts.clock().time })
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
  return new HttpError('invalid_request', { faults: [{ field, rule: 'form', message: { zh, en } }] })
}
