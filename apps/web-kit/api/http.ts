/** One place that speaks HTTP. A 401 anywhere brings the sign-in screen back. */
import { readComplaint, type Complaint } from './answers.ts'

export interface Reply {
  readonly status: number
  readonly body: unknown
}

const signedOutListeners = new Set<() => void>()

export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

export function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener()
}

export async function request(method: 'GET' | 'POST', path: string, content?: unknown): Promise<Reply> {
  const response = await fetch(path, method === 'GET' ? {} : posted(content))
  const body = await readBody(response)
  if (response.status === 401 && path !== '/api/sign-in') tellSignedOut()
  return { status: response.status, body }
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
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  throw new RefusedReading(status, readComplaint(fields['error'] ?? fields['rejection'], status))
}

/** The list in a reply that is either the list or names it. */
export function listIn(body: unknown, name: string): unknown[] {
  if (Array.isArray(body)) return body
  const list = (body as Record<string, unknown> | undefined)?.[name]
  return Array.isArray(list) ? list : []
}
