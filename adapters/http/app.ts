/**
 * The HTTP side of the counter, put together from its parts. It outlives the engine: while the books are being reopened it
 * answers each request with the 503 that is true for it.
 */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { fastify, LogController, type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { settingOf } from '@guitai/core/rules/settings.ts'
import { BooksUnavailable, OutcomeUnknown } from '@guitai/core/engine/command.ts'
import {
  errorBody,
  HTTP_ERRORS,
  HttpError,
  sendError,
  type Fault,
  type HttpErrorCode,
} from './edge/answers.ts'
import { approvalRoutes } from './approvals/approval-routes.ts'
import { Attempts } from './sign-in/attempts.ts'
import { signedIn } from './edge/authenticate.ts'
import { batchRoutes } from './batches/batch-routes.ts'
import { compressed } from './edge/compressed-lists.ts'
import { consoleRoutes } from './sign-in/console-routes.ts'
import { Deadlines } from './edge/deadlines.ts'
import { isDiskFull } from './edge/disk-full.ts'
import { docsRoutes } from './openapi/docs-routes.ts'
import { STREAM_ENDS } from './events/event-stream.ts'
import { eventRoutes } from './events/event-routes.ts'
import { functionList } from './functions/function-list.ts'
import { healthRoutes } from './edge/health-routes.ts'
import { otherMethods } from './edge/other-methods.ts'
import { isOwnName } from './edge/own-names.ts'
import { ownSessionsRoutes } from './sign-in/own-sessions-routes.ts'
import { Passwords } from './sign-in/passwords.ts'
import { newPlaces } from './edge/places.ts'
import { DEFAULT_HTTP_LIMITS, type HttpParts } from './ports.ts'
import { prepareFunctions } from './functions/prepared-functions.ts'
import { printRoutes } from './prints/print-routes.ts'
import { OpenConnections } from './edge/open-connections.ts'
import { documentRoutes } from './reports/document-routes.ts'
import { repeatedName } from './edge/repeated-name.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { runFunction, tellerOf, type FunctionRunner } from './functions/run-function.ts'
import { secondFactorRoutes } from './sign-in/second-factor-routes.ts'
import { SecondFactors } from './sign-in/second-factors.ts'
import { Sessions, type SessionRules } from './sign-in/sessions.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { trialRoutes } from './functions/trial-routes.ts'
import { staticFiles } from './edge/static-files.ts'

const DEADLINES_EVERY_MS = 1000
const HEARTBEAT_EVERY_MS = 15_000
const TIDY_EVERY_MS = 60_000

export async function createHttpApp(parts: HttpParts): Promise<FastifyInstance> {
  const limits = { ...DEFAULT_HTTP_LIMITS, ...parts.limits }
  const app = fastify({
    bodyLimit: limits.body,
    loggerInstance: parts.log,
    // Closing waits for requests under way; a request must have arrived whole within half a minute.
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    // Nothing is logged per request, so no request needs a logger of its own.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: logger => logger,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: true },
    frameworkErrors: (error, _request, reply) => void answerError(parts, error, reply as FastifyReply),
    clientErrorHandler: answerUnreadable,
    ...(parts.tls === undefined ? {} : { https: { ...parts.tls, minVersion: 'TLSv1.2' } }),
  }) as unknown as FastifyInstance
  const runner: FunctionRunner = {
    parts,
    functions: prepareFunctions(parts.registry, parts.metrics),
    sessions: new Sessions(
      parts.sessions,
      { idleMs: limits.sessionIdleMs, count: limits.sessions, ofOneTeller: limits.sessionsPerTeller },
      tellerNo => rulesOf(parts, tellerNo),
    ),
    passwords:
      parts.passwords ?? new Passwords({ atOnce: limits.passwordsAtOnce, waiting: limits.passwordsWaiting }),
    secondFactors: new SecondFactors(parts.requestKey, parts.log),
    attempts: new Attempts(),
    places: newPlaces(),
    deadlines: new Deadlines(limits.outcomeMs),
    batchDeadlines: new Deadlines(limits.batchOutcomeMs),
  }
  await runner.sessions.load(Date.now())
  takeJsonOnly(app)
  app.setErrorHandler((error, _request, reply) => answerError(parts, error, reply))
  addDoorway(app, parts)
  const refuseOtherMethods = otherMethods(app)
  addRoutes(app, runner)
  healthRoutes(app, parts, limits.healthMs)
  refuseOtherMethods()
  await staticFiles(app, parts.staticDir)
  addGauges(runner)
  addTimers(app, runner)
  endIdleConnections(app)
  return app
}

function takeJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text, (error, body) => {
      const twice = error === null && body !== undefined ? repeatedName(text) : undefined
      if (twice === undefined) done(error, body)
      else done(new HttpError('invalid_request', { faults: [{ ...TWICE, field: twice }] }))
    })
  })
}

/** A locked or closed teller has no session, whatever the password. */
function rulesOf(parts: HttpParts, tellerNo: number): SessionRules | undefined {
  const books = parts.books()
  if (books === undefined) return undefined
  const hours = settingOf(books.parameters, 'session-hours', books.day.businessDate)
  const isNormal = books.tellers.get(tellerNo)?.status === 'normal'
  const version = isNormal ? books.credentials.get(`sign-in:${tellerNo}`)?.version : undefined
  return { credentialVersion: version ?? 0, lifetimeMs: hours * 3_600_000 }
}

function addRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const list = functionList(runner.functions)
  app.get('/api/functions', { onSend: compressed }, request => {
    const teller = tellerOf(runner.parts, signedIn(runner.sessions, request))
    const books = runner.parts.books()
    return books === undefined ? [] : list(books, teller)
  })
  app.post('/api/functions/:function', (request, reply) => runFunction(runner, request, reply))
  signInRoutes(app, runner)
  ownSessionsRoutes(app, runner)
  secondFactorRoutes(app, runner)
  consoleRoutes(app, runner)
  approvalRoutes(app, runner)
  batchRoutes(app, runner)
  reportRoutes(app, runner)
  documentRoutes(app, runner)
  printRoutes(app, runner)
  eventRoutes(app, runner)
  docsRoutes(app, runner)
  trialRoutes(app, runner)
}

/** Half a year, in seconds. (OWASP ASVS 4.0.3, 14.4.5) */
const ONLY_TLS_FOR = 15_552_000

/** What applies to every request, whatever it asks for. */
function addDoorway(app: FastifyInstance, { names = [], tls }: HttpParts): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!isOwnName(request.headers.host, names)) throw new HttpError('wrong_name')
    if (tls !== undefined) void reply.header('strict-transport-security', `max-age=${ONLY_TLS_FOR}`)
    if (request.url.startsWith('/api/'))
      void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    done()
  })
}

function addGauges({ parts, sessions, passwords, deadlines, batchDeadlines }: FunctionRunner): void {
  parts.metrics.gauge('guitai_sessions', 'Open sessions of tellers', () => sessions.count)
  parts.metrics.gauge('guitai_event_listeners', 'Open event streams', () => parts.events.listeners)
  for (const reason of STREAM_ENDS)
    parts.metrics.gauge(`guitai_event_streams_ended_${reason}`, `Event streams ended: ${reason}`, () =>
      parts.events.ends(reason),
    )
  parts.metrics.gauge(
    'guitai_requests_waiting',
    'Requests that wait for the engine',
    () => deadlines.waiting + batchDeadlines.waiting,
  )
  parts.metrics.gauge(
    'guitai_passwords_waiting',
    'Passwords that wait to be hashed or verified',
    () => passwords.waiting,
  )
}

function addTimers(
  app: FastifyInstance,
  { parts, sessions, deadlines, batchDeadlines }: FunctionRunner,
): void {
  const tidy = async (): Promise<void> => {
    try {
      await sessions.tidy(Date.now())
    } catch (error) {
      // It is tried again in a minute; meanwhile the content of memory is right.
      parts.log.warn({ err: error }, 'sessions could not be written')
    }
  }
  const timers = [
    setInterval(
      () => [deadlines, batchDeadlines].forEach(each => each.check(Date.now())),
      DEADLINES_EVERY_MS,
    ),
    // Hours of rights begin and end without any request.
    setInterval(() => parts.events.judge(), DEADLINES_EVERY_MS),
    setInterval(() => parts.events.heartbeat(), HEARTBEAT_EVERY_MS),
    setInterval(() => void tidy(), TIDY_EVERY_MS),
  ]
  for (const timer of timers) timer.unref()
  // Streams never end by themselves; deadlines are watched until the last request is answered.
  app.addHook('preClose', done => {
    parts.events.close()
    done()
  })
  app.addHook('onClose', (_app, done) => {
    timers.forEach(clearInterval)
    done()
  })
}

/** Node counts a connection on which nothing has been asked yet as busy, and would wait for it to ask. */
function endIdleConnections(app: FastifyInstance): void {
  const connections = new OpenConnections(app.server)
  app.addHook('preClose', done => {
    connections.endIdle()
    done()
  })
}

function answerError(parts: HttpParts, error: unknown, reply: FastifyReply): FastifyReply {
  const [plain, faults] = errorCodeOf(error)
  const code = isForWantOfRoom(parts, plain, error) ? 'disk_full' : plain
  parts.metrics.refused(code)
  if (code === 'internal_error') parts.log.error({ err: error }, 'a request failed')
  return sendError(reply, {
    code,
    faults,
    retryAfterSeconds: error instanceof HttpError ? error.retryAfterSeconds : 1,
  })
}

const NOT_JSON: Fault = {
  field: '',
  rule: 'json',
  message: { zh: '不是有效的 JSON', en: 'is not valid JSON' },
}
const TWICE: Fault = {
  field: '',
  rule: 'twice',
  message: { zh: '此项出现两次', en: 'stands twice in one object' },
}
const NOT_HTTP: Fault = {
  field: '',
  rule: 'http',
  message: { zh: '不是有效的 HTTP 请求', en: 'is not a valid HTTP request' },
}
const WRONG_ADDRESS: Fault = {
  field: '',
  rule: 'address',
  message: { zh: '地址不符合格式', en: 'the address is not well formed' },
}

/** False when the outcome is unknown, which must be said whatever the reason. */
function isForWantOfRoom({ isDiskFull: isKnown }: HttpParts, code: HttpErrorCode, error: unknown): boolean {
  if (code === 'books_unavailable') return isKnown?.() === true || isDiskFull(error)
  return code === 'internal_error' && isDiskFull(error)
}

function errorCodeOf(error: unknown): [HttpErrorCode, readonly Fault[]] {
  if (error instanceof HttpError) return [error.code, error.faults]
  if (error instanceof OutcomeUnknown) return ['outcome_unknown', []]
  if (error instanceof BooksUnavailable) return ['books_unavailable', []]
  const { statusCode, code } = error as Partial<FastifyError>
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return ['url_too_long', []]
  if (statusCode === 413) return ['body_too_large', []]
  if (statusCode === 415) return ['media_type', []]
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return ['internal_error', []]
  const isBody = error instanceof SyntaxError || code?.startsWith('FST_ERR_CTP') === true
  return ['invalid_request', [isBody ? NOT_JSON : WRONG_ADDRESS]]
}

/**
 * Bytes that are no HTTP request, or too large a one, have no request and no reply object, so the socket is answered directly.
 */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'invalid_request'
  const body = JSON.stringify(errorBody(code, code === 'invalid_request' ? [NOT_HTTP] : []))
  const { status } = HTTP_ERRORS[code]
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
