/** What a session is begun with, and the states it goes through (session.ts). */
export type SessionState = 'disconnected' | 'logging-on' | 'logged-on' | 'logging-out'

export interface SessionOptions {
  role: 'initiator' | 'acceptor'
  senderCompId: string
  targetCompId: string
  /** The acceptor takes the initiator's. */
  heartbeatSeconds: number
  nextOut: number
  nextIn: number
  /** How far a SendingTime may be from our clock; absent = two minutes, as FIX has it, 0 = not looked at. */
  sendingTimeAccuracy?: number | undefined
}
