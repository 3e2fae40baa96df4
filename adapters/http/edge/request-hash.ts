/**
 * The two hashes by which a repeated request is recognised: of the teller and the request id, and of the content.
 *
 * Each has 128 bits as 32 hex digits. The secrets of a request are part of its content (the same id with another new password
 * is another request), but only under a key that is kept outside the database, because a stolen command log must not reveal
 * six-digit passwords. When the key is lost, such a repeat is refused as `request_id_reused`, and nothing worse happens.
 */
import { createHmac, hash } from 'node:crypto'

const DIGITS = 32

export function requestHashOf(principalKey: string, requestId: string): string {
  return hash('sha256', `${principalKey}\n${requestId}`, 'hex').slice(0, DIGITS)
}

export function contentHashOf(functionCode: string, inputText: string): string {
  return hash('sha256', `${functionCode}\n${inputText}`, 'hex').slice(0, DIGITS)
}

export function secretContentHashOf(
  key: Uint8Array,
  { functionCode, inputText, secretsText }: { functionCode: string; inputText: string; secretsText: string },
): string {
  return createHmac('sha256', key)
    .update(`${functionCode}\n${inputText}\n${secretsText}`)
    .digest('hex')
    .slice(0, DIGITS)
}
