/**
 * A function of the counter is a component. This declaration is the only place that states its code, names, module, kind, who
 * may run it, when, what it takes and answers, how it may refuse, and what it does. Menu, permission, HTTP route, OpenAPI,
 * form, the labels of its answer, command line and documentation derive from it.
 */
import type { Static, TObject } from 'typebox'
import type { Books } from '../books/books.ts'
import type { Moved } from '../base/money.ts'
import type { Accepted, AcceptedLines, Rejection } from './rejection.ts'
import type { RejectionCode } from './rejections.ts'
import type { Gathered } from './gathered.ts'
import type { Actor, Meta } from './meta.ts'
import type { DayPhase } from '../words/day-phase.ts'
import type { Module } from '../words/module.ts'

export interface Title {
  zh: string
  en: string
}

/**
 * Names what a command touches, so that it can be loaded and commands stay in order: 'client:N', 'cash:N', 'account:ID',
 * 'identity:…', 'order:N', 'voucher:N', 'freeze:N', 'trade:KEY' (the order whose trade it is). 'whole:N' beside 'client:N' also
 * loads the client's ended orders and trades.
 */
export type Key = string

export interface FunctionDeclaration<
  Input extends TObject,
  Answer extends TObject,
  Code extends RejectionCode,
> {
  /** The catalogue's code, for example 'C01'. */
  code: string
  /** The same as the file's name; it is also the last part of the permission. */
  name: string
  title: Title
  module: Module
  kind: 'command' | 'batch' | 'parameter'
  /** Phases of the business day in which it may run; 'any' when it does not depend on the day. */
  phases: readonly DayPhase[] | 'any'
  input: Input
  /** The fields of its answer, each with its titles. Money and prices are decimal texts on the wire, as in the input. */
  answer: Answer
  /** Run by the server itself (a sign-in). No teller may call it, and no menu shows it. */
  runBy?: 'system'
  /** Who may call it; absent means tellers alone. What the system may call can stand in the schedule. */
  actors?: readonly Actor[]
  /** In order of precedence: the teller sees the first one that applies. */
  rejections: readonly Code[]
  /** By what the books say of the input, where that names more. */
  keys: (input: Static<Input>, gathered?: Gathered, books?: Books) => readonly Key[]
  /** The amounts that are compared with the limits of one command and of a day; shares count at their worth. */
  moves?: (input: Static<Input>, books: Books) => readonly Moved[]
  /** The class that a client is given, if any. The rights and rules of that class apply besides those of its present class. */
  classGiven?: (input: Static<Input>) => string | undefined
  /** Any teller may run it without a right, because it concerns only the teller's own things. */
  isForEverybody?: true
  /** It may also be run by a teller who has to change the password first. */
  isForOwnPassword?: true
  /** It is about the firm as a whole, whoever's clients it touches, so only rights that reach headquarters cover it. */
  isOfFirm?: true
  /** Nothing takes it back. Screens show it once more before it is sent, as they do with what moves money or shares. */
  isFinal?: true
  /** It always needs a second person, whatever the amount, or never, whatever the rules say. */
  approval?: 'always' | 'never'
  /** True when this input needs a second person. */
  approvalWhen?: (input: Static<Input>, books: Books) => boolean
  /** The one teller who also has to sign, without a right to check; undefined when nobody is named. */
  approver?: (input: Static<Input>, books: Books) => number | undefined
  /**
   * The job that the server runs for it. It reads what the books do not hold (a file's rows, the clients that acted, the proof)
   * and gives it to the engine in chunks; `decide` finds each in `meta.gathered`. It is the file of the same name in
   * apps/server/jobs.
   */
  job?: string
  /** When this request is decided, the engine also decides another one: the one that is approved. */
  isAgreement?: true
  /** A function of many lines only says which they are; its answer is made when they have run. */
  decide: (
    books: Books,
    input: Static<Input>,
    meta: Meta,
  ) => Accepted<Static<Answer>> | AcceptedLines | Rejection<NoInfer<Code>>
}

/** The part of a function that the general pipeline needs. */
export type AnyFunction = Omit<
  FunctionDeclaration<TObject, TObject, RejectionCode>,
  'keys' | 'decide' | 'moves' | 'classGiven' | 'approver' | 'approvalWhen'
> & {
  keys: (input: never, gathered?: Gathered, books?: Books) => readonly Key[]
  moves?: (input: never, books: Books) => readonly Moved[]
  classGiven?: (input: never) => string | undefined
  approver?: (input: never, books: Books) => number | undefined
  approvalWhen?: (input: never, books: Books) => boolean
  decide: (books: Books, input: never, meta: Meta) => Accepted<unknown> | Rejection
}

export function defineFunction<
  Input extends TObject,
  Answer extends TObject,
  const Code extends RejectionCode,
>(declaration: FunctionDeclaration<Input, Answer, Code>): FunctionDeclaration<Input, Answer, Code> {
  return declaration
}
