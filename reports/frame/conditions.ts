/** Collects the filters of a report into a `where`; filters that are not given are left out. */
export interface Conditions {
  readonly values: unknown[]
  /** Each `?` takes the next value. When a value is undefined the condition does not apply. */
  add(sql: string, ...values: readonly unknown[]): void
  /** 'where …', or an empty text. */
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
