/** For the signature on the spot: the request is drawn as in the queue, and what is decided here its maker has seen. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { SpotPartsProvider } from '@guitai/web-kit/form/spot-parts.ts'
import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import { seeRequest } from '../screens/approvals/seen-requests.ts'

const RequestContent = lazy(async () => ({
  default: (await import('../screens/approvals/request-content.tsx')).RequestContent,
}))

function Content({ row }: { readonly row: Row }) {
  return (
    <Suspense fallback={null}>
      <RequestContent row={row} />
    </Suspense>
  )
}

export function SpotParts({
  tellerNo,
  children,
}: {
  readonly tellerNo: number
  readonly children: ReactNode
}) {
  const parts = useMemo(
    () => ({ Content, onSeen: (approvalId: number) => seeRequest(tellerNo, approvalId) }),
    [tellerNo],
  )
  return <SpotPartsProvider value={parts}>{children}</SpotPartsProvider>
}
