/** What a session tells its line to do. The line carries out the actions in their order. */
import type { Message } from './codec.ts'

export type SessionAction =
  /**
   * A numbered message, which is stored first and then written. Admin messages are never sent again; a gap fill takes their
   * place.
   */
  | { kind: 'send'; seq: number; body: string; isAdmin: boolean }
  /** The peer requests these messages again: read them from the store and give them to resend.ts. */
  | { kind: 'resend'; from: number; to: number }
  /** An application message, or a session reject of one of ours. Each is delivered once and in order. */
  | { kind: 'deliver'; seq: number; possDup: boolean; message: Message }
  /** Both numbers start again at 1, so the store begins a new numbering. */
  | { kind: 'reset' }
  | { kind: 'logged-on' }
  /** The peer has processed everything that was sent before this logon, and so have we. */
  | { kind: 'settled' }
  /** The peer began a new numbering in the middle of the session. Messages it had not received by then may be lost. */
  | { kind: 'peer-reset' }
  /** The peer demands a reset while we hold numbers: the line starts a new numbering and logs on again with it. */
  | { kind: 'reset-demanded' }
  /** The peer's logon has a lower number than we have already received, so the peer has lost its numbers. */
  | { kind: 'numbers-lost' }
  /** A message of the peer cannot be obtained. It may have been a fill. */
  | { kind: 'given-up' }
  /** Close the socket when everything before is written. */
  | { kind: 'disconnect'; reason: string }
  /** A note for the log that has no other effect. */
  | { kind: 'note'; text: string }
