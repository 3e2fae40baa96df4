/** What a decision is told beside its input: time, who, from where. The only clock core ever sees. */
import type { TimeOfDay } from '../base/market.ts'
import { HEADQUARTERS } from '../books/branches.ts'
import type { Gathered } from './gathered.ts'
import type { PasswordWeakness } from '../rules/password-weakness.ts'
import type { TellerPasswordWeakness } from '../rules/teller-password.ts'
import type { Channel } from '../words/channel.ts'
import type { CredentialKind } from '../words/credential-kind.ts'

export type Principal = { kind: 'teller'; tellerNo: number; branchNo: number } | { kind: 'system' }

/** What the pool found out about a secret before the command came to the engine; the secret itself is gone. */
export interface VerifiedSecret {
  kind: CredentialKind
  owner: number
  version: number
  verified: boolean
  /** What is stored of a new secret, its hash or what it was sealed as; empty where an old one was verified. */
  newHash: string
  /** The second factor's code that was right, where one was asked for: good once, which only the engine can judge. */
  code?: { sealed: string; step: number }
  /** Of a new secret: what the rules of strength look at. Absent for what the server itself sets. */
  strength?: SecretStrength
}

export interface SecretStrength {
  length: number
  /** Of small letters, capitals, digits and others, how many kinds there are. */
  classes: number
  /** It is the present one, or one of those remembered. */
  isUsedBefore: boolean
  /** What makes it easy to guess, if anything. */
  weakness?: PasswordWeakness
  /** The same of a teller's. */
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
  /** The checker who agreed, where approval was needed. */
  checkerNo: number | null
  /** The checker agrees to this very command, here and now; not so for a line of what was agreed to before. */
  isAgreement?: true
}

/** The signed-in teller's number; 0 for the system itself. */
export function tellerOf(meta: Pick<Meta, 'principal'>): number {
  return meta.principal.kind === 'teller' ? meta.principal.tellerNo : 0
}

/** The signed-in teller's branch; the system itself acts for headquarters. */
export function branchOfActor({ principal }: Pick<Meta, 'principal'>): number {
  return principal.kind === 'teller' ? principal.branchNo : HEADQUARTERS
}
