/** The own second factor: a secret that is told once, and its first code. */
import { readAnswer, type Answer } from '@guitai/web-kit/api/answers.ts'
import { request } from '@guitai/web-kit/api/http.ts'

export interface OfferedFactor {
  /** Base32, for typing. */
  readonly secret: string
  /** otpauth://, for the camera. */
  readonly uri: string
}

export function offerSecondFactor(password: string): Promise<Answer> {
  return post('/api/me/second-factor', { password })
}

export function confirmSecondFactor(code: string): Promise<Answer> {
  return post('/api/me/second-factor/confirm', { code })
}

/** Asked again, each begins anew: an answer that got lost costs nothing. */
async function post(path: string, content: object): Promise<Answer> {
  try {
    const { status, body } = await request('POST', path, content)
    return readAnswer(status, body)
  } catch {
    return { kind: 'unknown' }
  }
}
