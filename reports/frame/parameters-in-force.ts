/**
 * The parameters as the books have them: default tables, and over them the rows that tellers have set, read in the same
 * snapshot as the data they are applied to. Rows are only added or withdrawn, so one small query tells whether the result is
 * still valid. It keeps its identity, because much is remembered for it (product-class.ts).
 */
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { overlayParameters, type StoredParameter } from '@guitai/core/rules/overlay-parameters.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { Database } from './database.ts'

const SELECT_VERSION = `select concat_ws(' ', current_database(), count(*), max(set_at), count(withdrawn_at), max(withdrawn_at)) as version
from current.parameter`

const SELECT_ROWS = `select parameter_no as "parameterNo", table_name as "tableName", key, valid_from as "validFrom", value,
  is_withdrawn as "isWithdrawn", teller_no as "tellerNo", 0 as "setAt", reason, withdrawn_by as "withdrawnBy", null as "withdrawnAt"
from current.parameter where not is_withdrawn order by parameter_no`

let made: { version: string; parameters: Parameters } | undefined

export async function parametersInForce(database: Database): Promise<Parameters> {
  const [row] = await database.query<{ version: string }>(SELECT_VERSION)
  const version = row?.version ?? ''
  if (made?.version !== version) {
    const rows = await database.query<StoredParameter>(SELECT_ROWS)
    made = { version, parameters: overlayParameters(defaultParameters(), rows) }
  }
  return made.parameters
}
