/** A counter for tests: the HTTP side over a real engine, with books in memory and a few functions of its own. */
import { hashSync } from '@node-rs/argon2'
import { pino } from 'pino'
import { Type } from 'typebox'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { fullRight, type FunctionRight } from '@guitai/core/books/function-right.ts'
import { emptyBooks } from '@guitai/core/books/empty-books.ts'
import { BooksUnavailable } from '@guitai/core/engine/command.ts'
import { Engine } from '@guitai/core/engine/engine.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { checkSecret, SECRET_REFUSALS } from '@guitai/core/procedures/people/check-secret.ts'
import { NO_ANSWER } from '@guitai/core/frame/answer-fields.ts'
import { defineFunction, type AnyFunction } from '@guitai/core/frame/define-function.ts'
import {
  CashAccountNo,
  Choice,
  ClientNo,
  DateField,
  Flag,
  Money,
  NewSecret,
  PriceField,
  Secret,
  Shares,
  Text,
} from '@guitai/core/frame/fields.ts'
import { accept, reject } from '@guitai/core/frame/rejection.ts'
import { changeTellerPassword } from '@guitai/core/functions/people/change-teller-password.ts'
import { approve } from '@guitai/core/functions/approvals/approve.ts'
import { confirmSecondFactor } from '@guitai/core/functions/people/confirm-second-factor.ts'
import { endSessions } from '@guitai/core/functions/people/end-sessions.ts'
import { offerSecondFactor } from '@guitai/core/functions/people/offer-second-factor.ts'
import { recordPrint } from '@guitai/core/functions/people/record-print.ts'
import { recordLook } from '@guitai/core/functions/people/record-look.ts'
import { resetSecondFactor } from '@guitai/core/functions/people/reset-second-factor.ts'
import { signIn } from '@guitai/core/functions/people/sign-in.ts'
import { unlockTeller } from '@guitai/core/functions/people/unlock-teller.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { MemoryStorage } from '../../../tests/support/memory-storage.ts'
import { createHttpApp } from '../app.ts'
import { EventsHub } from '../events/events-hub.ts'
import { HttpMetrics } from '../edge/metrics.ts'
import { Passwords } from '../sign-in/passwords.ts'
import { testPrints } from './test-prints.ts'
import type { HttpParts, ReportAnswer, ReportDescription, ReportRequest, SessionRow } from '../ports.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

const fast = { memoryCost: 64, timeCost: 1, parallelism: 1 }
export const PASSWORD = 'correct horse'
const HASH = hashSync(PASSWORD, fast)

/** What the decisions of the test functions were given, to see what reached the engine. */
export const seen: { input: unknown; secrets: unknown }[] = []

const trade = defineFunction({
  code: 'T01',
  name: 'trade',
  title: { zh: '普通委托', en: 'Trade' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    quantity: Shares(),
    price: PriceField(),
    side: Choice({ zh: '买卖', en: 'Side' }, SIDE_WORDS),
    date: Type.Optional(DateField()),
    note: Type.Optional(Text({ zh: '备注', en: 'Note' }, 10)),
    parts: Type.Optional(Type.Array(Type.Object({ lot: Shares() }), { maxItems: 3 })),
  }),
  answer: Type.Object({ price: PriceField(), quantity: Shares() }),
  rejections: ['price_not_a_tick'],
  keys: () => [],
  decide(_books, input, meta) {
    seen.push({ input, secrets: meta.secrets })
    if (input.price % 100 !== 0) return reject('price_not_a_tick', 'price')
    return accept({ price: input.price, quantity: input.quantity }, [])
  },
})

const pay = defineFunction({
  code: 'T02',
  name: 'pay',
  title: { zh: '取款', en: 'Pay' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    cashAccountNo: CashAccountNo,
    amount: Money(),
    cashPassword: Type.Optional(Secret({ zh: '密码', en: 'Password' }, 'cash')),
  }),
  answer: Type.Object({ paid: Flag({ zh: '已付', en: 'Paid' }) }),
  rejections: SECRET_REFUSALS,
  keys: () => [],
  moves: input => [{ amount: input.amount, currency: 'CNY' }],
  decide(books, input, meta) {
    seen.push({ input, secrets: meta.secrets })
    return (
      checkSecret(books, meta, 'cash', Math.floor(input.cashAccountNo / 100), 'cashPassword') ??
      accept({ paid: true }, [])
    )
  },
})

const setPassword = defineFunction({
  code: 'T03',
  name: 'set-password',
  title: { zh: '客户更密', en: 'Set password' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    clientNo: ClientNo,
    newPassword: NewSecret({ zh: '新密码', en: 'New password' }, 'cash'),
  }),
  answer: NO_ANSWER,
  rejections: [],
  keys: () => [],
  decide(_books, input, meta) {
    seen.push({ input, secrets: meta.secrets })
    return accept({}, [])
  },
})

const atNight = defineFunction({
  code: 'T04',
  name: 'at-night',
  title: { zh: '夜间', en: 'At night' },
  module: 'day-end',
  kind: 'batch',
  phases: ['day-end'],
  input: Type.Object({}),
  answer: NO_ANSWER,
  rejections: [],
  keys: () => [],
  decide: () => accept({}, []),
})

export const FUNCTIONS: readonly AnyFunction[] = [
  trade,
  pay,
  setPassword,
  atNight,
  approve,
  signIn,
  unlockTeller,
  endSessions,
  offerSecondFactor,
  confirmSecondFactor,
  resetSecondFactor,
  recordLook,
  recordPrint,
  changeTellerPassword,
]

const REPORT: ReportDescription = {
  code: 'Q99',
  name: 'client-notes',
  title: { zh: '客户备注', en: 'Client notes' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  columns: [],
  input: Type.Object({
    clientNo: ClientNo,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
}

export function books(): MutableBooks {
  const made = emptyBooks(defaultParameters())
  made.day = { businessDate: '2026-11-23', phase: 'open', clearingRun: 1, dayNo: 1 }
  const rights = (permission: string, limit?: number) => ({
    ...fullRight(permission),
    limits: limit === undefined ? {} : { CNY: limit },
  })
  const role = (name: string, given: FunctionRight[], isChecker = false) =>
    made.roles.set(name, {
      role: name,
      titleZh: name,
      titleEn: name,
      rights: given,
      seesPersonalData: false,
      isChecker,
    })
  role('clerk', [
    rights('counter.trade'),
    rights('funds.pay', 100_000),
    rights('funds.set-password'),
    rights('queries.client-notes'),
  ])
  role('chief', [rights('*')], true)
  role('trainee', [])
  const teller = (
    tellerNo: number,
    name: string,
    roleName: string,
    status: 'normal' | 'closed' = 'normal',
  ) => {
    const row = { tellerNo, name, fullName: name, branchNo: 1, roles: [roleName], status }
    made.tellers.set(tellerNo, row)
    made.tellersByName.set(name, row)
    credential(made, 'sign-in', tellerNo)
  }
  teller(1001, 'ann', 'clerk')
  teller(1002, 'bo', 'chief')
  teller(1003, 'cy', 'trainee')
  teller(1004, 'di', 'clerk', 'closed')
  credential(made, 'cash', 10_000_001)
  return made
}

function credential(made: MutableBooks, kind: 'sign-in' | 'cash', owner: number): void {
  const key = `${kind}:${owner}`
  made.credentials.set(key, {
    key,
    kind,
    owner,
    version: 1,
    hash: HASH,
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: false,
  })
}

/** Sessions that outlive an app, as the table does. */
export class MemorySessions {
  readonly rows = new Map<string, SessionRow>()
  load = () => Promise.resolve([...this.rows.values()])
  save = (rows: readonly SessionRow[]) => {
    for (const row of rows) this.rows.set(row.tokenHash, row)
    return Promise.resolve()
  }
  remove = (hashes: readonly string[]) => {
    for (const each of hashes) this.rows.delete(each)
    return Promise.resolve()
  }
}

export async function testCounter(given: Partial<HttpParts> = {}) {
  const storage = new MemoryStorage(books())
  const registry = createRegistry(FUNCTIONS, [])
  const state: { engine: Engine | undefined } = { engine: undefined }
  const ports = {
    storage,
    soon: setImmediate,
    send: () => undefined,
    committed: () => undefined,
    failed: () => void (state.engine = undefined),
  }
  state.engine = new Engine(registry, ports, await storage.open())
  const sessions = new MemorySessions()
  const asked: ReportRequest[] = []
  const answers: { report: ReportAnswer } = {
    report: { kind: 'done', body: Buffer.from('{"rows":[]}'), looks: [] },
  }
  const passwords = new Passwords({ atOnce: 2, waiting: 200 }, fast)
  const parts: HttpParts = {
    run: command => state.engine?.submit(command) ?? Promise.reject(new BooksUnavailable('away')),
    books: () => state.engine?.books,
    registry,
    reports: { all: [REPORT], run: request => Promise.resolve((asked.push(request), answers.report)) },
    prints: testPrints(),
    batchTemplate: (format, language) => Promise.resolve(Buffer.from(`${format} ${language}`)),
    documents: { find: () => Promise.resolve(undefined), read: () => Promise.resolve(undefined) },
    credentials: { find: key => Promise.resolve(storedCredential(storage.books, key)) },
    sessions,
    clock: () => ({ at: 1_800_000_000_000, time: 36_000 }),
    health: () => Promise.resolve({ database: true, exchanges: { XSHG: { connected: true } } }),
    events: new EventsHub(),
    metrics: new HttpMetrics(),
    log: pino({ level: 'silent' }),
    requestKey: Buffer.alloc(32, 7),
    passwords,
    ...given,
  }
  const app = await createHttpApp(parts)
  return { app, storage, state, sessions, asked, answers, parts, compared: () => passwords.comparisons }
}

function storedCredential(on: MutableBooks, key: string) {
  const credential = on.credentials.get(key)
  const history = on.passwordHistories.get(key)?.hashes ?? []
  return credential === undefined ? undefined : { ...credential, history }
}

export type TestCounter = Awaited<ReturnType<typeof testCounter>>

export async function tokenOf({ app }: TestCounter, name = 'bo'): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { name, password: PASSWORD },
  })
  return reply.json<{ token: string }>().token
}

let requestNo = 0

/** Posts to a function as a signed-in teller. */
export async function call(
  { app }: TestCounter,
  token: string,
  name: string,
  input: unknown,
  requestId = `request-${++requestNo}`,
) {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/functions/${name}`,
    headers: { authorization: `Bearer ${token}` },
    payload: { requestId, input } as object,
  })
  return {
    status: reply.statusCode,
    body: reply.json<Record<string, never>>() as Record<string, unknown>,
    headers: reply.headers,
  }
}
