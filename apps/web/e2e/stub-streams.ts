/** The stub's event streams: the states first, then quotes of what is shown, as the server does it. */
import type { ServerResponse } from 'node:http'
import { stubQuote } from './stub-rows.ts'

interface Stream {
  readonly reply: ServerResponse
  shown: ReadonlySet<string>
}

export class StubStreams {
  /** Statuses with which the next requests for a stream are answered instead. */
  readonly refusals: number[] = []
  /** The market's state; a stream that opens later hears it as it is then. */
  phase = 'continuous'
  time = 34_265
  #open = new Map<string, Stream>()
  #number = 0

  get count(): number {
    return this.#open.size
  }

  open(reply: ServerResponse): void {
    const refusal = this.refusals.shift()
    if (refusal !== undefined) return void reply.writeHead(refusal).end()
    const name = String(++this.#number)
    this.#open.set(name, { reply, shown: new Set() })
    reply.on('close', () => this.#open.delete(name))
    reply.writeHead(200, { 'content-type': 'text/event-stream' })
    write(reply, 'opened', { stream: name })
    this.clock()
    for (const market of ['XSHG', 'XSHE', 'BJSE'])
      write(reply, 'phase', { market, tradeDate: '2026-11-23', time: this.time, phase: this.phase })
  }

  clock(): void {
    this.tell('clock', { tradeDate: '2026-11-23', time: this.time, mode: 'accelerated', speed: 20 })
  }

  show({ stream, instruments }: { stream: string; instruments: readonly string[] }): number {
    const found = this.#open.get(stream)
    if (found === undefined) return 404
    found.shown = new Set(instruments)
    this.#sendQuotes(found, 0)
    return 200
  }

  get shown(): readonly string[] {
    return [...this.#open.values()].flatMap(({ shown }) => [...shown])
  }

  /** Quotes of every instrument that is shown, all a little higher. */
  quotes(higher: number): void {
    for (const stream of this.#open.values()) this.#sendQuotes(stream, higher)
  }

  #sendQuotes({ reply, shown }: Stream, higher: number): void {
    const quotes = [...shown].map(each => stubQuote(each, higher)).filter(quote => quote !== undefined)
    reply.write(quotes.map(quote => text('quote', quote)).join(''))
  }

  tell(event: string, data: unknown): void {
    for (const { reply } of this.#open.values()) write(reply, event, data)
  }

  cut(): void {
    for (const { reply } of this.#open.values()) reply.destroy()
  }
}

const text = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function write(reply: ServerResponse, event: string, data: unknown): void {
  reply.write(text(event, data))
}
