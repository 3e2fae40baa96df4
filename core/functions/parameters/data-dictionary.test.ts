/** S09: words that forms offer. */
import { books } from '../../testing/books.ts'
import { commonCases, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { dataDictionary } from './data-dictionary.ts'

testFunction(dataDictionary, {
  given: withRows(books(), 'dictionary', {
    key: 'profession/20',
    from: '',
    source: 'test',
    title: { zh: '渔民', en: 'Fisher' },
    isOffered: true,
  }),
  typical: {
    action: 'set',
    table: 'dictionary',
    key: 'profession/20',
    validFrom: '2027-01-04',
    value: { titleZh: '渔业', titleEn: 'Fishing', isOffered: true },
    reason: 'test',
  },
  cases: [
    ...commonCases('dictionary', 'profession/20', {
      earliest: '2026-11-23',
      wrong: { titleZh: ' ', titleEn: 'Blank', isOffered: true },
    }),
  ],
})
