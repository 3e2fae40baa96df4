/**
 * GET /api/events?topics=…&clients=…&instruments=…: server-sent events for signed-in tellers. POST /api/events/shown: the instruments
 * whose quotes an open stream is for, since what a screen shows changes with every scroll.
 */
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { FunctionRight } from '@guitai/core/books/function-right.ts'
import { branchesReached } from '@guitai/core/books/branches.ts'
import { branchesCovered } from '@guitai/core/procedures/people/reach.ts'
import { classesCovered, firstDuty, rightsNow } from '@guitai/core/procedures/people/rights.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import type { RejectionCode } from '@guitai/core/frame/rejections.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { strictCheck } from '../edge/strict-schema.ts'
import { eventText, type StreamLine } from './event-stream.ts'
import { EVENT_TOPICS, type EventListener, type EventTopic, type Subscription } from './events-hub.ts'
import type { HttpParts } from '../ports.ts'
import { tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import type { Session } from '../sign-in/sessions.ts'

/** This right is needed for what clients do and own; quotes, the day and the clock are for everybody who is signed in. */
export const EVENTS_PERMISSION = 'queries.live-events'
const FOR_EVERYBODY: readonly EventTopic[] = ['quote', 'day', 'clock', 'phase', 'disk', 'job']

const FILTER = 500
/** An instrument of nobody: a stream for quotes of none yet. */
export const NONE = 'none'
/** A listener that was told the end and does not take it is cut off after this time. */
const FAREWELL_MS = 5000

/** Ten tabs of a browser have one stream, and a screen shows some sixty instruments. */
export const SHOWN = Type.Object({
  stream: Type.String({ pattern: '^[\\w-]{22}$', 'x-example': 'q83vEjRWeJCrze8SNFZ4kA' }),
  instruments: Type.Array(Type.String({ minLength: 1, maxLength: 20, 'x-example': '600000.XSHG' }), {
    maxItems: 1000,
  }),
})

interface OpenStream {
  session: Session
  subscription: Subscription
}

export function eventRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const open = new Map<string, OpenStream>()
  const check = strictCheck(SHOWN)
  app.get('/api/events', (request, reply) => listen(runner, open, { request, reply }))
  app.post('/api/events/shown', request => {
    refuseOtherSites(request)
    const session = signedIn(runner.sessions, request)
    const faults = check(request.body)
    if (faults.length > 0) throw new HttpError('invalid_request', { faults })
    const { stream, instruments } = request.body as { stream: string; instruments: string[] }
    const found = open.get(stream)
    if (found?.session !== session) throw new HttpError('not_found')
    found.subscription.show(instruments)
    return { result: {} }
  })
}

async function listen(
  runner: FunctionRunner,
  open: Map<string, OpenStream>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
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
    instruments: query['instruments'] === NONE ? NO_QUOTES : filterOf('instruments', query['instruments']),
  }
  const give = runner.places.streams.take(session.tellerNo)
  reply.hijack()
  const { raw } = reply
  const topics = new Set(asked ?? (maySeeAll ? EVENT_TOPICS : FOR_EVERYBODY))
  const name = randomBytes(16).toString('base64url')
  const line = lineOf(raw)
  line.write(`retry: 2000\n\n${eventText('opened', { stream: name })}`)
  const subscription = parts.events.subscribe({
    topics,
    ...filters,
    ...judgedBy(runner, session, topics),
    isOpen: () => sessions.isOpen(session, Date.now()),
    line,
  })
  open.set(name, { session, subscription })
  raw.on('drain', subscription.drained)
  raw.on('close', () => {
    open.delete(name)
    subscription.leave()
    give()
  })
  return reply
}

const NO_QUOTES: ReadonlySet<string> = new Set()

function lineOf(raw: ServerResponse): StreamLine {
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  return {
    write: text => raw.write(text),
    waiting: () => raw.writableLength,
    end(text) {
      raw.end(text)
      const cut = setTimeout(() => raw.destroy(), FAREWELL_MS).unref()
      raw.on('close', () => clearTimeout(cut))
    },
  }
}

/**
 * The rights at the opening of a stream may change: it gets events only as long as the teller has the right, and about clients
 * the teller may see, here and now.
 */
function judgedBy(
  { parts, sessions }: FunctionRunner,
  session: Session,
  topics: ReadonlySet<EventTopic>,
): Required<Pick<EventListener, 'covers' | 'coversBranch' | 'whyNot'>> {
  const isForEverybody = [...topics].every(topic => FOR_EVERYBODY.includes(topic))
  let covered = ownBranch(parts, session)
  const whyNot: EventListener['whyNot'] = () => {
    if (parts.books() === undefined) return undefined
    if (!sessions.isOpen(session, Date.now())) return 'session_ended'
    if (isForEverybody) {
      covered = ownBranch(parts, session)
      return undefined
    }
    const rights = liveRights(parts, session)
    if (typeof rights === 'string') return 'not_allowed'
    covered = coveredBy(parts, session, rights)
    return undefined
  }
  whyNot()
  const covers = (client: string): boolean => {
    const { classes, branches } = covered
    const known = parts.books()?.clients.get(Number(client))
    return (
      (classes === null || classes.includes(known?.clientClass ?? '')) &&
      (branches === null || branches.includes(known?.branchNo ?? 0))
    )
  }
  return {
    covers,
    whyNot,
    coversBranch: branchNo => covered.branches === null || covered.branches.includes(Number(branchNo)),
  }
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

/** The rights that apply at the session's workstation now, or else the reason why none does. */
function liveRights(parts: HttpParts, session: Session): readonly FunctionRight[] | RejectionCode {
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
