/**
 * Enough of the API to look at the screens without a server: the real declarations, invented rows. It decides nothing
 * and is no test of anything but what the screens draw.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { asksLastLook, pinyinInitials } from '@guitai/adapters/http/functions/function-list.ts'
import { errorBody } from '@guitai/adapters/http/edge/answers.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { madeUpRows } from './made-up-rows.ts'
import { rowsOf } from './stub-rows.ts'
import { StubStreams } from './stub-streams.ts'

export interface StubApi {
  readonly url: string
  /** What was posted to functions, in order. */
  readonly posted: {
    readonly name: string
    readonly body: { requestId: string; input: Record<string, unknown> }
  }[]
  /** The answers to come; an accepted one where none is given. One may be kept back until something has happened. */
  readonly answers: { status: number; body: unknown; after?: Promise<unknown> }[]
  /** As when the session was idle for too long. */
  endSession(): void
  readonly streams: StubStreams
  /** To every open stream. */
  tell(event: string, data: unknown): void
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface StubChoice {
  /** Every report has a few rows: where none are invented, what its columns declare. */
  readonly isFull?: boolean
  /** The first teller has a session, as after a page was read anew. */
  readonly isSignedIn?: boolean
}

export async function startStubApi(
  folder: string,
  { isFull = false, isSignedIn = false }: StubChoice = {},
): Promise<StubApi> {
  const posted: StubApi['posted'] = []
  const answers: StubApi['answers'] = []
  const streams = new StubStreams()
  let me = isSignedIn ? TELLERS[0] : undefined
  const server = createServer((request, reply) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://stub')
      const [, api, kind = '', name] = url.pathname.split('/')
      if (api !== 'api') return sendFile(reply, folder, url.pathname)
      const body = request.method === 'POST' ? await bodyOf(request) : {}
      if (kind === 'sign-in') {
        const who = TELLERS.find(({ teller }) => teller.name === body['name'])
        if (who !== undefined && body['password'] === 'secret') {
          me = who
          return send(reply, 200, who)
        }
        return send(reply, 422, {
          rejection: {
            code: 'sign_in_refused',
            message: { zh: '密码错误', en: 'Wrong password' },
            field: 'password',
          },
        })
      }
      if (me === undefined) return send(reply, 401, {})
      const page = request.headers['x-guitai-teller']
      if (page !== undefined && page !== String(me.teller.tellerNo)) return send(reply, 409, PAGE_OF_ANOTHER)
      if (kind === 'sign-out') {
        me = undefined
        return send(reply, 200, { result: null })
      }
      if (kind === 'events' && name === undefined) return streams.open(reply)
      if (kind === 'events') return send(reply, streams.show(body as never), {})
      if (kind === 'me' && name === 'sessions' && request.method === 'GET') return send(reply, 200, SESSIONS)
      if (kind === 'me' && name === undefined) return send(reply, 200, me)
      if (name === undefined && kind in LISTS) return send(reply, 200, LISTS[kind as keyof typeof LISTS])
      if (kind === 'reports')
        return send(reply, 200, { ...pageOf(name ?? '', url.searchParams, isFull), ...totalsOf(name ?? '') })
      if (request.method === 'GET') return send(reply, 200, [])
      posted.push({ name: name ?? '', body: body as never })
      const answer: StubApi['answers'][number] = answers.shift() ?? {
        status: 200,
        body: { result: { orderId: 1024, status: 'pendingNew' } },
      }
      await answer.after
      return send(reply, answer.status, answer.body)
    })()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    posted,
    answers,
    endSession: () => void (me = undefined),
    streams,
    tell: (event, data) => streams.tell(event, data),
    close: () => closed(server),
  }
}

const TELLERS = [
  { tellerNo: 1001, name: 'wang', fullName: '王柜员', branchNo: 1 },
  { tellerNo: 1002, name: 'li', fullName: '李柜员', branchNo: 1 },
].map(teller => ({
  teller,
  isChecker: true,
  permissions: [],
  day: { businessDate: '2026-11-23', phase: 'open' },
}))

const PAGE_OF_ANOTHER = errorBody('page_of_another')

const SESSIONS = {
  sessions: [
    {
      session: '00000000000000a1',
      workstation: '10.1.2.3',
      since: '2026-11-23T01:00:00.000Z',
      lastUsedAt: '2026-11-23T01:30:00.000Z',
      isThisOne: true,
    },
    {
      session: '00000000000000b2',
      workstation: '10.1.2.4',
      since: '2026-11-22T06:00:00.000Z',
      lastUsedAt: '2026-11-22T08:00:00.000Z',
      isThisOne: false,
    },
  ],
}

const functions = FUNCTIONS.filter(each => each.runBy !== 'system').map(
  ({ code, name, title, module, kind, input, answer, ...rest }) => ({
    code,
    name,
    title,
    module,
    kind,
    needsApproval: rest.approval === 'always',
    asksLastLook: asksLastLook({ code, name, title, module, kind, input, answer, ...rest }),
    aloneUpTo: code === 'C09' ? { CNY: '50000.00' } : {},
    pinyin: pinyinInitials(title.zh),
    mayRun: true,
    inputSchema: closedSchema(input),
    answerSchema: closedSchema(answer),
  }),
)

const reports = REPORTS.map(({ code, name, title, module, kind, input, columns }) => ({
  code,
  name,
  title,
  module,
  kind,
  columns,
  pinyin: pinyinInitials(title.zh),
  mayRun: true,
  inputSchema: closedSchema(input),
}))

const LISTS = { functions, reports }

function totalsOf(name: string): object {
  return name === 'client-holdings'
    ? { totals: [{ currency: 'CNY', rows: 3, cost: '70120.00', marketValue: '75310.00', profit: '5190.00' }] }
    : {}
}

/** Of instruments there may be thousands; everything else stands on one page. */
function pageOf(name: string, query: URLSearchParams, isFull: boolean): object {
  const rows = rowsOf(name, query)
  if (isFull) return { rows: rows.length > 0 ? rows.slice(0, 10) : madeUpRows(columnsOf(name)), next: null }
  if (name !== 'instruments') return { rows, next: null }
  const from = Number(query.get('after') ?? 0)
  const end = from + Number(query.get('limit') ?? 20)
  return { rows: rows.slice(from, end), next: end < rows.length ? end : null }
}

function columnsOf(name: string) {
  return REPORTS.find(each => each.name === name || each.code === name)?.columns ?? []
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Record<string, unknown>
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sendFile(reply: ServerResponse, folder: string, path: string): void {
  const file = join(folder, path === '/' ? 'index.html' : path)
  if (!existsSync(file)) return void reply.writeHead(404).end()
  reply.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(reply)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
