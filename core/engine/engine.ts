/**
 * The engine: load → decide → commit, one writer, disposable.
 *
 *   waiting ──(keys in memory)──► decided, applied ──► batch ──► committing (at most 2) ──► committed: answers and orders leave
 *      └──(something to load)──► parked with its keys; what shares a key waits behind it, everything else goes on
 *
 * Any error of a commit or of applying a command ends the engine: its memory is thrown away, waiting requests hear
 * `OutcomeUnknown`, and whoever owns it starts a new one. A fact ends it at most once: see suspects.ts.
 */
import { assert, present } from '../base/assert.ts'
import { bookingDate } from '../books/booking-date.ts'
import type { Books, MutableBooks } from '../books/books.ts'
import { noDirt } from '../books/dirty.ts'
import type { Key } from '../frame/define-function.ts'
import { reject } from '../frame/rejection.ts'
import { isWrongGuess } from '../procedures/people/count-secrets.ts'
import { signatories } from './approval.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type CommandRow, type Outcome } from './command.ts'
import { execute, refuseReused } from './execute.ts'
import { IncomingPositions } from './incoming-positions.ts'
import { keysOf } from './keys-of.ts'
import { EndedThings } from './ended.ts'
import { requestWords, type KnownRequest, type RequestWords } from './request-ids.ts'
import { rowOf } from './row-of.ts'
import { adoptLoaded, isMissing, isPresent } from './load-clients.ts'
import { evictClient } from './evict-client.ts'
import { outcomeFromText } from './outcome-text.ts'
import { BatchRefused } from './batch-refused.ts'
import type { Batch, EnginePorts, OpenedBooks } from './ports.ts'
import type { Registry } from './registry.ts'
import { listedInstead, Suspects } from './suspects.ts'
import type { Answer, Decided, Waiting } from './waiting.ts'

export interface EngineLimits {
  /** Commands in one batch. */
  batch: number
  /** Batches on their way to the disk. */
  outstanding: number
  /** Requests that may wait in all; further ones are refused. */
  waiting: number
  /** Clients in memory; above it the longest loaded leave, once nothing of theirs is on its way to the disk. */
  clients: number
  /** Ended orders in memory, and vouchers; above it the longest unchanged leave. */
  ended: number
}

export const DEFAULT_LIMITS: EngineLimits = {
  batch: 512,
  outstanding: 2,
  waiting: 20_000,
  clients: 100_000,
  ended: 2000,
}

/** Batches smaller than this share are not worth a commit of their own. */
const SMALLEST_SHARE = 8
const ABSENT_LIMIT = 10_000

export class Engine {
  readonly #registry: Registry
  readonly #ports: EnginePorts
  readonly #limits: EngineLimits
  readonly #opened: OpenedBooks
  readonly #ended: EndedThings
  readonly #suspects: Suspects
  #books: MutableBooks
  #batchNo: number
  /** The last batch that is on disk. */
  #committedNo: number
  #commandNo: number
  #queue: Waiting[] = []
  /** Commands that wait for a load, in order, and the keys for which they wait. */
  #parked: Waiting[] = []
  #parkedKeys = new Set<Key>()
  #absent = new Set<Key>()
  #isLoading = false
  #outstanding = 0
  #unanswered = new Set<Waiting>()
  /** Requests decided and not committed, with the repeats that wait for the same commit. */
  #joined = new Map<string, Answer[]>()
  readonly #incoming = new IncomingPositions()
  #isScheduled = false
  #isDead = false
  #idle: (() => void)[] = []

  constructor(
    registry: Registry,
    ports: EnginePorts,
    opened: OpenedBooks,
    limits: EngineLimits = DEFAULT_LIMITS,
  ) {
    this.#registry = registry
    this.#ports = ports
    this.#limits = limits
    this.#opened = opened
    this.#suspects = ports.suspects ?? new Suspects()
    this.#books = opened.books
    this.#batchNo = opened.lastBatchNo
    this.#committedNo = opened.lastBatchNo
    this.#ended = new EndedThings(limits.ended)
    this.#commandNo = opened.nextCommandNo
  }

  /** Readers in this process use it for what is decided, such as the form of an order. Nobody may keep a reference to it. */
  get books(): Books {
    return this.#books
  }

  get isDead(): boolean {
    return this.#isDead
  }

  get waiting(): number {
    return this.#queue.length + this.#parked.length + this.#unanswered.size
  }

  submit(command: Command): Promise<Outcome> {
    if (this.#isDead) return Promise.reject(new BooksUnavailable('the books are being reopened'))
    if (this.waiting >= this.#limits.waiting && command.position === undefined)
      return Promise.reject(new BooksUnavailable('too many requests are waiting'))
    return new Promise((settle, fail) => {
      this.#queue.push({ command, settle, fail })
      this.#schedule()
    })
  }

  /** Resolves when nothing waits, nothing is on its way to the disk, and every request is answered. */
  idle(): Promise<void> {
    if (this.#isDead || this.#isIdle()) return Promise.resolve()
    return new Promise(resolve => this.#idle.push(resolve))
  }

  #isIdle(): boolean {
    return this.waiting === 0 && this.#outstanding === 0
  }

  /** Ends an idle engine normally; no failure is reported. */
  retire(): void {
    assert(this.#outstanding === 0, 'only an idle engine is retired')
    this.#isDead = true
    for (const waiting of [...this.#parked, ...this.#queue])
      waiting.fail(new BooksUnavailable('the books are being reopened'))
    this.#idle.splice(0).forEach(resolve => resolve())
  }

  /** Ends this engine. Requests without an answer have an unknown outcome. */
  discard(error: unknown): void {
    if (this.#isDead) return
    this.#isDead = true
    for (const waiting of this.#unanswered)
      waiting.fail(new OutcomeUnknown('the books were closed before the answer was certain'))
    for (const waiting of [...this.#parked, ...this.#queue])
      waiting.fail(new BooksUnavailable('the books are being reopened'))
    this.#idle.splice(0).forEach(resolve => resolve())
    this.#ports.failed(error)
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#ports.soon(() => {
      this.#isScheduled = false
      this.#turn()
    })
  }

  /** One turn: decides what can be decided, sends the batch to the disk, and asks for what is missing. */
  #turn(): void {
    if (this.#isDead || this.#outstanding >= this.#limits.outstanding || !this.#hasRoom()) return
    if (this.#parked.length > 0 && this.#suspects.isAlone(this.#queue[0])) return
    const turn = this.#queue.splice(0, this.#batchSize())
    this.#queue.unshift(...turn.splice(this.#suspects.together(turn)))
    try {
      const answers: Decided[] = []
      const rows: CommandRow[] = []
      for (const waiting of turn) this.#take(waiting, answers, rows)
      if (!this.#isLoading) this.#ended.dismiss(this.#books, this.#committedNo)
      this.#loadMissing()
      if (rows.length > 0) this.#commit(answers, rows)
      else this.#tellIdle()
      if (this.#queue.length > 0) this.#schedule()
    } catch (error) {
      // Nothing of this turn is committed, so the undecided requests are told so, too.
      this.#queue.unshift(...turn)
      this.#suspects.failed(turn, new BatchRefused('the turn failed', { cause: error }))
      this.discard(error)
    }
  }

  /** When too many clients are in memory, the next turn waits for the disk, and the tenth that was loaded first leaves. */
  #hasRoom(): boolean {
    const { clients } = this.#books
    if (clients.size <= this.#limits.clients) return true
    if (this.#outstanding > 0) return false
    let leaving = Math.ceil(clients.size / 10)
    for (const clientNo of clients.keys()) {
      if (leaving-- === 0) break
      evictClient(this.#books, clientNo)
    }
    return true
  }

  /** Half of what is in flight: while one half is on its way to the disk, the other is decided. */
  #batchSize(): number {
    const inFlight = this.#queue.length + this.#unanswered.size
    return Math.min(
      this.#limits.batch,
      Math.max(SMALLEST_SHARE, Math.ceil(inFlight / this.#limits.outstanding)),
    )
  }

  #take(waiting: Waiting, answers: Decided[], rows: CommandRow[]): void {
    const words = wordsOf(waiting.command)
    const known = words && this.#opened.requestIds.find(words)
    if (known !== undefined && this.#answerRepeat(waiting, known)) return
    const isListed = this.#suspects.of(waiting.command) === 'listed'
    const command = isListed ? listedInstead(waiting.command) : waiting.command
    const missing = this.#missing(command)
    if (missing.length > 0) return this.#park(waiting, missing)
    const commandNo = this.#commandNo++
    const businessDate = bookingDate(this.#books)
    const isReused = known !== undefined
    const outcome = isReused
      ? refuseReused(this.#books, command, commandNo)
      : execute(this.#registry, this.#books, command, commandNo)
    if (words !== undefined && !isReused) {
      this.#opened.requestIds.add(words, commandNo)
      this.#joined.set(command.requestHash, [])
    }
    this.#unanswered.add(waiting)
    answers.push({ waiting, outcome })
    rows.push(
      rowOf(isReused ? { ...command, requestHash: '' } : command, {
        commandNo,
        businessDate,
        outcome,
        ...signatories(this.#registry, this.#books, command),
      }),
    )
    if (command.position !== undefined) this.#incoming.decided(command.position)
  }

  /** The same id with the same content gets the first answer (a repeat in flight joins it). Other content is refused. */
  #answerRepeat(waiting: Waiting, known: KnownRequest): boolean {
    if (!known.isSameContent && Object.values(waiting.command.secrets).some(isWrongGuess)) return false
    const outcome: Outcome | undefined = known.isSameContent
      ? undefined
      : { kind: 'rejected', rejection: reject('request_id_reused', 'requestId') }
    const inFlight = this.#joined.get(waiting.command.requestHash)
    if (inFlight !== undefined) {
      inFlight.push({ waiting, outcome })
      this.#unanswered.add(waiting)
    } else if (outcome !== undefined) waiting.settle(outcome)
    else void this.#answerFromLog(waiting, known.commandNo)
    return true
  }

  async #answerFromLog(waiting: Waiting, commandNo: number): Promise<void> {
    this.#unanswered.add(waiting)
    try {
      const text = await this.#ports.storage.outcomeOf(commandNo)
      if (!this.#unanswered.delete(waiting)) return
      waiting.settle(outcomeFromText(present(text, 'outcome of a logged command')))
      this.#tellIdle()
    } catch (error) {
      this.discard(error)
    }
  }

  #missing(command: Command): Key[] {
    if (command.refusal !== undefined) return []
    const keys = keysOf(this.#registry, this.#books, command)
    const missing: Key[] = []
    for (const key of keys) {
      if (this.#parkedKeys.has(key)) missing.push(key)
      else if (!isPresent(this.#books, key) && !this.#absent.has(key)) missing.push(key)
    }
    // A fact about a whole session, such as its end, does not overtake the session's messages that wait for a load.
    if (keys.length === 0 && command.position !== undefined && this.#incoming.isBehind(command.position))
      return ['session']
    return missing.length === 0 ? missing : [...keys]
  }

  #park(waiting: Waiting, keys: readonly Key[]): void {
    this.#parked.push(waiting)
    if (waiting.command.position !== undefined) this.#incoming.hold(waiting.command.position)
    for (const key of keys) this.#parkedKeys.add(key)
  }

  #loadMissing(): void {
    if (this.#parked.length === 0 || this.#isLoading) return
    this.#isLoading = true
    const parked = this.#parked
    const asked = [...parked]
    const wanted = [...this.#parkedKeys].filter(key => !isPresent(this.#books, key) && !this.#absent.has(key))
    this.#ports.storage
      .load(wanted, clientNo => this.#books.clients.has(clientNo))
      .then(loaded => {
        if (this.#isDead) return
        this.#isLoading = false
        adoptLoaded(this.#books, loaded, this.#ended)
        // What a batch in flight has just created is present, whatever the disk said before it.
        for (const key of wanted) if (isMissing(this.#books, key, loaded)) this.#absent.add(key)
        this.#unpark(parked)
      })
      .catch((error: unknown) => {
        this.#suspects.failed(asked, error)
        this.discard(error)
      })
  }

  /** All parked commands return to the front of the queue, in order; those whose keys came later park again. */
  #unpark(parked: Waiting[]): void {
    this.#queue = [...parked, ...this.#queue]
    this.#parked = []
    this.#parkedKeys.clear()
    this.#schedule()
  }

  #commit(answers: Decided[], rows: CommandRow[]): void {
    const books = this.#books
    const batch: Batch = {
      batchNo: ++this.#batchNo,
      commands: rows,
      dirty: books.dirty,
      books,
      nextCommandNo: this.#commandNo,
      nextIn: this.#incoming.next(),
    }
    const outgoing = books.outgoing
    const written = this.#ports.storage.commit(batch)
    this.#ended.changed(batch)
    books.dirty = noDirt()
    books.outgoing = []
    this.#forgetAbsent()
    this.#outstanding++
    written.then(
      () => {
        if (this.#isDead) return
        this.#outstanding--
        this.#committedNo = batch.batchNo
        if (outgoing.length > 0) this.#ports.send(outgoing)
        this.#ports.committed(batch)
        for (const { waiting, outcome } of answers) {
          this.#suspects.stored(waiting.command)
          this.#answer(waiting, outcome)
        }
        this.#afterCommit()
      },
      (error: unknown) => {
        if (this.#isDead) return
        this.#suspects.failed(
          answers.map(({ waiting }) => waiting),
          error,
        )
        this.discard(error)
      },
    )
  }

  /** A thing that was created is no longer absent, and the list of absent things has a limit. */
  #forgetAbsent(): void {
    if (this.#absent.size === 0) return
    if (this.#absent.size > ABSENT_LIMIT && this.#parked.length === 0) this.#absent.clear()
    for (const key of this.#absent) if (isPresent(this.#books, key)) this.#absent.delete(key)
  }

  #afterCommit(): void {
    if (this.#queue.length > 0) this.#schedule()
    else this.#tellIdle()
  }

  #tellIdle(): void {
    if (this.#isIdle()) this.#idle.splice(0).forEach(resolve => resolve())
  }

  #answer(waiting: Waiting, outcome: Outcome): void {
    const { requestHash } = waiting.command
    const repeats = this.#joined.get(requestHash) ?? []
    this.#joined.delete(requestHash)
    for (const repeat of [{ waiting, outcome }, ...repeats]) {
      this.#unanswered.delete(repeat.waiting)
      repeat.waiting.settle(repeat.outcome ?? outcome)
    }
  }
}

/** Undefined for a command without a request id, such as a fact. */
function wordsOf({ requestHash, contentHash }: Command): RequestWords | undefined {
  return requestHash === '' ? undefined : requestWords(requestHash, contentHash)
}
