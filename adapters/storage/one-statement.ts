/**
 * The statements of a batch as one: `with s0 as (insert …), s1 as (insert …) update …`. PostgreSQL then reads, answers and
 * begins once instead of half a dozen times, and the statement is its own transaction.
 *
 * Its parts see none of one another's rows, so one that needs what another has just inserted (`follows`) stays apart. Where parts
 * update rows, it ends with a check that each of them was there.
 */
import type { Statement } from './table-writer.ts'

/** Each is a plan that the connection keeps. What comes after them goes part by part. */
const KEPT = 100

export class OneStatement {
  readonly #known = new Map<string, { name: string; text: string }>()

  /** Undefined where the parts have to go one by one. */
  of(parts: readonly Statement[]): Statement | undefined {
    if (parts.some(part => part.name === '' || part.follows === true)) return undefined
    const key = parts.map(part => part.name).join(' ')
    let known = this.#known.get(key)
    if (known === undefined) {
      if (this.#known.size >= KEPT) return undefined
      this.#known.set(key, (known = { name: `batch_${this.#known.size}`, text: joined(parts) }))
    }
    return { ...known, values: parts.flatMap(part => part.values) }
  }
}

/** A statement by itself, with its own check. */
export function alone(statement: Statement): Statement {
  return statement.expected === undefined ? statement : { ...statement, text: joined([statement]) }
}

function joined(parts: readonly Statement[]): string {
  let before = 0
  const texts: string[] = []
  const checks: string[] = []
  parts.forEach(({ name, text, expected, values }, i) => {
    texts.push(shifted(text, before))
    if (expected !== undefined)
      checks.push(
        `current.expect_rows('${name}', (select count(*) from s${i}), ${shifted(expected, before)})`,
      )
    before += values.length
  })
  const last = checks.length === 0 ? (texts.pop() ?? '') : `select ${checks.join(', ')}`
  return texts.length === 0 ? last : `with ${texts.map((text, i) => `s${i} as (${text})`).join(', ')} ${last}`
}

const shifted = (text: string, by: number): string =>
  text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + by}`)
