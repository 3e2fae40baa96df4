/**
 * The load generator, a process of its own: a number of keep-alive connections, each sending its next order when the last is
 * answered, every request with an id of its own and the next client. It prints one line of figures.
 *
 * It uses bare sockets because it shares the machine with what it measures: autocannon with a separate body for each request
 * used more of a core than the server, and an empty handler then seemed to answer 9,500 requests per second instead of 16,000.
 */
import { connect } from 'node:net'
import { instrumentOf } from './bench-books.ts'
import { latenciesOf } from './figures.ts'

export interface GeneratorOrder {
  url: string
  token: string
  active: readonly number[]
  connections: number
  seconds: number
  /** Continues after the time until this many were sent, because a warm-up touches every client. */
  atLeast?: number
  prefix: string
}

const STRIDE = 7919
const {
  url,
  token,
  active,
  connections,
  seconds,
  prefix,
  atLeast = 0,
} = JSON.parse(process.argv[2] ?? '') as GeneratorOrder
const { hostname, port, host } = new URL(url)
const samples: number[] = []
let refused = 0
let number = 0

function nextRequest(): string {
  const k = number++
  const clientNo = active[(k * STRIDE) % active.length]
  const body = `{"requestId":"${prefix}-${k}","input":{"clientNo":${clientNo},"instrument":"${instrumentOf(k)}","side":"buy","orderType":"limit","price":"10.00","quantity":100}}`
  return `POST /api/functions/C01 HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

/** The status of the answer when all of it has arrived. */
function statusOf(answer: string): number | undefined {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd === -1) return undefined
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${answer}`)
  return answer.length - headEnd - 4 < Number(length) ? undefined : Number(answer.slice(9, 12))
}

function runConnection(end: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let answer = ''
    let sentAt = 0
    const send = (): void => {
      sentAt = performance.now()
      if (sentAt < end || number < atLeast) socket.write(nextRequest())
      else socket.end()
    }
    // One character per byte, because the length counts bytes.
    socket
      .setEncoding('latin1')
      .once('connect', send)
      .once('error', reject)
      .once('close', () => resolve())
    socket.on('data', (chunk: string) => {
      answer += chunk
      const status = statusOf(answer)
      if (status === undefined) return
      samples.push(performance.now() - sentAt)
      if (status !== 200) refused++
      answer = ''
      send()
    })
  })
}

const begin = performance.now()
await Promise.all(Array.from({ length: connections }, () => runConnection(begin + seconds * 1000)))
const perSecond = Math.round(((samples.length - refused) / (performance.now() - begin)) * 1000)
process.stdout.write(`${JSON.stringify({ perSecond, ...latenciesOf(samples), refused })}\n`)
