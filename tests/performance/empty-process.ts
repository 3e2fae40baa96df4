/**
 * The least an HTTP server can do: it reads the request and answers 200. It prints its address in one line and ends with its
 * input.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ANSWER = '{"result":null}'
const HEAD = { 'content-type': 'application/json', 'content-length': ANSWER.length }
const server = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, HEAD).end(ANSWER))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`,
  )
})
process.stdin.resume().once('end', () => process.exit(0))
