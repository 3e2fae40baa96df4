/** What an error met while reading means for who asked. */
import pg from 'pg'
import { InvalidReportInput, SeveralClients } from '@guitai/reports/frame/invalid-report-input.ts'
import { ReadFailed } from './reader-messages.ts'

const CANCELED = '57014'
/** Shutdown, crash recovery, too many connections, connection exceptions: it will pass. */
const PASSES = /^(57P|53|08)/
/** Data exceptions: a number too large, a date that is none. */
const DATA = /^22/

/** Undefined for a mistake of our own. */
export function databaseFailure(error: unknown): ReadFailed | undefined {
  if (error instanceof ReadFailed) return error
  if (error instanceof InvalidReportInput) return new ReadFailed('invalid', error.message, error.field)
  if (error instanceof SeveralClients) return new ReadFailed('several-clients', error.message, error.field)
  if (error instanceof pg.DatabaseError) return ofCode(error)
  if (error instanceof Error && isConnectionError(error)) return new ReadFailed('unavailable', error.message)
  return undefined
}

function ofCode(error: pg.DatabaseError): ReadFailed {
  const code = error.code ?? ''
  if (code === CANCELED) return new ReadFailed('timeout', 'the read took too long')
  if (PASSES.test(code)) return new ReadFailed('unavailable', error.message)
  if (DATA.test(code)) return new ReadFailed('invalid', error.message)
  return new ReadFailed('failed', error.message)
}

/** What the driver says when the other end has gone. */
function isConnectionError(error: Error): boolean {
  return (
    'errno' in error ||
    /^Connection terminated|not queryable|Client was closed|^timeout expired/.test(error.message)
  )
}
