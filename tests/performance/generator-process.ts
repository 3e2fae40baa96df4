/**
 * The load generator: autocannon, in a process of its own so that it takes no turn of the server's loop. Every request
 * carries an id of its own and the next client. Prints one line of figures.
 */
import autocannon from 'autocannon'
import { instrumentOf } from './bench-books.ts'
import { latenciesOf } from './figures.ts'

export interface GeneratorOrder {
  url: string
  token: string
  active: readonly number[]
  connections: number
  seconds: number
  prefix: string
}

const STRIDE = 7919
const { url, token, active, connections, seconds, prefix } = JSON.parse(
  process.argv[2] ?? '',
) as GeneratorOrder
const samples: number[] = []
let number = 0

function body(): string {
  const k = number++
  const clientNo = active[(k * STRIDE) % active.length]
  return `{"requestId":"${prefix}-${k}","input":{"clientNo":${clientNo},"instrument":"${instrumentOf(k)}","side":"buy","orderType":"limit","price":"10.00","quantity":100}}`
}

const run = autocannon({
  url,
  connections,
  duration: seconds,
  requests: [
    {
      method: 'POST',
      path: '/api/functions/C01',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      setupRequest: request => ({ ...request, body: body() }),
    },
  ],
})
run.on('response', (_client, _status, _bytes, milliseconds) => samples.push(milliseconds))
const result = await run
const answers = { refused: result.non2xx, errors: result.errors }
process.stdout.write(
  `${JSON.stringify({ perSecond: Math.round(result['2xx'] / result.duration), ...latenciesOf(samples), ...answers })}\n`,
)
