/** X07: what was given out is a document; whoever sees it masked gets one that shows nobody. */
import type { Gathered } from '../../frame/gathered.ts'
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { giveOutDay } from './give-out-day.ts'

const given = (isMasked: boolean): { gathered: Gathered } => ({
  gathered: {
    from: 'given-day',
    document: { name: 'day-20261123-dbf.zip', sha256: 'a1', size: 900, mediaType: 'application/zip' },
    tables: [{ table: 'orders', rows: 3 }],
    isMasked,
    isFirst: true,
    isLast: true,
  },
})
const document = (businessDate: string, isPersonal: boolean): string =>
  `insert stored_document documentNo 1 name day-20261123-dbf.zip sha256 a1 size 900 mediaType application/zip step X07 businessDate ${businessDate} tellerNo 1001 isPersonal ${isPersonal}`

testFunction(giveOutDay, {
  given: books(),
  typical: { date: '2026-11-23', tables: ['orders'], form: 'dbf' },
  around: given(true),
  cases: [
    ['masked', {}, [document('2026-11-23', false)]],
    ['unmasked', {}, [document('2026-11-23', true)], given(false)],
    ['of an earlier day', { date: '2026-11-20' }, [document('2026-11-23', false)]],
    ['of a day to come', { date: '2026-11-24' }, 'day_not_come'],
  ],
})
