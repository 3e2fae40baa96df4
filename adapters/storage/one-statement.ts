/**
 * The statements of a batch as one: `with s0 as (insert …), s1 as (insert …) update …`. PostgreSQL then reads, answers and
 * begins once instead of half a dozen times, and the statement is its own transaction.
 *
 * Its parts see none of one another's rows, so one that needs what another has just inserted (`follows`) stays apart.
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

function joined(parts: readonly Statement[]): string {
  let before = 0
  const texts = parts.map(({ text, values }) => {
    const shift = before
    before += values.length
    return text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`)
  })
  const last = texts.pop() ?? ''
  return texts.length === 0 ? last : `with ${texts.map((text, i) => `s${i} as (${text})`).join(', ')} ${last}`
}
