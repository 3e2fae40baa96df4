/** A person who opens an account, with the fewest possible fields; a test adds what matters to it. */
export const PERSON = {
  kind: 'person',
  name: '王伟',
  identityNumber: '11010519491231002X',
  phone: '13800000000',
  address: '',
  profession: '',
  riskLevel: 3,
  currencies: ['CNY'],
  securitiesAccounts: [],
  boards: [],
  channels: [],
} as const
