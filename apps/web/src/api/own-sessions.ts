/** Where the teller who asks is signed in, and the end of one or of all of it. */
import { useQuery } from '@tanstack/react-query'
import { readComplaint, type Complaint } from '@guitai/web-kit/api/answers.ts'
import { listIn, read, request } from '@guitai/web-kit/api/http.ts'

export interface OwnSession {
  readonly session: string
  readonly workstation: string
  readonly since: string
  readonly lastUsedAt: string
  readonly isThisOne: boolean
}

export function useOwnSessions() {
  return useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => listIn(await read('/api/me/sessions'), 'sessions') as OwnSession[],
  })
}

/** undefined: all of them. */
export async function endSession(session: string | undefined): Promise<Complaint | undefined> {
  const { status, body } = await request('POST', '/api/me/sessions/end', { session })
  if (status === 200) return undefined
  const fields = (body ?? {}) as Record<string, unknown>
  return readComplaint(fields['error'] ?? fields['rejection'], status)
}
