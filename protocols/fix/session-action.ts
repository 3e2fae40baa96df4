/** What a session tells its line to do, in this order. */
import type { Message } from './codec.ts'

export type SessionAction =
  /** Numbered: to be persisted, then written. Admin messages are never sent again, a gap fill takes their place. */
  | { kind: 'send'; seq: number; body: string; isAdmin: boolean }
  /** The peer asks for these again; read them from the store, give them to resend.ts. */
  | { kind: 'resend'; from: number; to: number }
  /** An application message (or a session reject of one of ours), each in order and once. */
  | { kind: 'deliver'; seq: number; possDup: boolean; message: Message }
  /** Both numbers start at 1 from here on: the store begins a new numbering. */
  | { kind: 'reset' }
  | { kind: 'logged-on' }
  /** The peer has worked through everything sent before this logon, and we through everything of theirs. */
  | { kind: 'settled' }
  /** In the middle of the session the peer began a new numbering; what it had not heard of by then it may never hear. */
  | { kind: 'peer-reset' }
  /** The peer wants a reset where we hold numbers: the line starts a new numbering and logs on again with it. */
  | { kind: 'reset-demanded' }
  /** The peer's logon is below what we have heard from it: it has forgotten its numbers. */
  | { kind: 'numbers-lost' }
  /** A message of the peer cannot be had; what it said may be a fill. */
  | { kind: 'given-up' }
  /** Close the socket when all before is written. */
  | { kind: 'disconnect'; reason: string }
  /** For the log; nothing else follows from it. */
  | { kind: 'note'; text: string }
