/**
 * E12 成交结算 — runs the parts of the day end (core/day-parts) for each client that acted: interest is credited, trades settle,
 * repos mature, freezes end, waiting freezes fill. It works in chunks; the last one also matures the repos on the
 * error account. Each part finds out from its own record whether it is done, so a repeated chunk changes nothing. What modes 3
 * and 4 leave open stays open and is listed.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import { inOrder } from '../../base/in-order.ts'
import { DAY_PARTS } from '../../day-parts/registry.generated.ts'
import { tomorrow } from '../../day-parts/tomorrow.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, type Part } from '../../frame/rejection.ts'
import { matureErrorRepos } from '../../procedures/day/mature-repos.ts'
import { checkStep, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'

const PARTS = inOrder(DAY_PARTS)

export const settleTrades = defineFunction({
  code: 'E12',
  name: 'settle-trades',
  title: { zh: '成交结算', en: 'Settle trades' },
  module: 'day-end',
  kind: 'batch',
  isOfFirm: true,
  phases: ['day-end'],
  job: 'settle-trades',
  input: Type.Object({}),
  answer: Type.Object({ clients: Count({ zh: '客户数', en: 'Clients' }) }),
  rejections: [...STEP_REFUSALS],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, _input, meta) {
    const { clientNos, cursor, isLast } = gatheredFrom(meta.gathered, 'acted-clients')
    const problem = checkStep(books, 'E12', meta)
    if (problem !== undefined) return problem
    // After an interruption the clients up to the restart point are done; they are only counted.
    const doneTo = stepOf(books, 'E12')?.cursor ?? 0
    const count = clientNos.filter(clientNo => clientNo > doneTo).length
    const parts = clientNos.flatMap(clientNo =>
      PARTS.map(
        ({ of }): Part =>
          after =>
            of(after, present(after.clients.get(clientNo), 'client that acted')),
      ),
    )
    return accept(
      { clients: count },
      [],
      [
        ...parts,
        after => [
          ...(isLast ? matureErrorRepos(after, tomorrow(after)) : []),
          stepChange(after, 'E12', { meta, progress: { isLast, count, cursor } }),
        ],
      ],
    )
  },
})
