/**
 * Tellers at work over HTTP: orders, cancels, deposits, each under a request id of its own. Every answer is kept. What is
 * answered "unknown" or "unavailable" is asked again under the same id, or left for the auditor.
 */
import { MARKETS } from '@guitai/core/base/market.ts'
import { pick, type Random } from '../../apps/trial/sample-clients.ts'

export interface Listed {
  instrument: string
  previousClose: number
}

/** A definite answer never changes; 'unknown' may have happened, 'untaken' has not. */
export type Answer =
  | { kind: 'accepted'; result: Record<string, unknown> }
  | { kind: 'rejected'; code: string; field: string | undefined }
  | { kind: 'unknown' }
  | { kind: 'untaken' }

export interface Request {
  tellerNo: number
  token: string
  functionCode: 'C01' | 'O02' | 'F09'
  requestId: string
  input: Record<string, unknown>
  answers: Answer[]
}

export interface Teller {
  tellerNo: number
  token: string
}

export interface LoadOptions {
  url: () => string
  tellers: readonly Teller[]
  instruments: readonly Listed[]
  clients: readonly number[]
  random: Random
  /** Counts the server's stops and starts; odd while it is away. Only then may a connection break. */
  comings: () => number
}

const PATIENCE_MS = 20_000

export function lastAnswer({ answers }: Request): Answer {
  return answers.at(-1) ?? { kind: 'untaken' }
}

export function isDefinite(answer: Answer): boolean {
  return answer.kind === 'accepted' || answer.kind === 'rejected'
}

export class Load {
  readonly #options: LoadOptions
  /** In the order in which they were first asked. */
  readonly requests: Request[] = []
  /** Orders that were accepted and may be canceled. */
  readonly #orders: number[] = []
  readonly seen = new Map<string, number>()
  #number = 0
  definite = 0

  constructor(options: LoadOptions) {
    this.#options = options
  }

  /** The work of one connection: a number of requests that get a definite answer or are left as unknown. */
  async work(count: number): Promise<void> {
    const { random } = this.#options
    for (let done = 0; done < count; done++) {
      const request = this.#next()
      this.requests.push(request)
      const isPatient = random() < 0.6
      while (!isDefinite(await this.ask(request))) {
        await new Promise(resolve => setTimeout(resolve, 100))
        if (!isPatient) break
      }
    }
  }

  /** One order per market that will rest, so that something is sent on each line. */
  async probe(): Promise<void> {
    for (const market of MARKETS) {
      const listed = this.#options.instruments.find(({ instrument }) => instrument.endsWith(market))
      if (listed === undefined) continue
      const request = this.#make('C01', this.#order(listed, 'buy', 0.96))
      this.requests.push(request)
      await this.ask(request)
    }
  }

  #next(): Request {
    const { random, instruments, clients } = this.#options
    const chance = random()
    const order = this.#orders.length === 0 ? undefined : pick(random, this.#orders.slice(-60))
    if (chance < 0.25 && order !== undefined) return this.#make('O02', { orderId: order })
    if (chance < 0.4)
      return this.#make('F09', {
        cashAccountNo: pick(random, clients) * 100 + 1,
        kind: pick(random, ['deposit', 'transfer-in']),
        amount: `${1 + Math.floor(random() * 9000)}.${10 + Math.floor(random() * 90)}`,
      })
    return this.#make(
      'C01',
      this.#order(pick(random, instruments), random() < 0.7 ? 'buy' : 'sell', 0.985 + random() * 0.03),
    )
  }

  #order({ instrument, previousClose }: Listed, side: string, factor: number): Record<string, unknown> {
    const { random, clients } = this.#options
    const fen = Math.round((previousClose * factor) / 100)
    return {
      clientNo: pick(random, clients),
      instrument,
      side,
      orderType: 'limit',
      price: (fen / 100).toFixed(2),
      quantity: 200 * (1 + Math.floor(random() * 3)),
    }
  }

  #make(functionCode: Request['functionCode'], input: Record<string, unknown>): Request {
    const { tellerNo, token } = pick(this.#options.random, this.#options.tellers)
    return { tellerNo, token, functionCode, requestId: `kill-${++this.#number}`, input, answers: [] }
  }

  async ask(request: Request): Promise<Answer> {
    const answer = await this.#post(request)
    request.answers.push(answer)
    if (isDefinite(answer)) this.definite++
    if (
      answer.kind === 'accepted' &&
      request.functionCode === 'C01' &&
      request.answers.filter(isDefinite).length === 1
    )
      this.#orders.push(answer.result['orderId'] as number)
    return answer
  }

  async #post({ functionCode, requestId, input, token }: Request): Promise<Answer> {
    const { url, comings } = this.#options
    const before = comings()
    let response: Response
    let body: {
      result?: Record<string, unknown>
      rejection?: { code: string; field?: string }
      error?: { code: string }
    }
    try {
      response = await fetch(`${url()}/api/functions/${functionCode}`, {
        method: 'POST',
        body: JSON.stringify({ requestId, input }),
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      })
      body = (await response.json()) as typeof body
    } catch (error) {
      if (before === comings() && before % 2 === 0)
        throw new Error(`${requestId}: the connection broke although the server lives`, { cause: error })
      this.#count('broken connection')
      return { kind: 'unknown' }
    }
    this.#count(
      `${response.status} ${body.error?.code ?? (response.status === 200 ? 'accepted' : 'refused')}`,
    )
    if (response.status === 200 && body.result !== undefined) return { kind: 'accepted', result: body.result }
    if (response.status === 422 && body.rejection !== undefined)
      return { kind: 'rejected', code: body.rejection.code, field: body.rejection.field }
    if (response.status === 503 && body.error?.code === 'outcome_unknown') return { kind: 'unknown' }
    if (response.status === 503 && body.error?.code === 'books_unavailable') return { kind: 'untaken' }
    throw new Error(`${functionCode} ${requestId}: ${response.status} ${JSON.stringify(body)}`)
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }
}

export async function signIn(url: string, name: string, password: string): Promise<Teller> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  if (response.status !== 200)
    throw new Error(`${name} cannot sign in: ${response.status} ${await response.text()}`)
  const { token, teller } = (await response.json()) as { token: string; teller: { tellerNo: number } }
  return { token, tellerNo: teller.tellerNo }
}
