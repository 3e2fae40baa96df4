/** A26: each call is a record of its own, and an anomaly says what it is. */
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { callBack } from './call-back.ts'

const C1 = clientNo('C1')
const CLOSED = clientNo('C2')
const given = books({ clients: { C1: '', C2: 'closed' } })
const typical = { clientNo: C1, kind: 'new-client', result: 'clear' } as const

const called = copyOf(given)
const first = callBack.decide(called, typical, aMeta())
if ('changes' in first) applyChanges(called, first.changes)

const call = (no: number, client: number, said: string): string[] => [
  `insert call_back callNo ${no} clientNo ${client} ${said} calledOn 2026-11-23 calledAt 1795000000000 tellerNo 1001`,
]

testFunction(callBack, {
  given,
  typical,
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    [
      'unknown client, and nothing said of an anomaly',
      { clientNo: 1, result: 'anomaly' },
      'client_not_found',
    ],
    ['an anomaly without a note', { result: 'anomaly' }, 'call_note_missing'],
    ['an anomaly with a note of blanks', { result: 'anomaly', note: '  ' }, 'call_note_missing'],
    [
      'an anomaly, said',
      { result: 'anomaly', note: '接听人不是本人' },
      call(1, C1, 'kind new-client result anomaly note 接听人不是本人'),
    ],
    ['all clear', {}, call(1, C1, 'kind new-client result clear')],
    [
      'not reached, with a note',
      { kind: 'complaint', result: 'not-reached', note: '停机' },
      call(1, C1, 'kind complaint result not-reached note 停机'),
    ],
    [
      'a closed client, after the day',
      { clientNo: CLOSED, kind: 'closed', result: 'question' },
      call(1, CLOSED, 'kind closed result question'),
      { books: books({ clients: { C1: '', C2: 'closed' }, day: '2026-11-23 closed' }) },
    ],
    ['called again', {}, call(2, C1, 'kind new-client result clear'), { books: called }],
  ],
})
