/** What was sent to the exchanges. The FIX sessions write it, not the engine, so it is recorded when the day closes. */
import type { TableFormat } from './formats.ts'

export const SUBMISSION_FORMAT: TableFormat = {
  key: ['session', 'numbering', 'out_seq'],
  columns: [
    'session text',
    'numbering int4',
    'out_seq int8',
    'kind text',
    'order_id int8',
    'cl_ord_id text',
    'sent_at time',
    'body text',
  ],
}
