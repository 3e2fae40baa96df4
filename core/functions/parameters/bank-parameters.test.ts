/** S02: a bank's hours and limits. */
import { BANKS } from '../../rules/tables/banks.ts'
import { books } from '../../testing/books.ts'
import { commonCases, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { bankParameters } from './bank-parameters.ts'

const ICBC = {
  nameZh: '工商银行',
  nameEn: 'ICBC',
  currencies: ['CNY'],
  isOpen: true,
  transferFrom: '09:00',
  transferTo: '15:30',
}

testFunction(bankParameters, {
  given: withRows(books(), 'banks', { ...BANKS[0]!, source: 'test' }),
  typical: {
    action: 'set',
    table: 'banks',
    key: '102',
    validFrom: '2027-01-04',
    value: ICBC,
    reason: 'test',
  },
  cases: [
    ...commonCases('banks', '102', { earliest: '2026-11-23', wrong: { ...ICBC, transferTo: '09:00' } }),
  ],
})
