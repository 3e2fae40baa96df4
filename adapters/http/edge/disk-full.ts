/** Is a full disk what lies behind an error? PostgreSQL says 53100 (disk_full), the file system ENOSPC or EDQUOT; what wraps it names it as its cause. */

const CODES: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT'])
/** Deeper than anything that we wrap, and an end where a cause is its own. */
const DEPTH = 8

export function isDiskFull(error: unknown): boolean {
  let cause = error
  for (let depth = 0; depth < DEPTH && cause instanceof Error; depth++) {
    if (CODES.has((cause as Error & { code?: unknown }).code)) return true
    cause = cause.cause
  }
  return false
}
