/**
 * `npm run chain -- DATABASE` checks the chain of any database of the counter, without a server. `--from` and `--to` are
 * business dates, all without them; `--heads DIR` compares with the heads that were noted there. It prints one line per finding
 * and exits with 0 when there is none, else with 1.
 */
import { parseArgs } from 'node:util'
import { readHeads } from '@guitai/adapters/heads/heads-file.ts'
import { withClient } from '@guitai/adapters/storage/with-client.ts'
import { checkChain } from '@guitai/reports/chain/check-chain.ts'
import type { ChainHead } from '@guitai/reports/chain/check-heads.ts'
import type { ChainFinding } from '@guitai/reports/chain/finding.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, to: { type: 'string' }, heads: { type: 'string' } },
})
const [database] = positionals
if (database === undefined) {
  process.stderr.write(
    'usage: npm run chain -- DATABASE [--from yyyy-mm-dd] [--to yyyy-mm-dd] [--heads DIR]\n',
  )
  process.exit(2)
}
const { from, to } = values
const heads = values.heads === undefined ? [] : readHeads(values.heads)
const findings = await withClient(database, 'guitai chain', async client => {
  await client.query('begin isolation level repeatable read read only')
  return checkChain(client, {
    heads,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
})
process.stdout.write(findings.map(lineOf).join(''))
process.stdout.write(`${findings.length} found; ${worthOf(heads)}\n`)
process.exitCode = findings.length === 0 ? 0 : 1

function lineOf({ what, table, key, businessDate, batchNo, detail = '' }: ChainFinding): string {
  return `${[what, table, key, businessDate ?? '-', batchNo === null ? '-' : `batch ${batchNo}`, detail].join('  ').trimEnd()}\n`
}

/** What the check cannot see. */
function worthOf(known: readonly ChainHead[]): string {
  const last = known.at(-1)
  return last === undefined
    ? 'without heads a chain that was cut off or written anew is not seen'
    : `a chain cut off after batch ${last.batchNo}, noted ${last.at}, is not seen`
}
