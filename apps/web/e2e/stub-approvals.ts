/** Invented requests for a second person: those that wait, and those of the teller who is signed in. */

type Row = Record<string, unknown>

export const STUB_APPROVALS: Row[] = [
  {
    approvalId: 31,
    businessDate: '2026-11-23',
    requestedAt: 1_795_420_000_000,
    functionCode: 'F10',
    input: '{"voucherNo":881}',
    reason: 'always',
    makerNo: 1002,
    makerName: '赵敏',
    checkerNo: null,
    checkerName: null,
    channel: 'counter',
    status: 'waiting',
  },
  {
    approvalId: 32,
    businessDate: '2026-11-23',
    requestedAt: 1_795_420_100_000,
    functionCode: 'F09',
    input: '{"cashAccountNo":1000000101,"kind":"withdrawal","amount":"600000.00"}',
    reason: 'limit',
    makerNo: 1002,
    makerName: '赵敏',
    checkerNo: null,
    checkerName: null,
    channel: 'counter',
    status: 'waiting',
  },
]

/** Requests of the teller who is signed in; a test puts its own there. One that is asked for by its number waits. */
export const OWN_REQUESTS: Row[] = []

export function ownRequests(approvalId: string | null): Row[] {
  if (approvalId === null) return OWN_REQUESTS
  const known = OWN_REQUESTS.filter(row => String(row['approvalId']) === approvalId)
  const waits = { ...STUB_APPROVALS[1], approvalId: Number(approvalId), makerNo: 1001, makerName: '王柜员' }
  return known.length > 0 ? known : [waits]
}

/** A request of the teller who is signed in, as it is stored, which need not be what stands in the form. */
export const ownRequest = (status: string, more = {}) => ({
  approvalId: 7,
  businessDate: '2026-11-23',
  functionCode: 'F09',
  input: '{"cashAccountNo":1000000101,"kind":"withdrawal","amount":"500000.50"}',
  reason: 'day',
  makerNo: 1001,
  makerName: '王柜员',
  checkerNo: null,
  checkerName: null,
  channel: 'counter',
  status,
  ...more,
})
