/**
 * The head of every document: the firm, the title, the business date, the person who printed it. The time is added when it is
 * set.
 */
import { HEADQUARTERS } from '@guitai/core/books/branches.ts'
import type { Title } from '@guitai/core/frame/define-function.ts'
import { inForce } from '@guitai/core/rules/parameters.ts'
import { EVERY_BRANCH, FIRM } from '@guitai/core/rules/tables/firm.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { parametersInForce } from '@guitai/reports/frame/parameters-in-force.ts'
import type { PrintContent } from './define-print.ts'
import { tellerText } from './texts.ts'

interface HeadRow {
  name: string | null
  branchNo: number | null
  zh: string | null
  en: string | null
}

export async function headOf(
  database: Database,
  { title, businessDate, tellerNo }: { title: Title; businessDate: string; tellerNo: number },
): Promise<PrintContent> {
  const [row] = await database.query<HeadRow>(
    `select t.full_name as name, b.branch_no as "branchNo", b.name_zh as zh, b.name_en as en from (values (1)) one
    left join current.teller t on t.teller_no = $1 left join current.branch b on b.branch_no = coalesce(t.branch_no, $2)`,
    [tellerNo, HEADQUARTERS],
  )
  const branchNo = row?.branchNo ?? HEADQUARTERS
  const { firm: names } = await parametersInForce(database)
  const firm =
    inForce(names, String(branchNo), businessDate) ??
    inForce(names, EVERY_BRANCH, businessDate) ??
    present(FIRM[0], 'the name of a new installation')
  return {
    firm: firm.name,
    branch: { ...(firm.branchName ?? { zh: row?.zh ?? '', en: row?.en ?? '' }) },
    title: { ...title },
    businessDate,
    printedBy: tellerText(tellerNo, row?.name ?? ''),
  }
}
