/** Gathers what is asked for into a `where`; what is not asked for is left out. */
export interface Conditions {
  readonly values: unknown[]
  /** Each `?` takes the next value; with an undefined value the condition does not apply. */
  add(sql: string, ...values: readonly unknown[]): void
  /** 'where …', or nothing. */
  where(): string
  /** A place for one more value: '$3'. */
  place(value: unknown): string
}

export function conditions(): Conditions {
  const values: unknown[] = []
  const parts: string[] = []
  const place = (value: unknown): string => `$${values.push(value)}`
  return {
    values,
    place,
    add(sql, ...given) {
      if (given.includes(undefined)) return
      let next = 0
      parts.push(sql.replaceAll('?', () => place(given[next++])))
    },
    where: () => (parts.length === 0 ? '' : `where ${parts.join('\n  and ')}`),
  }
}
