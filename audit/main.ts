/**
 * `npm run audit -- DATABASE` runs the second engine over the database whose address is given. `--day 2026-11-24` checks that
 * day from the evening before it, `--from-start` checks from the first day. Without either it checks from the evening before
 * the last closed day up to now. It prints one line per check and exits with 0 when nothing differs, with 1 when something
 * does. `--json` prints one object.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { CheckLine } from './checks/compare.ts'
import { runAudit, type AuditResult } from './run-audit.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    day: { type: 'string' },
    'from-start': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const SHOWN = 20

const [database] = positionals
if (database === undefined) {
  process.stderr.write('usage: npm run audit -- DATABASE [--day yyyy-mm-dd] [--from-start] [--json]\n')
  process.exit(2)
}
const client = new pg.Client({ connectionString: database, application_name: 'guitai audit' })
await client.connect()
try {
  const began = performance.now()
  const result = await runAudit(client, {
    fromStart: values['from-start'],
    ...(values.day === undefined ? {} : { day: values.day }),
  })
  const seconds = (performance.now() - began) / 1000
  const { changes: _, ...said } = result
  process.stdout.write(values.json ? `${JSON.stringify({ ...said, seconds })}\n` : textOf(result, seconds))
  process.exitCode = result.isTrue ? 0 : 1
} finally {
  await client.end()
}

function textOf({ from, day, commands, lines }: AuditResult, seconds: number): string {
  const began = from === null ? 'from the first day' : `from the evening of ${from}`
  const head = `${commands} commands ${began} up to ${day}, ${seconds.toFixed(2)} s\n`
  return head + lines.map(lineOf).join('')
}

function lineOf({ name, compared, difference, findings }: CheckLine): string {
  const sum = findings.length === 0 ? '0.00' : `${findings.length} differences, ${difference} in all`
  const shown = findings.slice(0, SHOWN).map(each => {
    const { subject, what, stored, right } = each
    return `    ${subject}: ${what} is ${stored}, by the rules ${right}\n`
  })
  return `${name.padEnd(18)} ${String(compared).padStart(9)}  ${sum}\n${shown.join('')}`
}
