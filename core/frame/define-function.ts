/**
 * A function of the counter is a component: this declaration is the one place that states its code, names, module, kind,
 * who may run it, when, what it takes and answers, how it may refuse, and what it does. Menu, permission, HTTP route, OpenAPI, form,
 * the labels of what it answers, command line and documentation derive from it.
 */
import type { Static, TObject } from 'typebox'
import type { Books } from '../books/books.ts'
import type { Moved } from '../base/money.ts'
import type { Accepted, AcceptedLines, Rejection } from './rejection.ts'
import type { RejectionCode } from './rejections.ts'
import type { Gathered } from './gathered.ts'
import type { Meta } from './meta.ts'
import type { DayPhase } from '../words/day-phase.ts'
import type { Module } from '../words/module.ts'

export interface Title {
  zh: string
  en: string
}

/** Names what a command touches, so that it can be loaded and kept in order: 'client:N', 'cash:N', 'account:ID', 'identity:…', 'order:N', 'voucher:N', 'freeze:N'; 'whole:N' beside 'client:N' where all of the client's orders and trades are needed, ended ones too. */
export type Key = string

export interface FunctionDeclaration<
  Input extends TObject,
  Answer extends TObject,
  Code extends RejectionCode,
> {
  /** The catalogue's code, e.g. 'C01'. */
  code: string
  /** Same as the file's name; also the permission's last part. */
  name: string
  title: Title
  module: Module
  kind: 'command' | 'batch' | 'parameter'
  /** Phases of the business day in which it may run; 'any' for what does not depend on the day. */
  phases: readonly DayPhase[] | 'any'
  input: Input
  /** What it answers, every field with its titles; money and prices are decimal texts on the wire, as in the input. */
  answer: Answer
  /** Run by the server itself (a sign-in); no teller may call it, and no menu shows it. */
  runBy?: 'system'
  /** In order of precedence: the first that applies is the one the teller sees. */
  rejections: readonly Code[]
  keys: (input: Static<Input>, gathered?: Gathered) => readonly Key[]
  /** The amounts that limits are compared with, those of one command and those of a day; shares at what they are worth. */
  moves?: (input: Static<Input>, books: Books) => readonly Moved[]
  /** The class that a client is given, if any: rights and rules of that class count beside those of its class so far. */
  classGiven?: (input: Static<Input>) => string | undefined
  /** Any teller may run it, whatever the rights: it concerns only the teller's own things. */
  isForEverybody?: true
  /** Also to be run by one who has to change the password first. */
  isForOwnPassword?: true
  /** Always needs a second person, whatever the amount; or never, whatever the rules say. */
  approval?: 'always' | 'never'
  /** Needs a second person for such an input. */
  approvalWhen?: (input: Static<Input>, books: Books) => boolean
  /** The one teller who has to sign as well, and nobody else; needs no right to check. undefined: nobody is named. */
  approver?: (input: Static<Input>, books: Books) => number | undefined
  /**
   * The job that the server runs for it: it reads what the books do not hold (a file's rows, the clients that acted, the proof) and gives
   * it to the engine in chunks; `decide` finds each in `meta.gathered`. A file of the same name in apps/server/jobs.
   */
  job?: string
  /** The engine decides another request when this one is decided: the one that is agreed to. */
  isAgreement?: true
  /** A function of many lines says only which they are; what it answers is made when they have run. */
  decide: (
    books: Books,
    input: Static<Input>,
    meta: Meta,
  ) => Accepted<Static<Answer>> | AcceptedLines | Rejection<NoInfer<Code>>
}

/** What the generic pipeline needs of any function. */
export type AnyFunction = Omit<
  FunctionDeclaration<TObject, TObject, RejectionCode>,
  'keys' | 'decide' | 'moves' | 'classGiven' | 'approver' | 'approvalWhen'
> & {
  keys: (input: never, gathered?: Gathered) => readonly Key[]
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
