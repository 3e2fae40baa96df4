/**
 * Finds out who asks, from a token in `Authorization: Bearer`, or in an HttpOnly cookie that screens need not see.
 *
 * A browser sends its cookie for any page that asks it to. So a request that changes anything is refused when it says that
 * another site made it (Origin, Sec-Fetch-Site). SameSite=Strict and JSON-only bodies are further protection.
 *
 * All pages of a browser share its cookie: where somebody else signs in, a page that still shows the former teller would act in the
 * new one's name. So a page says whose it is (PAGE_OF), and gets nothing when that is not who is signed in.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpError } from './answers.ts'
import { plainAddress } from './own-names.ts'
import type { Session, Sessions } from '../sign-in/sessions.ts'

const PLAIN_COOKIE = 'guitai_session'
/** A browser accepts this cookie over TLS only, and only from the host that uses it. (OWASP ASVS 4.0.3, 3.4.1 and 3.4.4) */
const SECURE_COOKIE = '__Host-guitai_session'
/** The number of the teller whose page asks; a program has no need of it. */
export const PAGE_OF = 'x-guitai-teller'
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export function signedIn(sessions: Sessions, request: FastifyRequest): Session {
  const token = tokenOf(request)
  const session = token === undefined ? undefined : sessions.use(token, Date.now(), workstationOf(request))
  if (session === undefined) throw new HttpError('not_signed_in')
  refuseOthersPage(request, session)
  return session
}

function refuseOthersPage({ headers }: FastifyRequest, { tellerNo }: Session): void {
  const said = headers[PAGE_OF]
  if (said !== undefined && said !== String(tellerNo)) throw new HttpError('page_of_another')
}

/** The address that asks, which rights and the log know as the workstation. */
export function workstationOf({ ip }: FastifyRequest): string {
  return plainAddress(ip)
}

function tokenOf({ headers, protocol }: FastifyRequest): string | undefined {
  const bearer = headers.authorization
  const token =
    bearer === undefined ? cookieOf(headers.cookie ?? '', protocol) : /^Bearer (\S+)$/i.exec(bearer)?.[1]
  return token !== undefined && TOKEN.test(token) ? token : undefined
}

function cookieOf(cookies: string, protocol: Protocol): string | undefined {
  const name = protocol === 'https' ? SECURE_COOKIE : PLAIN_COOKIE
  const start = cookies.split(/; */).find(cookie => cookie.startsWith(`${name}=`))
  return start?.slice(name.length + 1)
}

type Protocol = FastifyRequest['protocol']

const cookie = (protocol: Protocol, token: string): string =>
  protocol === 'https'
    ? `${SECURE_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`
    : `${PLAIN_COOKIE}=${token}; Path=/api; HttpOnly; SameSite=Strict`

export function giveCookie(reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', cookie(reply.request.protocol, token))
}

export function takeCookie(reply: FastifyReply): void {
  void reply.header('set-cookie', `${cookie(reply.request.protocol, '')}; Max-Age=0`)
}

/** Programs send neither header; a browser cannot leave them out. */
export function refuseOtherSites({ headers }: FastifyRequest): void {
  const { origin, host } = headers
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) throw new HttpError('cross_site')
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw new HttpError('cross_site')
}

/** Only the host, because a TLS proxy in front changes the scheme. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
