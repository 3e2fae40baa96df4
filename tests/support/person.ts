/** Somebody who opens an account, with the least that has to be said of a person; what matters to a test is added. */
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
