/** Reports find a client by many things; screens that have its number ask by that. */
import type { Parameters } from './reports.ts'

export function ofClient(clientNo: number | undefined, more: Parameters = {}): Parameters {
  return { client: clientNo === undefined ? undefined : String(clientNo), ...more }
}
