/**
 * The readers: one or two threads with few connections, so that no flood of questions slows an order.
 *
 * A question waits in a bounded queue for a free connection, and has one time limit for waiting and reading together.
 * A thread that dies takes its questions with it (they fail as unavailable) and is replaced when the next one is asked.
 */
import { Worker } from 'node:worker_threads'
import {
  ReadFailed,
  ReaderBusy,
  type ReadAnswer,
  type ReadJob,
  type ReadRequest,
  type ReadResult,
  type ReaderThreadOptions,
} from './reader-messages.ts'

export interface ReaderOptions {
  url: string
  /** Threads. */
  workers?: number
  connectionsPerWorker?: number
  /** Questions that may wait; one more is refused. */
  mostWaiting?: number
  timeoutMs?: number
}

export interface Reader {
  /** Rejects with ReaderBusy or ReadFailed. */
  run(request: ReadRequest): Promise<ReadResult>
  close(): Promise<void>
}

interface Waiting {
  request: ReadRequest
  deadline: number
  resolve: (result: ReadResult) => void
  reject: (error: Error) => void
}

interface Thread {
  worker: Worker | undefined
  /** What it is reading now, by job. */
  jobs: Map<number, Waiting>
}

export function createReader(options: ReaderOptions): Reader {
  return new ReaderPool(options)
}

class ReaderPool implements Reader {
  readonly #threadOptions: ReaderThreadOptions
  readonly #mostWaiting: number
  readonly #timeoutMs: number
  readonly #threads: Thread[]
  readonly #queue = new Set<Waiting>()
  #lastId = 0
  #isClosed = false

  constructor({
    url,
    workers = 1,
    connectionsPerWorker = 2,
    mostWaiting = 200,
    timeoutMs = 30_000,
  }: ReaderOptions) {
    this.#threadOptions = { url, connections: connectionsPerWorker }
    this.#mostWaiting = mostWaiting
    this.#timeoutMs = timeoutMs
    this.#threads = Array.from({ length: workers }, () => ({ worker: undefined, jobs: new Map() }))
  }

  run(request: ReadRequest): Promise<ReadResult> {
    if (this.#isClosed) return Promise.reject(new ReadFailed('unavailable', 'the reader is closed'))
    if (this.#queue.size >= this.#mostWaiting)
      return Promise.reject(new ReaderBusy(`${this.#queue.size} reads are waiting`))
    const { promise, resolve, reject } = Promise.withResolvers<ReadResult>()
    const waiting: Waiting = { request, deadline: performance.now() + this.#timeoutMs, resolve, reject }
    const timer = setTimeout(() => this.#giveUp(waiting), this.#timeoutMs)
    this.#queue.add(waiting)
    this.#start()
    return promise.finally(() => clearTimeout(timer))
  }

  /** One that is being read is ended by its thread. */
  #giveUp(waiting: Waiting): void {
    if (this.#queue.delete(waiting)) waiting.reject(new ReadFailed('timeout', 'the read waited too long'))
  }

  #start(): void {
    for (const waiting of this.#queue) {
      const thread = this.#freeThread()
      if (thread === undefined) return
      this.#queue.delete(waiting)
      const job: ReadJob = {
        id: ++this.#lastId,
        request: waiting.request,
        remainingMs: waiting.deadline - performance.now(),
      }
      thread.jobs.set(job.id, waiting)
      this.#workerOf(thread).postMessage(job, [])
    }
  }

  #freeThread(): Thread | undefined {
    const [least] = this.#threads.toSorted((a, b) => a.jobs.size - b.jobs.size)
    return least !== undefined && least.jobs.size < this.#threadOptions.connections ? least : undefined
  }

  #workerOf(thread: Thread): Worker {
    if (thread.worker !== undefined) return thread.worker
    const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      workerData: this.#threadOptions,
      name: 'guitai reader',
    })
    thread.worker = worker
    worker.on('message', (answer: ReadAnswer) => this.#answered(thread, answer))
    worker.on('error', error => this.#lost(thread, worker, error.message))
    worker.on('exit', code => this.#lost(thread, worker, `it ended with ${code}`))
    return worker
  }

  #answered(thread: Thread, answer: ReadAnswer): void {
    const waiting = thread.jobs.get(answer.id)
    thread.jobs.delete(answer.id)
    if ('bytes' in answer) waiting?.resolve({ bytes: answer.bytes, looks: answer.looks })
    else waiting?.reject(new ReadFailed(answer.failure, answer.message, answer.field))
    this.#start()
  }

  #lost(thread: Thread, worker: Worker, why: string): void {
    if (thread.worker !== worker) return
    const jobs = [...thread.jobs.values()]
    thread.worker = undefined
    thread.jobs.clear()
    for (const waiting of jobs)
      waiting.reject(new ReadFailed('unavailable', `the reading thread was lost: ${why}`))
    if (!this.#isClosed) this.#start()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const waiting of this.#queue) waiting.reject(new ReadFailed('unavailable', 'the reader is closed'))
    this.#queue.clear()
    for (const thread of this.#threads) await thread.worker?.terminate()
  }
}
