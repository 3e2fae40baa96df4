/**
 * Reads an exchange's quote feed, which is lines of JSON over TCP. It reconnects without end. A line that it does not
 * understand is reported and skipped.
 */
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { parseFeedMessage, type FeedMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'

export interface FeedClientOptions {
  host: string
  port: number
  message: (message: FeedMessage) => void
  up: () => void
  /** Not when it is stopped. */
  down: (reason: string) => void
  note: (text: string) => void
}

const RETRY_MS = 500

export class FeedClient {
  readonly #options: FeedClientOptions
  #socket: Socket | undefined
  #retry: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: FeedClientOptions) {
    this.#options = options
  }

  start(): void {
    const socket = connect(this.#options.port, this.#options.host)
    this.#socket = socket
    socket.setNoDelay(true)
    let reason = 'closed by the other side'
    socket.on('connect', () => this.#options.up())
    socket.on('error', ({ message }) => {
      reason = message
    })
    socket.on('close', () => {
      if (this.#isStopped) return
      this.#options.down(reason)
      this.#retry = setTimeout(() => this.start(), RETRY_MS)
    })
    createInterface({ input: socket })
      .on('line', line => this.#line(line))
      .on('error', () => undefined)
  }

  #line(line: string): void {
    const parsed = parseFeedMessage(line)
    if (parsed.ok) this.#options.message(parsed.message)
    else this.#options.note(parsed.reason)
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#retry)
    this.#socket?.destroy()
  }
}
