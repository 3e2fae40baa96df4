/** What every document bears whatever it is: the firm, its own title, the business date, by whom it was printed. The time is added when it is set. */
import type { Title } from '@guitai/core/functions/define-function.ts'
import type { Database } from '@guitai/reports/database.ts'
import type { PrintContent } from './define-print.ts'
import { tellerText } from './texts.ts'

const FIRM = { zh: '柜台证券股份有限公司', en: 'Guitai Securities Co., Ltd.' }

export async function headOf(
  database: Database,
  title: Title,
  businessDate: string,
  tellerNo: number,
): Promise<PrintContent> {
  const [row] = await database.query<{ name: string | null; branchNo: number | null }>(
    `select t.full_name as name, t.branch_no as "branchNo" from (values (1)) one left join current.teller t on t.teller_no = $1`,
    [tellerNo],
  )
  return {
    firm: FIRM,
    branch: `第 ${row?.branchNo ?? 1} 营业部`,
    title: { ...title },
    businessDate,
    printedBy: tellerText(tellerNo, row?.name ?? ''),
  }
}
