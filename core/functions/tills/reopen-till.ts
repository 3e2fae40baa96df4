/** C26 尾箱重开 — opens a till again that was closed today, for cash that came late. It has to be counted and closed once more. */
import { Type } from 'typebox'
import { ownTill, tillToday } from '../../procedures/tills/till.ts'
import { TillOwnerNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CurrencyField } from '../../frame/fields.ts'
import { branchOfActor } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const reopenTill = defineFunction({
  code: 'C26',
  name: 'reopen-till',
  title: { zh: '尾箱重开', en: 'Reopen the till' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({ currency: CurrencyField }),
  answer: Type.Object({ tellerNo: TillOwnerNo, currency: CurrencyField }),
  rejections: ['till_not_closed'],
  keys: () => [],

  decide(books, { currency }, meta) {
    const owner = ownTill(meta, currency, branchOfActor(meta))
    const today = tillToday(books, owner)
    if (today?.status !== 'closed') return reject('till_not_closed', 'currency')
    return accept({ tellerNo: owner.tellerNo, currency }, [
      { kind: 'update', table: 'till', row: { ...today, status: 'open', closedAt: null } },
    ])
  },
})
