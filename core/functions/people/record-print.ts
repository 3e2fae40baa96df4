/**
 * S94 打印登记 — records that a document is printed: who, when, which document, and the number of the copy. The first copy is the
 * original; every later one is a reprint (补打) and says so on the page.
 *
 * The page leaves the server only when this is on disk. Today's copies are counted here; those of earlier days no longer change
 * and come from the tables (`copiesBefore`, counted up to `businessDate`).
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import { AGENT_REFUSALS, checkAgent } from '../../procedures/clients/check-agent.ts'
import { firstDuty, rightsNow } from '../../procedures/people/rights.ts'
import type { Books } from '../../books/books.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, ClientNo, DateField, Text, Whole } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const recordPrint = defineFunction({
  code: 'S94',
  name: 'record-print',
  title: { zh: '打印登记', en: 'Record a print' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({
    print: Text({ zh: '单据', en: 'Print' }, 60),
    document: Text({ zh: '单据号', en: 'Document' }, 100),
    /** The permissions of the functions and reports to which the document belongs; one of them is enough. */
    permissions: Type.Array(Text({ zh: '权限', en: 'Permission' }, 100)),
    /** The client whose personal data is on it; empty when there is none. */
    client: Text({ zh: '客户', en: 'Client' }, 20, 0),
    copiesBefore: Whole({ zh: '以前份数', en: 'Copies before' }, 0, Number.MAX_SAFE_INTEGER),
    businessDate: DateField({ zh: '营业日', en: 'Business date' }),
    /** The client for whom somebody asks; an agent must be allowed to inquire. */
    clientNo: Type.Optional(ClientNo),
    agentNo: Type.Optional(AgentNo),
  }),
  answer: Type.Object({ copyNo: Count({ zh: '第几份', en: 'Copy' }) }),
  rejections: [
    'teller_not_active',
    'password_must_change',
    'second_factor_must_enrol',
    'permission_missing',
    'workstation_not_allowed',
    'outside_hours',
    'client_not_found',
    ...AGENT_REFUSALS,
    'business_date_changed',
  ],
  keys: ({ clientNo }) => (clientNo === undefined ? [] : [`client:${clientNo}`]),

  decide(books, input, meta) {
    const { print, document, permissions, copiesBefore, businessDate, clientNo, agentNo } = input
    const teller = books.tellers.get(tellerOf(meta))
    if (teller === undefined || teller.status !== 'normal') return reject('teller_not_active')
    const duty = firstDuty(books, teller)
    if (duty !== undefined) return reject(duty)
    const refusal = refusalOf(books, teller, { permissions, meta })
    if (refusal !== undefined) return reject(refusal)
    const client = clientNo === undefined ? undefined : books.clients.get(clientNo)
    if (clientNo !== undefined && client === undefined) return reject('client_not_found', 'clientNo')
    const mayNot = client && checkAgent(books, client, agentNo, 'inquire')
    if (mayNot !== undefined) return mayNot
    if (businessDate !== books.day.businessDate) return reject('business_date_changed')
    const printKey = `${businessDate}/${print}/${document}`
    const known = books.printCopies.get(printKey)
    const copies = (known?.copies ?? 0) + 1
    const { tellerNo } = teller
    const row = { printKey, businessDate, print, document, copies, lastPrintedAt: meta.at, tellerNo }
    return accept({ copyNo: copiesBefore + copies }, [saved('print_copies', known, row)])
  },
})

/**
 * No refusal when one permission applies. Otherwise the most specific one: a right that does not apply here or now comes before
 * no right at all.
 */
function refusalOf(
  books: Books,
  teller: Readonly<Teller>,
  { permissions, meta }: { permissions: readonly string[]; meta: Meta },
) {
  const answers = permissions.map(permission => rightsNow(books, teller, permission, meta))
  const refusals = answers.filter(answer => typeof answer === 'string')
  if (refusals.length < answers.length) return undefined
  return refusals.find(refusal => refusal !== 'permission_missing') ?? 'permission_missing'
}
