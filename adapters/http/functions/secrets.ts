/**
 * Takes what is secret out of an input before anything else sees it. An old secret becomes "right or not, for this version", a
 * new one becomes its hash. The engine decides what follows, and no log ever contains the text.
 */
import type { TObject } from 'typebox'
import type { SecretStrength, VerifiedSecret } from '@guitai/core/frame/meta.ts'
import { birthDateOf } from '@guitai/core/rules/identity.ts'
import {
  tellerPasswordWeakness,
  type AboutTeller,
  type TellerPasswordWeakness,
} from '@guitai/core/rules/teller-password.ts'
import { weaknessOf, type About } from '@guitai/core/rules/password-weakness.ts'
import { HttpError } from '../edge/answers.ts'
import type { Asker } from '../edge/fair-queue.ts'
import type { Passwords } from '../sign-in/passwords.ts'
import type { CredentialsPort, StoredCredential } from '../ports.ts'
import type { CredentialKind } from '@guitai/core/words/credential-kind.ts'
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

export interface SecretField {
  name: string
  kind: CredentialKind
  /** A secret to be stored, not one to be compared. */
  isNew: boolean
  /** It belongs to the teller who asks. */
  isOwn: boolean
  /** The field of the input that gives its kind; without one, `kind` does. */
  kindField: string | undefined
}

type Input = Readonly<Record<string, unknown>>

export function secretFieldsOf(schema: TObject): SecretField[] {
  return Object.entries(schema.properties).flatMap(([name, node]) => {
    const part: Noted = node
    const { 'x-secret': kind, 'x-secret-new': isNew, 'x-secret-own': isOwn, 'x-secret-of': kindField } = part
    return kind === undefined ? [] : [{ name, kind, isNew: isNew === true, isOwn: isOwn === true, kindField }]
  })
}

export function splitSecrets(
  fields: readonly SecretField[],
  input: Input,
): { open: Record<string, unknown>; secrets: Record<string, string> } {
  const open: Record<string, unknown> = { ...input }
  const secrets: Record<string, string> = {}
  for (const { name } of fields) {
    if (typeof open[name] === 'string') secrets[name] = open[name]
    delete open[name]
  }
  return { open, secrets }
}

/**
 * The owner of the secret: a client by the client or cash account that the input names (an account's number is the client's
 * with two more digits); a teller by the teller it names, else the teller who asks. 0 means not known yet.
 */
export function ownerOf(kind: CredentialKind, input: Input, tellerNo: number): number {
  const { clientNo, cashAccountNo, tellerNo: named } = input
  if (kind === 'sign-in') return typeof named === 'number' ? named : tellerNo
  if (typeof clientNo === 'number') return clientNo
  return typeof cashAccountNo === 'number' ? Math.floor(cashAccountNo / 100) : 0
}

export interface SecretVerifier {
  passwords: Passwords
  credentials: CredentialsPort
  asker: Asker
  /** What is known about the teller whose password it will be; 0 means a new teller. */
  aboutTeller?: (tellerNo: number) => AboutTeller
}

export async function verifySecrets(
  verifier: SecretVerifier,
  fields: readonly SecretField[],
  secrets: Readonly<Record<string, string>>,
  input: Input,
  tellerNo: number,
): Promise<Record<string, VerifiedSecret>> {
  const verified: Record<string, VerifiedSecret> = {}
  for (const field of fields) {
    const secret = secrets[field.name]
    if (secret !== undefined)
      verified[field.name] = await verifySecret(verifier, field, { secret, input, tellerNo })
  }
  return verified
}

interface GivenSecret {
  secret: string
  input: Input
  tellerNo: number
}

async function verifySecret(
  { passwords, credentials, asker, aboutTeller }: SecretVerifier,
  { isNew, isOwn, ...field }: SecretField,
  { secret, input, tellerNo }: GivenSecret,
): Promise<VerifiedSecret> {
  const kind = field.kindField === undefined ? field.kind : (input[field.kindField] as CredentialKind)
  const owner = ownerOf(kind, input, isNew && !isOwn ? 0 : tellerNo)
  const stored = await findCredential(credentials, `${kind}:${owner}`)
  const known = { kind, owner, version: stored?.version ?? 0 }
  if (!isNew) {
    return { ...known, verified: await passwords.verify(stored, secret, asker), newHash: '' }
  }
  const strength = await strengthOf({ passwords, asker }, stored, secret)
  const about = kind === 'sign-in' ? undefined : await aboutOwner(credentials, owner, input)
  const weakness = about === undefined ? undefined : weaknessOf(secret, about, kind === 'phone')
  if (weakness !== undefined) strength.weakness = weakness
  const tellerWeakness = kind === 'sign-in' ? tellersWeakness(secret, aboutTeller?.(owner), input) : undefined
  if (tellerWeakness !== undefined) strength.tellerWeakness = tellerWeakness
  return { ...known, verified: false, newHash: await passwords.hash(secret, asker), strength }
}

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Everything that the engine learns about the text of a new secret. Old ones are known by their hashes only. */
async function strengthOf(
  { passwords, asker }: Pick<SecretVerifier, 'passwords' | 'asker'>,
  stored: StoredCredential | undefined,
  secret: string,
): Promise<SecretStrength> {
  let isUsedBefore = false
  for (const hash of stored === undefined ? [] : [stored.hash, ...(stored.history ?? [])])
    isUsedBefore ||= await passwords.verify({ hash }, secret, asker)
  return { length: [...secret].length, classes: KINDS.filter(kind => kind.test(secret)).length, isUsedBefore }
}

/** What is known about the teller, and what the command itself says about a new one. */
function tellersWeakness(
  secret: string,
  about: AboutTeller | undefined,
  { name, fullName }: Input,
): TellerPasswordWeakness | undefined {
  const typed = [name, fullName].filter(each => typeof each === 'string')
  return tellerPasswordWeakness(secret, { known: [...(about?.known ?? []), ...typed] })
}

/** What nobody should choose as a password: what is known about the client, and what the command itself says. */
async function aboutOwner(credentials: CredentialsPort, owner: number, input: Input): Promise<About> {
  const known = owner === 0 ? undefined : await credentials.about?.(owner)
  const text = (name: string): string | undefined =>
    typeof input[name] === 'string' ? input[name] : undefined
  const identityNumber = known?.identityNumber ?? text('identityNumber')
  const isIdCard = identityNumber !== undefined && /^\d{17}[\dX]$/.test(identityNumber)
  const birthDate =
    known?.birthDate ?? text('birthDate') ?? (isIdCard ? birthDateOf(identityNumber) : undefined)
  return { identityNumber, birthDate, phone: known?.phone ?? text('phone') }
}

/** Without the database nothing can be verified, and the request was not taken. */
export async function findCredential(
  credentials: CredentialsPort,
  key: string,
): Promise<StoredCredential | undefined> {
  try {
    return await credentials.find(key)
  } catch (error) {
    throw new HttpError('books_unavailable', { faults: [], cause: error })
  }
}
