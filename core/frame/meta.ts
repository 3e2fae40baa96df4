/** What a decision is told besides its input: the time, the person and the place. It is the only clock that core sees. */
import type { TimeOfDay } from '../base/market.ts'
import { HEADQUARTERS } from '../books/branches.ts'
import type { Gathered } from './gathered.ts'
import type { PasswordWeakness } from '../rules/password-weakness.ts'
import type { TellerPasswordWeakness } from '../rules/teller-password.ts'
import type { Channel } from '../words/channel.ts'
import type { CredentialKind } from '../words/credential-kind.ts'

/** Who gives a command. The last two have no number (0 in the records) and act for headquarters. */
export type Principal =
  | { kind: 'teller'; tellerNo: number; branchNo: number }
  /** The counter by itself, as its schedule says. It may call what a declaration leaves to it. */
  | { kind: 'system' }
  /** Whoever has the server's machine: at its console, at the first start, in a trial. No right is asked there. */
  | { kind: 'operator' }

/** Whom a declaration names; the operator calls everything. */
export type Actor = Exclude<Principal['kind'], 'operator'>

/** What the pool found out about a secret before the command came to the engine. The secret itself is gone. */
export interface VerifiedSecret {
  kind: CredentialKind
  owner: number
  version: number
  verified: boolean
  /** What is stored of a new secret, its hash or its sealed form; empty when an old secret was verified. */
  newHash: string
  /** The right code of a second factor, when one was asked for. Only the engine can decide that it is used once. */
  code?: { sealed: string; step: number }
  /** The facts about a new secret that the rules of strength check; absent when the server itself sets it. */
  strength?: SecretStrength
}

export interface SecretStrength {
  length: number
  /** How many kinds of characters it has: small letters, capitals, digits, others. */
  classes: number
  /** It is the present password, or one of those remembered. */
  isUsedBefore: boolean
  /** What makes it easy to guess, if anything. */
  weakness?: PasswordWeakness
  /** The same for a teller's password. */
  tellerWeakness?: TellerPasswordWeakness
}

export interface Meta {
  commandNo: number
  /** Milliseconds since 1970 UTC. */
  at: number
  /** The market's clock. */
  time: TimeOfDay
  principal: Principal
  channel: Channel
  workstation: string
  secrets: Readonly<Record<string, VerifiedSecret>>
  /** What was gathered for this command; see gathered.ts. */
  gathered: Gathered | undefined
  /** The checker who approved, when approval was needed. */
  checkerNo: number | null
  /** The checker approves this very command here and now. It is absent for a line of a request that was approved before. */
  isAgreement?: true
}

/** The number of the signed-in teller; 0 where none has signed in. */
export function tellerOf(meta: Pick<Meta, 'principal'>): number {
  return meta.principal.kind === 'teller' ? meta.principal.tellerNo : 0
}

/** The signed-in teller's branch; everybody else acts for headquarters. */
export function branchOfActor({ principal }: Pick<Meta, 'principal'>): number {
  return principal.kind === 'teller' ? principal.branchNo : HEADQUARTERS
}
