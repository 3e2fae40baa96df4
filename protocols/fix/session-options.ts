/** The options of a session (session.ts), and the states it passes through. */
/**
 *   disconnected ──connected()──► logging-on ──Logon──► logged-on ──logout()──► logging-out ──Logout──► disconnected
 *        ▲                            │                     │                        │
 *        └──── disconnected() ◄───────┴── refused, timeout ─┴── silence, too low, ───┴── timeout
 *                                                               peer's Logout
 * The initiator sends its Logon in connected(); the acceptor waits for it and answers.
 */
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
   * Milliseconds by which a SendingTime may differ from our clock. Absent means two minutes, as in FIX; 0 turns the check off.
   */
  sendingTimeAccuracy?: number | undefined
}
