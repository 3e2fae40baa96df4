/** Who is signed in, what that teller may do, and the business day. */
import { useQuery } from '@tanstack/react-query'
import { readComplaint, type Complaint } from '@guitai/web-kit/api/answers.ts'
import { request, RefusedReading } from '@guitai/web-kit/api/http.ts'
import { leavePage, pageState, takePage } from '@guitai/web-kit/api/page-owner.ts'

export interface SignedInTeller {
  readonly tellerNo: number
  readonly name: string
  readonly fullName: string
  readonly branchNo: number
}

export interface Me {
  readonly teller: SignedInTeller
  /** What the teller's branch is called. */
  readonly branch?: { readonly zh: string; readonly en: string }
  readonly isChecker?: boolean
  /** Nothing but the change of the own password is allowed before it. */
  readonly mustChangePassword?: boolean
  readonly hasSecondFactor?: boolean
  /** Nothing but enrolling is allowed before it. */
  readonly mustEnrolSecondFactor?: boolean
  /** In a trial. */
  readonly mayCloseMarket?: boolean
  readonly permissions?: readonly string[]
  readonly day?: { readonly businessDate: string; readonly phase: string }
}

export const ME = ['me'] as const

/** null: nobody. */
export function useMe() {
  return useQuery({
    queryKey: ME,
    queryFn: async (): Promise<Me | null> => {
      const { status, body } = await request('GET', '/api/me')
      if (status === 401) return null
      if (status !== 200)
        throw new RefusedReading(
          status,
          readComplaint((body as { error?: unknown } | undefined)?.error, status),
        )
      const me = body as Me
      // An answer that was on its way when the page was lost brings nothing back.
      if (pageState().loss === undefined) takePage(me.teller.tellerNo)
      return me
    },
  })
}

/** Who is signed in in this browser now, whosever page this was; undefined: nobody, or it cannot be told. */
export async function whoIsSignedIn(): Promise<Me | undefined> {
  const response = await fetch('/api/me').catch(() => undefined)
  return response?.ok === true ? ((await response.json()) as Me) : undefined
}

export interface SignInWith {
  readonly name: string
  readonly password: string
  /** Of the second factor, for whoever has one. */
  readonly code?: string
}

export async function signIn(given: SignInWith): Promise<Complaint | SignedInTeller> {
  const { status, body } = await request('POST', '/api/sign-in', given)
  const fields = (body ?? {}) as Record<string, unknown>
  if (status === 200) return fields['teller'] as SignedInTeller
  return readComplaint(fields['error'] ?? fields['rejection'], status)
}

export async function signOut(): Promise<void> {
  await request('POST', '/api/sign-out', {})
  // A page that turned out to be another's signs nobody out.
  if (pageState().loss === undefined) leavePage()
}
