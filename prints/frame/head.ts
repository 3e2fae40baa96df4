/**
 * The head of every document: the firm, the title, the business date, the person who printed it. The time is added when it is
 * set.
 */
import type { Title } from '@guitai/core/frame/define-function.ts'
import { inForce } from '@guitai/core/rules/parameters.ts'
import { EVERY_BRANCH, FIRM } from '@guitai/core/rules/tables/firm.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { parametersInForce } from '@guitai/reports/frame/parameters-in-force.ts'
import type { PrintContent } from './define-print.ts'
import { tellerText } from './texts.ts'

export async function headOf(
  database: Database,
  { title, businessDate, tellerNo }: { title: Title; businessDate: string; tellerNo: number },
): Promise<PrintContent> {
  const [row] = await database.query<{ name: string | null; branchNo: number | null }>(
    `select t.full_name as name, t.branch_no as "branchNo" from (values (1)) one left join current.teller t on t.teller_no = $1`,
    [tellerNo],
  )
  const branchNo = row?.branchNo ?? 1
  const { firm: names } = await parametersInForce(database)
  const firm =
    inForce(names, String(branchNo), businessDate) ??
    inForce(names, EVERY_BRANCH, businessDate) ??
    present(FIRM[0], 'the name of a new installation')
  return {
    firm: firm.name,
    branch: { ...(firm.branchName ?? { zh: `第 ${branchNo} 营业部`, en: `Branch No. ${branchNo}` }) },
    title: { ...title },
    businessDate,
    printedBy: tellerText(tellerNo, row?.name ?? ''),
  }
}
