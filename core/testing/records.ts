/** Records of client C1 for tests. */
import type { Books, MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { HEADQUARTERS } from '../books/branches.ts'
import type { Branch } from '../books/tables/people/branch.ts'
import type { Agent } from '../books/tables/clients/agent.ts'
import type { Card } from '../books/tables/clients/card.ts'
import type { LossReport } from '../books/tables/clients/loss-report.ts'
import { copyOf, settled } from './books.ts'
import type { Row } from './test-function.ts'

export const aBranch = (differing: Partial<Branch> & Pick<Branch, 'branchNo'>): Branch => ({
  code: `000${differing.branchNo}`,
  nameZh: `第 ${differing.branchNo} 营业部`,
  nameEn: `Branch ${differing.branchNo}`,
  address: '',
  phone: '',
  status: 'trading',
  parentNo: differing.branchNo === HEADQUARTERS ? null : HEADQUARTERS,
  ...differing,
})

export const anAgent = (differing: Partial<Agent> = {}): Agent => ({
  agentNo: 1,
  clientNo: 10_000_001,
  name: '李四',
  identityType: 'passport',
  identityNumber: 'E12345678',
  phone: '',
  scopes: ['withdraw', 'deposit'],
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  document: 'D1',
  status: 'valid',
  ...differing,
})

export const aLoss = (differing: Partial<LossReport> = {}): LossReport => ({
  lossNo: 1,
  clientNo: 10_000_001,
  object: 'card',
  objectId: '10000001015',
  manner: 'written',
  reportedOn: '2026-11-20',
  lapsesOn: null,
  status: 'in-force',
  replacedBy: '',
  tellerNo: 1001,
  ...differing,
})

export const aCard = (differing: Partial<Card> = {}): Card => ({
  cardNo: '10000001015',
  clientNo: 10_000_001,
  kind: 'card',
  status: 'normal',
  issuedOn: '2026-01-01',
  replaces: '',
  ...differing,
})

export function withAgent(given: Books, differing: Partial<Agent> = {}): MutableBooks {
  const books = copyOf(given)
  applyChanges(books, [{ kind: 'insert', table: 'agent', row: anAgent(differing) }])
  return settled(books)
}

/** What a function that an agent may call refuses, for its table. */
export const agentRows = (given: Books): Row[] => [
  ['an agent whom nobody knows', { agentNo: 9 }, 'agent_not_found', { books: withAgent(given) }],
  [
    'an agent until yesterday',
    { agentNo: 1 },
    'agent_not_valid',
    { books: withAgent(given, { validTo: '2026-11-22' }) },
  ],
  [
    'an agent who may only look',
    { agentNo: 1 },
    'agent_scope_missing',
    { books: withAgent(given, { scopes: ['inquire'] }) },
  ],
]
