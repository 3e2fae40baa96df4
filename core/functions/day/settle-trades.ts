/**
 * E12 成交结算 — runs the parts of the day end (core/day-parts) for each client that acted: interest is credited, trades settle,
 * repos mature, freezes end, waiting freezes fill. It works in chunks; the last one is the firm's: what is due with the depository
 * is paid (core/procedures/dues/pay-dues.ts), repos on the error account mature, and every security has its closing price. Each part
 * finds out from its own record whether it is done, so a repeated chunk changes nothing. What modes 3 and 4 leave open stays open
 * and is listed.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import { inOrder } from '../../base/in-order.ts'
import { DAY_PARTS } from '../../day-parts/registry.generated.ts'
import { tomorrow } from '../../day-parts/tomorrow.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom, type Gathered } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept } from '../../frame/rejection.ts'
import { payDues, postPending } from '../../procedures/dues/pay-dues.ts'
import { markPrices } from '../../procedures/day/mark-prices.ts'
import { matureErrorRepos } from '../../procedures/day/mature-repos.ts'
import { checkStep, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { undoNotes } from '../../procedures/day/undo.ts'

const PARTS = inOrder(DAY_PARTS)

export const settleTrades = defineFunction({
  code: 'E12',
  name: 'settle-trades',
  title: { zh: '成交结算', en: 'Settle trades' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  job: 'settle-trades',
  input: Type.Object({}),
  answer: Type.Object({ clients: Count({ zh: '客户数', en: 'Clients' }) }),
  rejections: [...STEP_REFUSALS],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, _input, meta) {
    const problem = checkStep(books, 'E12', meta)
    if (problem !== undefined) return problem
    if (meta.gathered?.from === 'moved-dues') return settleFirm(books, meta.gathered, meta)
    const { clientNos, cursor, isLast } = gatheredFrom(meta.gathered, 'acted-clients')
    // After an interruption the clients up to the restart point are done; they are only counted.
    const doneTo = stepOf(books, 'E12')?.cursor ?? 0
    const count = clientNos.filter(clientNo => clientNo > doneTo).length
    const undo = undoNotes({ code: 'E12', clientNos })
    const parts = clientNos.flatMap(clientNo =>
      PARTS.map(({ of }) =>
        undo.noted(after => of(after, present(after.clients.get(clientNo), 'client that acted'))),
      ),
    )
    return accept(
      { clients: count },
      [],
      [
        undo.begin,
        ...parts,
        undo.kept,
        after => [stepChange(after, 'E12', { meta, progress: { isLast, count, cursor } })],
      ],
    )
  },
})

/** What the firm and the depository owe each other on this date, the repos on the error account, and the closing prices. */
function settleFirm(
  books: Books,
  { moved, lastQuotes, isLast }: Extract<Gathered, { from: 'moved-dues' }>,
  meta: Meta,
) {
  const undo = undoNotes({ code: 'E12' })
  return accept(
    { clients: stepOf(books, 'E12')?.count ?? 0 },
    [],
    [
      undo.begin,
      undo.noted(postPending),
      undo.noted(after => payDues(after, moved)),
      undo.noted(after => matureErrorRepos(after, tomorrow(after))),
      undo.noted(after => markPrices(after, lastQuotes)),
      undo.kept,
      after => [stepChange(after, 'E12', { meta, progress: { isLast, count: 0 } })],
    ],
  )
}
