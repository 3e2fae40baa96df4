/**
 * The table test of a function, of an inbound message, of a change: one typical input, and rows that state only what differs.
 * Rules that hold for all are checked for each row:
 *
 * A decision changes nothing by itself, and twice gives the same answer. A refusal is a declared one, and its message has all
 * its values. An answer is as declared. After the changes every invariant holds, and every changed record is on its way to the
 * tables. A message that comes twice counts once. Every declared refusal has a row.
 */
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import type { Books, MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { beginNumbers } from '../books/counters.ts'
import { TABLES } from '../books/dirty.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { stateHash, stateLines } from '../books/state-hash.ts'
import { inputDecoder, resultEncoder } from '../engine/decode-input.ts'
import { applyDecision } from '../engine/execute.ts'
import { closedSchema } from '../frame/closed-schema.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Meta } from '../frame/meta.ts'
import type { Accepted, Part, Rejection } from '../frame/rejection.ts'
import { rejectionMessage } from '../frame/rejections.ts'
import type { InboundDeclaration } from '../frame/define-inbound.ts'
import { copyOf } from './books.ts'
import { describeChange } from './describe-change.ts'
import { aMeta, type Circumstances } from './meta.ts'
import { expectTakenBack, undoRows } from './undone.ts'

/** The code of a refusal, or the changes. */
type Expected = string | readonly string[]

interface Around extends Circumstances {
  /** Other books than the table's. */
  books?: MutableBooks
}

export type Row = readonly [
  title: string,
  differing: Record<string, unknown>,
  expected: Expected,
  around?: Around | undefined,
]

export interface FunctionTable {
  given: MutableBooks
  /** As on the wire: amounts and prices are texts. */
  typical: Record<string, unknown>
  around?: Circumstances
  cases: readonly Row[]
}

type Decide = (books: Books, input: unknown, meta: Meta) => Accepted<unknown> | Rejection

export function testFunction(
  declaration: AnyFunction,
  { given, typical, around, cases }: FunctionTable,
): void {
  describe(`${declaration.code} ${declaration.name}`, () => {
    test.each(cases.map(([title, ...rest]) => [title, rest] as const))(
      '%s',
      (_, [differing, expected, own]) => {
        const books = copyOf(own?.books ?? given)
        const input = decoded(declaration, { ...typical, ...differing })
        const meta = aMeta({ ...around, ...own })
        const decision = decideTwice(books, () => (declaration.decide as Decide)(books, input, meta))
        if (decision.accepted) {
          if (decision.lines === undefined) expectAnswer(declaration, decision.result)
          expectChanges(books, decision.changes, expected, decision.parts)
        } else expectRefusal(declaration, decision, expected)
        expect(
          Array.isArray(
            (declaration.keys as (input: unknown, gathered: unknown) => unknown)(input, meta.gathered),
          ),
        ).toBe(true)
      },
    )

    test('every declared refusal is shown by a row, once declared', () => {
      const shown = new Set(
        cases.map(([, , expected]) => expected).filter(expected => typeof expected === 'string'),
      )
      expect(declaration.rejections.filter(code => !shown.has(code))).toEqual([])
      expect(new Set(declaration.rejections).size).toBe(declaration.rejections.length)
    })
  })
}

function decoded(declaration: AnyFunction, wire: Record<string, unknown>): unknown {
  const problems = Value.Errors(declaration.input, wire).filter(
    ({ instancePath }) => !/[pP]assword$/.test(instancePath),
  )
  expect(problems.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([])
  return inputDecoder(declaration.input)(wire)
}

function decideTwice<D>(books: MutableBooks, decide: () => D): D {
  const before = stateHash(books)
  beginNumbers(books)
  const first = decide()
  beginNumbers(books)
  expect(said(decide()), 'deciding twice gives the same answer').toEqual(said(first))
  expect(stateHash(books), 'a decision changes nothing').toBe(before)
  return first
}

/** Parts are functions, and two functions are never equal. */
const said = (decision: unknown): unknown =>
  Array.isArray(decision) ? decision : { ...(decision as object), parts: undefined }

function expectRefusal(declaration: AnyFunction, rejection: Rejection, expected: Expected): void {
  expect(rejection.code).toEqual(expected)
  expect(declaration.rejections).toContain(rejection.code)
  const { zh, en } = rejectionMessage(rejection.code, rejection.values)
  expect(zh + en).not.toMatch(/[{}]/)
  if (rejection.field !== undefined)
    expect(Object.keys(declaration.input.properties)).toContain(rejection.field)
}

/** Describes each part on the books that it sees. */
/** The answer as it travels: all declared fields and no others. */
function expectAnswer(declaration: AnyFunction, result: unknown): void {
  const problems = Value.Errors(closedSchema(declaration.answer), resultEncoder(declaration.answer)(result))
  expect(problems.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([])
}

/** What takes a decision back is not read out: it is tried. */
const isSaid = (change: Change): boolean => undoRows([change]).length === 0

function expectChanges(
  books: MutableBooks,
  changes: readonly Change[],
  expected: Expected,
  parts: readonly Part[] = [],
): void {
  const seen = copyOf(books)
  const all: Change[] = []
  const told = [() => changes, ...parts].flatMap(part => {
    const decided = part(seen)
    const lines = decided.filter(isSaid).map(change => describeChange(seen, change))
    applyChanges(seen, decided)
    all.push(...decided)
    return lines
  })
  expect(told).toEqual(expected)
  expectTakenBack(books, seen, all)
  applied(books, changes, parts)
}

/** Applies the changes as the engine would. Every invariant holds afterwards, and what changed will be written. */
function applied(books: MutableBooks, changes: readonly Change[], parts: readonly Part[] = []): void {
  const before = stateLines(books)
  applyDecision(books, changes, parts)
  expect(brokenInvariants(books)).toEqual([])
  expect(unwritten(books, before)).toEqual([])
}

/** Records that differ from before and that no table is told about. */
function unwritten(books: MutableBooks, before: ReadonlyMap<string, string>): string[] {
  const written = new Set(
    TABLES.flatMap(table =>
      [...books.dirty[table].inserted, ...books.dirty[table].updated].flatMap(row => [...linesOf(row)]),
    ),
  )
  return differences(before, stateLines(books))
    .filter(
      ([path, , after]) =>
        !path.startsWith('counters ') && !written.has(`${path.split(' ').at(-1)}=${after}`),
    )
    .map(([path]) => path)
}

/** The fields that have a table of their own. */
const GATHERED: ReadonlySet<string> = new Set([
  'unsettled',
  'cashAccounts',
  'securitiesAccounts',
  'holdings',
  'freezes',
  'orders',
  'trades',
  'vouchers',
])

function* linesOf(row: object): Generator<string> {
  for (const [name, value] of Object.entries(row)) {
    if (GATHERED.has(name)) continue
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* linesOf(value as object)
    else
      yield `${name}=${Array.isArray(value) ? JSON.stringify(value) : String(value ?? (value === null ? 'null' : 'none'))}`
  }
}

type Difference = readonly [path: string, before: string, after: string]

export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].sort().flatMap(path => {
    const [from, to] = [before.get(path) ?? 'none', after.get(path) ?? 'none']
    return from === to ? [] : [[path, from, to] as const]
  })
}

export interface InboundTable<Message> {
  given: MutableBooks
  typical: Message
  cases: readonly (readonly [
    title: string,
    differing: Partial<Message>,
    expected: readonly string[],
    around?: Around,
  ])[]
}

export function testInbound<Message extends object>(
  declaration: InboundDeclaration<Message>,
  { given, typical, cases }: InboundTable<Message>,
): void {
  describe(declaration.name, () => {
    test.each(cases.map(([title, ...rest]) => [title, rest] as const))(
      '%s',
      (_, [differing, expected, own]) => {
        const books = copyOf(own?.books ?? given)
        const message = { ...typical, ...differing }
        const meta = aMeta(own)
        expectChanges(
          books,
          decideTwice(books, () => declaration.decide(books, message, meta)),
          expected,
        )
        const once = withoutUnplaced(books)
        beginNumbers(books)
        applied(books, declaration.decide(books, message, meta))
        expect(stateHash(withoutUnplaced(books)), 'twice counts once').toBe(stateHash(once))
      },
    )
  })
}

/** The list of unplaced facts grows with every repeat, and nothing else does. */
function withoutUnplaced(books: MutableBooks): MutableBooks {
  const copy = copyOf(books)
  copy.unplaced.clear()
  copy.counters.unplacedNo = 0
  return copy
}

export interface ChangeTable {
  given: MutableBooks
  /** The expected lines are 'path before → after', or the message of the assertion that stops it. */
  cases: readonly (readonly [
    title: string,
    changes: Change | readonly Change[],
    expected: readonly string[] | RegExp,
    books?: MutableBooks,
  ])[]
}

/** A primitive change by itself; some of them are half of something, so only what they move is looked at. */
export function testChange(name: string, { given, cases }: ChangeTable): void {
  describe(name, () => {
    test.each(cases.map(([title, ...rest]) => [title, rest] as const))(
      '%s',
      (_, [changes, expected, own]) => {
        const books = copyOf(own ?? given)
        const before = stateLines(books)
        const list = Array.isArray(changes) ? (changes as readonly Change[]) : [changes as Change]
        if (expected instanceof RegExp) return expect(() => applyChanges(books, list)).toThrow(expected)
        applyChanges(books, list)
        const moved = differences(before, stateLines(books)).map(
          ([path, from, to]) => `${path} ${from} → ${to}`,
        )
        expect(moved).toEqual(expected)
        return expect(unwritten(books, before)).toEqual([])
      },
    )
  })
}
