/** The command log. Not one of the books' tables: the engine never reads it but for repeats. */
import type { Table } from './columns.ts'

const column = (
  name: string,
  field: string,
  type: Table['columns'][number]['type'],
): Table['columns'][number] => ({ name, field, type })

/** A hash travels as 32 hex digits, which is how a uuid reads; '' (inbound facts have none) is null. */
export const COMMAND_TABLE: Table = {
  name: 'command',
  key: ['command_no'],
  partitionBy: 'business_date',
  columns: [
    column('command_no', 'commandNo', 'int8'),
    column('business_date', 'businessDate', 'date'),
    column('batch_no', 'batchNo', 'int8'),
    column('at', 'at', 'time'),
    column('function_code', 'functionCode', 'text'),
    column('teller_no', 'tellerNo', 'int8'),
    column('checker_no', 'checkerNo', 'int8'),
    column('channel', 'channel', 'text'),
    column('workstation', 'workstation', 'text'),
    column('request_hash', 'requestHash', 'uuid'),
    column('content_hash', 'contentHash', 'uuid'),
    column('input', 'input', 'text'),
    column('outcome', 'outcome', 'text'),
  ],
}
