/** For whom a report or document is read: what the teller's rights to it show, and about which clients. */
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Teller } from '@guitai/core/books/tables/people/teller.ts'
import { branchesCovered } from '@guitai/core/procedures/people/reach.ts'
import { classesCovered, rightsNow } from '@guitai/core/procedures/people/rights.ts'
import type { ReportContext } from '@guitai/reports/frame/define-report.ts'

/** One of the permissions is enough; those that apply here and now count together. */
export function reportContext(
  books: Books,
  teller: Readonly<Teller>,
  {
    permissions,
    workstation,
    time,
  }: { permissions: readonly string[]; workstation: string; time: TimeOfDay },
): ReportContext {
  const rights = permissions.flatMap(permission => {
    const found = rightsNow(books, teller, permission, { workstation, time })
    return typeof found === 'string' ? [] : found
  })
  return {
    tellerNo: teller.tellerNo,
    seesPersonalData: teller.roles.some(role => books.roles.get(role)?.seesPersonalData === true),
    clientClasses: classesCovered(rights),
    branches: branchesCovered(books, rights, teller),
  }
}
