/** The names of the firm and the branch are those in force on the business date. */
import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientJournal } from '../cash/client-journal.ts'
import { printedText } from '../testing/printed.ts'

const database = reportDatabase()
const terms = { clientNo: 10000001, from: '2026-11-23', to: '2026-11-23' }

test('a name that was set is printed from its date on; another branch keeps the common one', async () => {
  const usual = await printedText(database, clientJournal, terms)
  expect(usual).toContain('柜台证券股份有限公司')
  expect(usual).toContain('Headquarters')
  const named = (no: number, key: string, from: string, zh: string) => {
    const row = {
      key,
      from,
      name: { zh, en: 'Huaxin' },
      branchName: { zh: '南京路营业部', en: 'Nanjing Road' },
    }
    const value = JSON.stringify({ ...row, source: 'set' })
    return database.execute(
      `insert into current.parameter (parameter_no, table_name, key, valid_from, value, is_withdrawn, teller_no, set_at, reason)
       values (${no}, 'firm', '${key}', '${from}', '${value}', false, 1001, now(), 'test')`,
    )
  }
  await named(9001, '2', '2026-11-01', '别的证券公司')
  await named(9002, '1', '2026-11-24', '明天证券公司')
  expect(await printedText(database, clientJournal, terms)).toContain('柜台证券股份有限公司')
  await named(9003, '1', '2026-11-23', '华鑫证券公司')
  const text = await printedText(database, clientJournal, terms)
  expect(text).toContain('华鑫证券公司')
  expect(text).toContain('南京路营业部')
  expect(text).toContain('Nanjing Road')
})
