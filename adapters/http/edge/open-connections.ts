/**
 * The connections on which no request is under way: nothing was asked yet, all is answered, or what is asked has not arrived
 * whole. Nothing has begun for them, so a server that stops ends them at once; whoever was asking asks again under the same id.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A connection's two ends; under TLS the socket of a request is another object than the one that was accepted. */
const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`

export class OpenConnections {
  #sockets = new Map<string, Socket>()
  #requests = new Map<string, IncomingMessage>()

  constructor(server: Server) {
    server.on('connection', socket => {
      const name = nameOf(socket)
      this.#sockets.set(name, socket)
      socket.on('close', () => {
        this.#sockets.delete(name)
        this.#requests.delete(name)
      })
    })
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const name = nameOf(request.socket)
      this.#requests.set(name, request)
      response.on('close', () => {
        if (this.#requests.get(name) === request) this.#requests.delete(name)
      })
    })
  }

  endIdle(): void {
    for (const [name, socket] of this.#sockets)
      if (this.#requests.get(name)?.complete !== true) socket.destroy()
  }
}
