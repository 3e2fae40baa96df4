/** In a trial: lets the simulated market close now. Nothing is given back when it is done; else why it is not. */
import { readComplaint, type Complaint } from '@guitai/web-kit/api/answers.ts'
import { request } from '@guitai/web-kit/api/http.ts'

export async function closeTrialMarket(): Promise<Complaint | undefined> {
  const { status, body } = await request('POST', '/api/trial/close-market')
  if (status === 200) return undefined
  const fields = (body ?? {}) as Record<string, unknown>
  return readComplaint(fields['error'] ?? fields['rejection'], status)
}
