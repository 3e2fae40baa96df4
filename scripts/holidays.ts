/** `npm run holidays -- 2027` prints the rows of a year for core/rules/tables/holidays.ts, or for S04. */
import { dayNumber } from '@guitai/core/base/business-date.ts'
import { knownHolidays } from './known-holidays.ts'

const year = Number(process.argv[2])
const holidays = Number.isInteger(year) ? knownHolidays(year) : []
for (const { from, to, name } of holidays)
  process.stdout.write(`${from} … ${to}  ${dayNumber(to) - dayNumber(from) + 1}  ${name.zh} ${name.en}\n`)
if (holidays.length === 0) {
  process.stderr.write("npm run holidays -- YEAR: the package does not know this year's notice\n")
  process.exitCode = 1
}
