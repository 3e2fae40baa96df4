/**
 * The printer: one thread that sets documents, so that no page slows an order. It is started by the first document.
 *
 * Documents wait in a bounded queue and are set one after another; each has one time limit for waiting and setting. A thread
 * that dies, or that a document keeps too long, takes what it was setting with it and is replaced when the next one is asked.
 */
import { Worker } from 'node:worker_threads'
import { openFonts, unprintableIn, type Fonts } from './fonts.ts'
import type { Copy } from './typeset.ts'

export interface PrintJob {
  template: string
  content: object
  copy: Copy
  at: number
}

/** What the thread knows from its start. */
export interface PrintThreadStart {
  ownFonts: string | undefined
}

export type PrintAnswer = { pdf: Uint8Array } | { error: string }

export class PrinterBusy extends Error {
  override name = 'PrinterBusy'
}

export class PrintFailed extends Error {
  override name = 'PrintFailed'
}

interface Waiting {
  job: PrintJob
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
}

export interface PrinterOptions {
  /** Documents that may wait; one more is refused. */
  mostWaiting?: number
  timeoutMs?: number
  /** A folder of fonts for what the printer's own fonts do not have. */
  ownFonts?: string | undefined
}

export class Printer {
  readonly #mostWaiting: number
  readonly #timeoutMs: number
  readonly #ownFonts: string | undefined
  readonly #queue = new Set<Waiting>()
  #worker: Worker | undefined
  #current: Waiting | undefined
  #isClosed = false
  #fonts: Fonts | undefined

  constructor({ mostWaiting = 100, timeoutMs = 20_000, ownFonts }: PrinterOptions = {}) {
    this.#mostWaiting = mostWaiting
    this.#timeoutMs = timeoutMs
    this.#ownFonts = ownFonts
  }

  /** The characters of a document that would be printed as their codes, because no font has them: '𰀀 (U+30000)'. */
  unprintable(content: object): string[] {
    this.#fonts ??= openFonts(this.#ownFonts)
    return unprintableIn(content, this.#fonts)
  }

  async print(job: PrintJob): Promise<Uint8Array> {
    if (this.#isClosed) throw new PrintFailed('the printer is closed')
    if (this.#queue.size >= this.#mostWaiting) throw new PrinterBusy(`${this.#queue.size} documents wait`)
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const waiting: Waiting = { job, resolve, reject }
    const timer = setTimeout(() => this.#giveUp(waiting), this.#timeoutMs)
    this.#queue.add(waiting)
    this.#next()
    try {
      return await promise
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const waiting = [...this.#queue, ...(this.#current === undefined ? [] : [this.#current])]
    this.#queue.clear()
    this.#current = undefined
    for (const { reject } of waiting) reject(new PrintFailed('the printer is closed'))
    await this.#worker?.terminate()
  }

  #next(): void {
    const [first] = this.#queue
    if (this.#current !== undefined || first === undefined) return
    this.#queue.delete(first)
    this.#current = first
    this.#thread().postMessage(first.job, [])
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(new URL('./print-worker.ts', import.meta.url), {
      name: 'guitai printer',
      workerData: { ownFonts: this.#ownFonts } satisfies PrintThreadStart,
    })
    this.#worker = worker
    worker.on('message', (answer: PrintAnswer) => this.#answered(worker, answer))
    worker.on('error', error => this.#lost(worker, error.message))
    worker.on('exit', code => this.#lost(worker, `it ended with ${code}`))
    return worker
  }

  #answered(worker: Worker, answer: PrintAnswer): void {
    if (this.#worker !== worker) return
    const done = this.#current
    this.#current = undefined
    if ('pdf' in answer) done?.resolve(answer.pdf)
    else done?.reject(new PrintFailed(answer.error))
    this.#next()
  }

  #lost(worker: Worker, why: string): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const lost = this.#current
    this.#current = undefined
    lost?.reject(new PrintFailed(`the printing thread was lost: ${why}`))
    if (!this.#isClosed) this.#next()
  }

  #giveUp(waiting: Waiting): void {
    const error = new PrintFailed('the document took too long')
    if (this.#queue.delete(waiting)) return waiting.reject(error)
    const worker = this.#worker
    if (this.#current !== waiting || worker === undefined) return
    waiting.reject(error)
    void worker.terminate()
  }
}
