/** S06: corrects by hand what the day's list says about one instrument. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securityCodes } from './security-codes.ts'

testFunction(securityCodes, {
  given: books({ instruments: { '600001.XSHG': 'suspended' } }),
  typical: { instrument: '600000.XSHG' },
  cases: [
    ['no code of the market', { instrument: '999999.XSHG' }, 'instrument_not_found'],
    [
      'new: suspended until the list gives it a price',
      { instrument: '600099.XSHG', isSuspended: false },
      ['insert instrument 600099.XSHG 600099'],
    ],
    ['new, as it comes', { instrument: '600099.XSHG' }, ['insert instrument 600099.XSHG 600099 suspended']],
    ['a new name', { name: '浦发银行' }, ['update instrument 600000.XSHG 浦发银行']],
    ['suspended', { isSuspended: true }, ['update instrument 600000.XSHG 600000 suspended']],
    [
      'no longer suspended',
      { instrument: '600001.XSHG', isSuspended: false },
      ['update instrument 600001.XSHG 600001'],
    ],
    [
      'nothing said, nothing changed',
      { instrument: '600001.XSHG' },
      ['update instrument 600001.XSHG 600001 suspended'],
    ],
  ],
})
