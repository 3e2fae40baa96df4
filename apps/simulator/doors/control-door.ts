/**
 * The control port takes JSON over HTTP, on the loopback address only. Tests and the counter's start use it to move time, start
 * days, set opening holdings, cause faults and ask what the exchanges received.
 *
 * Only programs of this machine may ask. A web page in a browser of this machine is refused. It shows itself by an Origin
 * header, by a foreign host name, or by sending a form instead of JSON. (OWASP ASVS 4.0.3, 13.2.5 and 14.5.3)
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { isOwnName } from '@guitai/adapters/http/edge/own-names.ts'
import type { SimulatorControl } from '../simulator-control.ts'
import { ControlRefusal, runControl } from './control-requests.ts'

export interface ControlDoor {
  port: number
  stop(): Promise<void>
}

/** Bytes. The opening holdings of a hundred thousand clients fit. */
const LARGEST_BODY = 64 * 1024 * 1024

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new ControlRefusal('body too large')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlRefusal('body is not JSON')
  }
}

/** The status and the sentence that refuse a request before its body is read; undefined when it is allowed. */
function refusalOf({ headers, method }: IncomingMessage): [number, string] | undefined {
  if (!isOwnName(headers.host, [])) return [421, 'not a name of this machine']
  if (headers.origin !== undefined) return [403, 'no page may ask']
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  return method === 'GET' || isJson ? undefined : [415, 'only application/json is taken']
}

async function answer(
  control: SimulatorControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  const refusal = refusalOf(request)
  if (refusal !== undefined) {
    // The unread body would be taken for the next request of this connection.
    response.setHeader('connection', 'close')
    return send(refusal[0], { error: refusal[1] })
  }
  try {
    const body = await bodyOf(request)
    const result = await runControl(control, `${request.method} ${url.pathname}`, {
      query: url.searchParams,
      body,
    })
    if (result === undefined) send(404, { error: `no ${request.method} ${url.pathname}` })
    else send(200, result)
  } catch (error) {
    const isRefusal = error instanceof ControlRefusal
    send(isRefusal ? 400 : 500, { error: error instanceof Error ? error.message : String(error) })
  }
}

export async function openControlDoor(port: number, control: SimulatorControl): Promise<ControlDoor> {
  const server = createServer((request, response) => void answer(control, request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
