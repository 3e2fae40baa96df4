/**
 * Runs the second engine over a database. From an evening, or from the first day, it follows the log evening after evening and
 * compares the counter's rows with what the rules give. It works in one snapshot and writes nothing.
 */
import type pg from 'pg'
import { compareAccounts, compareRecords } from './checks/compare-accounts.ts'
import { compareOrders, compareTrades } from './checks/compare-trades.ts'
import { Comparison, type CheckLine } from './checks/compare.ts'
import { compareEveningBalances, readEveningBalances } from './checks/evening-balances.ts'
import { compareQuiet } from './checks/quiet-accounts.ts'
import { readStoredBooks } from './checks/stored-books.ts'
import { emptyLedger, type Ledger } from './ledger/ledger.ts'
import {
  changesBetween,
  contentsOf,
  eveningBefore,
  eveningsFrom,
  hashOf,
  hashOnCertificate,
  loadHouse,
  loadState,
  openClients,
  storedChanges,
  type Contents,
  type Evening,
} from './read/audit-state.ts'
import { lastCommand, readCloses, readLog } from './read/read-log.ts'
import { readParameters, readReference } from './read/read-reference.ts'
import type { Reference } from './read/reference.ts'
import { vouchersNamed, whoActed } from './read/who-acted.ts'
import { follow } from './replay/follow.ts'
import { forgetWhatEnded } from './replay/day-end.ts'
import { textOf, type Replay, type Told } from './replay/replay.ts'
import { creditedOn, type Calendar } from './rules/days.ts'
import { ruleBookAt } from './rules/rule-book.ts'

export interface AuditRequest {
  /** One past day; when absent, everything up to now. */
  day?: string
  fromStart?: boolean
  /**
   * The day that is about to be closed. It is followed from the evening before up to now, and the result becomes its evening.
   */
  closing?: string
}

export interface AuditResult {
  /** The evening it began from; null means before the first day. */
  from: string | null
  /** The last day that was followed. */
  day: string
  commands: number
  lines: CheckLine[]
  isTrue: boolean
  /** The state after the last command, and the part of it that is new since the evening it began from. */
  upTo: number
  changes: Contents
}

const NAMES = [
  'told',
  'fees',
  'amounts',
  'settlement-dates',
  'orders',
  'holds',
  'lots',
  'balances',
  'cost',
  'interest',
  'repos',
  'freezes',
  'house-accounts',
  'quiet-accounts',
  'closing-state',
] as const

/** One day of the log, or what has come since the last day. */
interface Stretch {
  /** The day whose evening ends the stretch; null when it ends now. */
  date: string | null
  upTo: number
  /** The stretch ends now, so the tables are compared as they are. */
  isPresent: boolean
  /** The evening as it was stored then. */
  evening: Evening | undefined
}

export async function runAudit(client: pg.ClientBase, request: AuditRequest): Promise<AuditResult> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query('set local enable_nestloop = off')
    return await auditIn(client, request)
  } finally {
    await client.query('rollback')
  }
}

/** Runs within the caller's snapshot. */
export async function auditIn(client: pg.ClientBase, request: AuditRequest): Promise<AuditResult> {
  const begin = request.fromStart === true ? undefined : await eveningToBeginFrom(client, request)
  const to = new Comparison(NAMES)
  const state = await beginAt(client, begin)
  if (begin !== undefined) await compareEvening(client, to, begin)
  for (const stretch of await stretches(client, begin, request))
    await followStretch(client, { comparison: to, state, stretch })
  return {
    from: begin?.date ?? null,
    day: state.ledger.today,
    commands: state.commands,
    lines: to.lines,
    isTrue: to.lines.every(line => line.findings.length === 0),
    upTo: state.ledger.upTo,
    changes: state.changes,
  }
}

/** From the first day everybody is followed. From an evening, the clients with something open and those who act. */
async function beginAt(client: pg.ClientBase, begin: Evening | undefined): Promise<Followed> {
  const ledger = emptyLedger()
  const state: Followed = {
    ledger,
    begin,
    followed: begin === undefined ? null : new Set(),
    before: new Map(),
    commands: 0,
    changes: new Map(),
  }
  if (begin === undefined) return state
  Object.assign(ledger, { today: begin.date, upTo: begin.upTo })
  note(state, await loadHouse(client, ledger, begin))
  await alsoFollow(client, state, await openClients(client, begin))
  return state
}

function note(state: Followed, contents: Contents): void {
  for (const [name, content] of contents) state.before.set(name, content)
}

/**
 * Adds clients whose things nobody has moved since the evening it began from, so that they are still as then. `of` null means
 * everybody.
 */
async function alsoFollow(
  client: pg.ClientBase,
  state: Followed,
  of: readonly number[] | null,
): Promise<void> {
  const { ledger, begin, followed } = state
  if (begin === undefined || followed === null) return
  note(state, await loadState(client, ledger, { evening: begin, clients: { of, except: [...followed] } }))
  if (of === null) state.followed = null
  else for (const no of of) followed.add(no)
}

async function eveningToBeginFrom(
  client: pg.ClientBase,
  { day, closing }: AuditRequest,
): Promise<Evening | undefined> {
  return eveningBefore(client, closing ?? day ?? [...(await readCloses(client)).keys()].at(-1))
}

/**
 * The state it begins from must be the one that was proved: the rows, their hash and the hash on the certificate must agree.
 */
async function compareEvening(client: pg.ClientBase, to: Comparison, { date, hash }: Evening): Promise<void> {
  const subject = `evening of ${date}`
  to.compare('closing-state', subject, 'hash of its rows', [hashOf(await storedChanges(client, date)), hash])
  const stated = await hashOnCertificate(client, date)
  if (stated !== undefined) to.compare('closing-state', subject, 'hash on its certificate', [stated, hash])
}

/** The days after the evening it begins from, each up to its own evening, and then what has come since. */
async function stretches(
  client: pg.ClientBase,
  begin: Evening | undefined,
  { day, closing }: AuditRequest,
): Promise<Stretch[]> {
  const after = begin?.date ?? '0001-01-01'
  const evenings = new Map((await eveningsFrom(client, after)).map(each => [each.date, each]))
  const closes = await readCloses(client)
  const isWanted = (date: string): boolean =>
    date > after && (day === undefined || date <= day) && (closing === undefined || date < closing)
  const found = [...closes]
    .filter(([date]) => isWanted(date))
    .map(([date, no]): Stretch => {
      const evening = evenings.get(date)
      return { date, upTo: evening?.upTo ?? no - 1, isPresent: false, evening }
    })
  if (day !== undefined) return found
  const upTo = await lastCommand(client)
  return [...found, { date: closing ?? null, upTo, isPresent: true, evening: undefined }]
}

interface Followed {
  ledger: Ledger
  begin: Evening | undefined
  /** The clients; null means all. */
  followed: Set<number> | null
  /** The contents at the last evening. */
  before: Contents
  changes: Contents
  commands: number
}

async function followStretch(
  client: pg.ClientBase,
  { comparison, state, stretch }: { comparison: Comparison; state: Followed; stretch: Stretch },
): Promise<void> {
  const { ledger } = state
  const from = ledger.today
  const told = await readLog(client, { from, after: ledger.upTo, upTo: stretch.upTo })
  const parameters = await readParameters(client)
  const { calendar } = ruleBookAt(parameters, Number.MAX_SAFE_INTEGER)
  await followWhoActs(client, { state, told, calendar })
  const clientNos = state.followed === null ? null : [...state.followed]
  // Evening orders have the next trading day as their date.
  const to = stretch.isPresent ? '9999-12-31' : calendar.next(stretch.date ?? from)
  const until = stretch.isPresent ? Number.MAX_SAFE_INTEGER : (told.at(-1)?.at ?? 0)
  const scope = { from, to, clientNos, voucherNos: vouchersNamed(told), until }
  const reference = await readReference(client, parameters, scope)
  const replay = followAll(state, reference, told)
  ledger.upTo = stretch.upTo
  comparison.line('told').findings.push(...replay.findings)
  const isIn = (date: string): boolean =>
    date > from && (stretch.isPresent || stretch.date === null || date <= stretch.date)
  compareTrades(comparison, replay, isIn)
  compareOrders(comparison, replay, isIn)
  if (stretch.isPresent) {
    const books = await readStoredBooks(client, clientNos)
    compareAccounts(comparison, replay, books)
    compareRecords(comparison, replay, books)
    if (state.begin !== undefined && clientNos !== null)
      await compareQuiet(client, comparison, { evening: state.begin.date, followed: clientNos })
  } else compareEveningBalances(comparison, replay, await readEveningBalances(client, ledger.today))
  await endStretch(client, { to: comparison, state, ended: { replay, stretch } })
}

/** On a crediting day everybody gets interest. */
async function followWhoActs(
  client: pg.ClientBase,
  { state, told, calendar }: { state: Followed; told: readonly Told[]; calendar: Calendar },
): Promise<void> {
  if (state.followed === null) return
  const days = told.flatMap(({ code, input }) => (code === 'X03' ? [textOf(input['tradeDate'])] : []))
  const mayCredit = [state.ledger.today, ...days].some(day => creditedOn(day, calendar) !== undefined)
  await alsoFollow(client, state, mayCredit ? null : await whoActed(client, told, state.ledger.today))
}

function followAll(state: Followed, reference: Reference, told: readonly Told[]): Replay {
  const [first] = told
  const rules = ruleBookAt(reference.parameters, first === undefined ? Number.MAX_SAFE_INTEGER : first.at - 1)
  const replay: Replay = { ledger: state.ledger, rules, reference, findings: [], told: first ?? NOTHING_TOLD }
  for (const each of told) follow(replay, each)
  state.commands += told.length
  return replay
}

const NOTHING_TOLD = { no: 0, at: 0, code: '', tellerNo: 0, input: {}, result: {} }

/** In the evening what has ended is dropped. What was stored then must be the same. */
async function endStretch(
  client: pg.ClientBase,
  {
    to,
    state,
    ended: { replay, stretch },
  }: { to: Comparison; state: Followed; ended: { replay: Replay; stretch: Stretch } },
): Promise<void> {
  const { date, evening } = stretch
  if (date !== null) forgetWhatEnded(replay)
  const after = contentsOf(state.ledger)
  state.changes = changesBetween(state.before, after)
  if (date === null) return
  state.before = after
  if (evening === undefined) return
  const stored = await storedChanges(client, date)
  for (const name of new Set([...stored.keys(), ...state.changes.keys()]))
    to.compare('closing-state', `${name} at the evening of ${date}`, 'content', [
      stored.get(name) ?? 'nothing',
      state.changes.get(name) ?? 'nothing',
    ])
  to.compare('closing-state', `evening of ${date}`, 'hash', [evening.hash, hashOf(state.changes)])
}
