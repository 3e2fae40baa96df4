/** The options of a session, and the states it passes through (session.ts). */
export type SessionState = 'disconnected' | 'logging-on' | 'logged-on' | 'logging-out'

export interface SessionOptions {
  role: 'initiator' | 'acceptor'
  senderCompId: string
  targetCompId: string
  /** The acceptor uses the initiator's value. */
  heartbeatSeconds: number
  nextOut: number
  nextIn: number
  /**
   * Milliseconds by which a SendingTime may differ from our clock. Absent means two minutes, as in FIX; 0
   * turns the check off.
   */
  sendingTimeAccuracy?: number | undefined
}
