/** A socket with the decoder that reads it, and how it ends. */
import type { Socket } from 'node:net'
import { createDecoder, type Decoder } from '@guitai/protocols/fix/codec.ts'

export interface Connection {
  readonly socket: Socket
  readonly decoder: Decoder
  reason: string
  isClosing: boolean
}

const CLOSE_TIMEOUT = 2_000
/** A peer that is gone without a word is found out by the system where the session does not watch (HeartBtInt 0). */
const KEEP_ALIVE = 30_000

export function openConnection(socket: Socket): Connection {
  socket.setNoDelay(true)
  socket.setKeepAlive(true, KEEP_ALIVE)
  socket.setEncoding('latin1')
  return { socket, decoder: createDecoder(), reason: 'connection closed', isClosing: false }
}

/** Ends a connection when everything before is written; by force if the peer takes nothing any more. */
export function closeConnection(connection: Connection, reason: string): void {
  if (connection.isClosing) return
  connection.isClosing = true
  connection.reason = reason
  connection.socket.destroySoon()
  setTimeout(() => connection.socket.destroy(), CLOSE_TIMEOUT).unref()
}

/** Resolves when the system has taken the bytes, or the connection is gone. */
export async function writeFully(socket: Socket, bytes: string): Promise<void> {
  if (socket.write(bytes, 'latin1')) return
  await new Promise<void>(resolve => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
    if (socket.destroyed) done()
  })
}
