/** A socket with its decoder, and the ways to close it. */
import type { Socket } from 'node:net'
import { createDecoder, type Decoder } from '@guitai/protocols/fix/codec.ts'

export interface Connection {
  readonly socket: Socket
  readonly decoder: Decoder
  reason: string
  isClosing: boolean
}

const CLOSE_TIMEOUT = 2_000
/**
 * Milliseconds. Where the session does not watch for silence (HeartBtInt 0), the operating system detects a peer that is gone.
 */
const KEEP_ALIVE = 30_000

export function openConnection(socket: Socket): Connection {
  socket.setNoDelay(true)
  socket.setKeepAlive(true, KEEP_ALIVE)
  socket.setEncoding('latin1')
  return { socket, decoder: createDecoder(), reason: 'connection closed', isClosing: false }
}

/** Closes a connection when everything before is written, and by force when the peer accepts no more bytes. */
export function closeConnection(connection: Connection, reason: string): void {
  if (connection.isClosing) return
  connection.isClosing = true
  connection.reason = reason
  connection.socket.destroySoon()
  setTimeout(() => connection.socket.destroy(), CLOSE_TIMEOUT).unref()
}

/** Resolves when the system has taken the bytes, or when the connection is gone. */
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
