/** Orders over HTTP: the counter, the load generator and an empty handler, each as a process of its own. */
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import type { BenchBooks } from './bench-books.ts'
import { startChild, type Child } from './child.ts'
import type { Latencies } from './figures.ts'
import { residentMb } from './heap-watch.ts'
import type { GeneratorOrder } from './generator-process.ts'

export interface HttpRun extends Latencies {
  perSecond: number
  refused: number
  /** The largest resident memory of the counter's process. */
  residentMb?: number | undefined
}

const CONNECTIONS = 64
const WARM_UP_SECONDS = 2
let runs = 0

export function startCounterProcess(books: BenchBooks, folder: string): Promise<Child> {
  return startChild('./counter-process.ts', books.url, folder)
}

export async function runOrdersOverHttp(
  books: BenchBooks,
  folder: string,
  seconds: number,
): Promise<HttpRun> {
  const counter = await startCounterProcess(books, folder)
  try {
    const { url } = counter.said as { url: string }
    const token = await signIn(url)
    const run = await load({ url, token, active: books.active }, seconds)
    return { ...run, residentMb: residentMb(counter.pid) }
  } finally {
    await counter.stop()
  }
}

export async function runEmptyHttp(books: BenchBooks, seconds: number): Promise<HttpRun> {
  const server = await startChild('./empty-process.ts')
  try {
    const { url } = server.said as { url: string }
    return await load({ url, token: 'x'.repeat(43), active: books.active }, seconds)
  } finally {
    await server.stop()
  }
}

async function signIn(url: string): Promise<string> {
  const teller = FIRST_TELLERS.find(({ roles }) => roles.includes('teller'))
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: teller?.name, password: teller?.password }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`sign-in was answered with ${response.status}`)
  return token
}

async function load(
  order: Pick<GeneratorOrder, 'url' | 'token' | 'active'>,
  seconds: number,
): Promise<HttpRun> {
  await generate({
    ...order,
    connections: CONNECTIONS,
    seconds: WARM_UP_SECONDS,
    atLeast: order.active.length,
    prefix: `w${process.pid}-${runs++}`,
  })
  const run = await generate({
    ...order,
    connections: CONNECTIONS,
    seconds,
    prefix: `b${process.pid}-${runs++}`,
  })
  if (run.refused > 0) throw new Error(`${run.refused} requests were refused`)
  return run
}

async function generate(order: GeneratorOrder): Promise<HttpRun> {
  const child = await startChild('./generator-process.ts', JSON.stringify(order))
  await child.stop()
  return child.said as HttpRun
}
