/** Records of client C1 as tests want them. */
import type { Agent, Card, LossReport } from '../books/records.ts'

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
