/**
 * Says whether a full disk causes an error. PostgreSQL reports 53100 (disk_full), the file system ENOSPC or EDQUOT; errors that
 * wrap it name it as their cause.
 */

const CODES: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT'])
/** Deeper than anything that we wrap, and a limit for an error that is its own cause. */
const DEPTH = 8

export function isDiskFull(error: unknown): boolean {
  let cause = error
  for (let depth = 0; depth < DEPTH && cause instanceof Error; depth++) {
    if (CODES.has((cause as Error & { code?: unknown }).code)) return true
    cause = cause.cause
  }
  return false
}
