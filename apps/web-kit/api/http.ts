/** One place that speaks HTTP. */
import { readComplaint, type Complaint } from './answers.ts'
import { losePage, pageHeaders } from './page-owner.ts'

export interface Reply {
  readonly status: number
  readonly body: unknown
}

/**
 * Every request to the server goes through here: it says whose page it comes from, and a session that is over, or another teller's,
 * is heard of wherever it shows first.
 */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string> | undefined), ...pageHeaders() }
  const response = await fetch(path, { ...init, headers })
  if (response.status === 401) losePage('ended')
  if (response.status === 409 && (await codeOf(response)) === 'page_of_another') losePage('taken')
  return response
}

async function codeOf(response: Response): Promise<unknown> {
  const body = (await readBody(response.clone())) as { error?: { code?: unknown } } | undefined
  return body?.error?.code
}

export async function request(method: 'GET' | 'POST', path: string, content?: unknown): Promise<Reply> {
  const response = await send(path, method === 'GET' ? {} : posted(content))
  return { status: response.status, body: await readBody(response) }
}

function posted(content: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(content ?? {}),
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown
  } catch {
    // Not JSON: the status alone decides.
    return undefined
  }
}

/** A reading that was refused, for screens to show. */
export class RefusedReading extends Error {
  readonly complaint: Complaint
  readonly status: number

  constructor(status: number, complaint: Complaint) {
    super(complaint.message.en)
    this.status = status
    this.complaint = complaint
  }
}

export async function read(path: string): Promise<unknown> {
  const { status, body } = await request('GET', path)
  if (status === 200) return body
  throw refusedReading(status, body)
}

function refusedReading(status: number, body: unknown): RefusedReading {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new RefusedReading(status, readComplaint(fields['error'] ?? fields['rejection'], status))
}

/** A file of the server, to be kept: a link could not say whose page it stands on. */
export async function download(path: string, name: string): Promise<void> {
  // In the language of the screen, which need not be the browser's.
  const response = await send(path, { headers: { 'accept-language': document.documentElement.lang } })
  if (!response.ok) throw refusedReading(response.status, await readBody(response))
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** The list in a reply that is either the list or names it. */
export function listIn(body: unknown, name: string): unknown[] {
  if (Array.isArray(body)) return body
  const list = (body as Record<string, unknown> | undefined)?.[name]
  return Array.isArray(list) ? list : []
}
