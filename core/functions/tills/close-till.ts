/**
 * C24 尾箱轧账 — closes the signed-in teller's till of one currency for the day. It is counted by denomination and must equal the
 * books. A different count is refused, and the refusal names both figures; C25 books the difference.
 *
 * A closed till refuses cash, and clearing (E11) refuses while a till is open. C21 prints the day that it closes.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { closedTill, COUNT_REFUSALS, countTill } from '../../procedures/tills/close-till.ts'
import { ownTill } from '../../procedures/tills/till.ts'
import { TillOwnerNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CountedFaces, CurrencyField, Money } from '../../frame/fields.ts'
import { branchOfActor } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const closeTill = defineFunction({
  code: 'C24',
  name: 'close-till',
  title: { zh: '尾箱轧账', en: 'Close the till' },
  module: 'counter',
  kind: 'command',
  phases: ['open', 'day-end'],
  input: Type.Object({ currency: CurrencyField, counts: CountedFaces }),
  answer: Type.Object({
    tellerNo: TillOwnerNo,
    currency: CurrencyField,
    closing: Money({ zh: '期末现金', en: 'Closing' }),
  }),
  rejections: [...COUNT_REFUSALS, 'till_difference'],
  keys: () => [],

  decide(books, { currency, counts }, meta) {
    const owner = ownTill(meta, currency, branchOfActor(meta))
    const count = countTill(books, owner, counts)
    if ('accepted' in count) return count
    if (count.difference !== 0)
      return reject('till_difference', 'counts', {
        books: formatFen(count.inBooks),
        counted: formatFen(count.counted),
        difference: formatFen(count.difference),
      })
    const closed = closedTill(books, owner, { count, at: meta.at })
    return accept({ tellerNo: owner.tellerNo, currency, closing: count.inBooks }, [closed])
  },
})
