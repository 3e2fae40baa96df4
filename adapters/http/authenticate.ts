/**
 * Who asks? A token in `Authorization: Bearer`, or in an HttpOnly cookie that screens need not see.
 *
 * A browser sends its cookie for whoever asks it to, so what changes anything is refused when it says that another
 * site asked (Origin, Sec-Fetch-Site). SameSite=Strict and JSON-only bodies stand behind that.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpError } from './answers.ts'
import type { Session, Sessions } from './sessions.ts'

const COOKIE = 'guitai_session'
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export function signedIn(sessions: Sessions, request: FastifyRequest): Session {
  const token = tokenOf(request)
  const session = token === undefined ? undefined : sessions.use(token, Date.now())
  if (session === undefined) throw new HttpError('not_signed_in')
  return session
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  const bearer = headers.authorization
  const token = bearer === undefined ? cookieOf(headers.cookie ?? '') : /^Bearer (\S+)$/i.exec(bearer)?.[1]
  return token !== undefined && TOKEN.test(token) ? token : undefined
}

function cookieOf(cookies: string): string | undefined {
  const start = cookies.split(/; */).find(cookie => cookie.startsWith(`${COOKIE}=`))
  return start?.slice(COOKIE.length + 1)
}

export function giveCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  void reply.header(
    'set-cookie',
    `${COOKIE}=${token}; Path=/api; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  )
}

export function takeCookie(reply: FastifyReply): void {
  void reply.header('set-cookie', `${COOKIE}=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0`)
}

/** Programs send neither header; a browser cannot leave them out. */
export function refuseOtherSites({ headers }: FastifyRequest): void {
  const { origin, host } = headers
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) throw new HttpError('cross_site')
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw new HttpError('cross_site')
}

/** Only the host: a TLS proxy in front changes the scheme. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
