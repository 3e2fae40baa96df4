/**
 * Puts the sample brokerage of sample-books.sql into a database, with a command log of the chain's first version, and then
 * takes it over into the present version, which records every row as it stands.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { keepFormat } from '../../adapters/storage/keep-format.ts'

export const SAMPLE_DATE = '2026-11-23'

const command = (
  commandNo: number,
  functionCode: string,
  tellerNo: number,
  input: string,
  outcome = '{"result":{}}',
) => ({ commandNo, functionCode, tellerNo, input, outcome })

const BATCHES = [
  {
    businessDate: '2026-11-20',
    table: 'history.command',
    commands: [command(2, 'F09', 1001, '{"amount":"50000.00"}'), command(3, 'C13', 1002, '{"备注":"转入"}')],
  },
  {
    businessDate: SAMPLE_DATE,
    table: 'current.command',
    commands: [command(4, 'F09', 1001, '{"amount":"1000.00"}')],
  },
  {
    businessDate: SAMPLE_DATE,
    table: 'current.command',
    commands: [
      command(5, 'execution-report', 0, '{"a":"b\\n"}'),
      command(6, 'execution-report', 0, '{}', '{"result":"x"}'),
      command(
        7,
        'S93',
        1001,
        '{"clients":"10000001 10000002","permission":"queries.client-profile","report":"client-profile","terms":"{}"}',
        '{"result":null}',
      ),
      command(
        8,
        'S93',
        1002,
        '{"clients":"","permission":"queries.client-profile","report":"client-profile","terms":"{}"}',
        '{"rejected":{"accepted":false,"code":"permission_missing"}}',
      ),
    ],
  },
]

export async function insertSampleBooks(client: pg.ClientBase): Promise<void> {
  await client.query(readFileSync(new URL('./sample-books.sql', import.meta.url), 'utf8'))
  let previous = ''
  for (const [i, { businessDate, table, commands }] of BATCHES.entries()) {
    const batchNo = i + 1
    const chained = firstVersion(previous, batchNo, commands)
    await client.query(
      'insert into current.batch (batch_no, previous_no, next_command_no, counters, rows_hash, chain_hash, business_date) values ($1, $2, 9, $3, $4, $5, $6)',
      [batchNo, batchNo === 1 ? null : batchNo - 1, '{}', `rows${batchNo}`, chained, businessDate],
    )
    for (const row of commands) {
      await client.query(
        `insert into ${table} (command_no, business_date, batch_no, at, function_code, teller_no, channel, workstation, input, outcome)
        values ($1, $2, $3, now(), $4, $5, 'counter', '10.1.2.3', $6, $7)`,
        [row.commandNo, businessDate, batchNo, row.functionCode, row.tellerNo, row.input, row.outcome],
      )
    }
    previous = chained
  }
  await client.query(
    `update current.certificate c set content = content || jsonb_build_object('chainHash', b.chain_hash) from current.batch b where b.batch_no = 1`,
  )
  await takeOver(client)
  await client.query('analyze')
}

/** Records every row as it stands now, as if the chain began here. */
export async function takeOver(client: pg.ClientBase): Promise<void> {
  await client.query('begin; delete from chain.standing; delete from chain.link; delete from chain.format')
  await keepFormat(client, [])
  await client.query('commit')
}

function firstVersion(
  previous: string,
  batchNo: number,
  commands: readonly ReturnType<typeof command>[],
): string {
  const said = commands.map(
    row => `${row.commandNo}\n${row.functionCode}\n${row.tellerNo}\n${row.input}\n${row.outcome}\n`,
  )
  return hash('sha256', `1\n${previous}\n${batchNo}\n${said.join('')}rows${batchNo}`)
}
