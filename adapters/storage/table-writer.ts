/** Insert and update statements of one table (or one partition of it), for many rows at once. */
import { present } from '@guitai/core/base/assert.ts'
import { binaryArray, countOf, getterOf, unnested } from './binary-array.ts'
import type { Column, Table } from './columns.ts'

export interface Statement {
  name: string
  text: string
  values: (Buffer | string)[]
  /** It changes rows that another statement of the same batch inserts. */
  follows?: boolean
  /** How many rows it changes, as SQL: with fewer the batch is refused. Its text ends with `returning 1`. */
  expected?: string | undefined
}

interface Prepared {
  name: string
  text: string
  expected?: string
  columns: readonly { type: Column['type']; get: (row: object) => unknown }[]
}

/** Statements are made once per table and partition, and prepared by name on the connection. */
export class TableWriter {
  readonly #table: Table
  readonly #inserts = new Map<string, Prepared>()
  readonly #updates = new Map<string, Prepared>()
  readonly #holds = new Map<string, Prepared>()

  constructor(table: Table) {
    this.#table = table
  }

  insert(partition: string, rows: readonly object[]): Statement {
    return fill(
      cached(this.#inserts, partition, () => this.#makeInsert(partition)),
      rows,
    )
  }

  update(partition: string, rows: readonly object[]): Statement {
    return fill(
      cached(this.#updates, partition, () =>
        this.#makeUpdate('update', partition, this.#table.updates ?? this.#allButKey()),
      ),
      rows,
    )
  }

  /** Rows of which nothing but the hold has changed. */
  updateHolds(partition: string, rows: readonly object[]): Statement {
    return fill(
      cached(this.#holds, partition, () => this.#makeUpdate('hold', partition, ['on_hold'])),
      rows,
    )
  }

  #makeInsert(partition: string): Prepared {
    const columns = this.#table.columns.filter(
      column => this.#table.laterColumns?.includes(column.name) !== true,
    )
    const names = columns.map(column => column.name)
    const text = `insert into current.${partition} (${names.join(', ')}) select ${columns.map(unnested).join(', ')}`
    return prepared(`insert_${partition}`, text, columns)
  }

  #allButKey(): string[] {
    return this.#table.columns.map(column => column.name).filter(name => !this.#table.key.includes(name))
  }

  #makeUpdate(verb: string, partition: string, changing: readonly string[]): Prepared {
    const { key, columns } = this.#table
    const used = [...key, ...changing].map(name =>
      present(
        columns.find(column => column.name === name),
        `column ${name}`,
      ),
    )
    const sets = used.slice(key.length).map(column => `${column.name} = u.${column.name}`)
    const where = key.map(name => `t.${name} = u.${name}`)
    const schema = this.#table.changesInHistory === true ? 'everyday' : 'current'
    const text = `update ${schema}.${partition} t set ${sets.join(', ')} from (select ${used.map(unnested).join(', ')}) u where ${where.join(' and ')} returning 1`
    return { ...prepared(`${verb}_${partition}`, text, used), expected: countOf(present(used[0], 'key')) }
  }
}

function cached(statements: Map<string, Prepared>, partition: string, make: () => Prepared): Prepared {
  const known = statements.get(partition)
  if (known !== undefined) return known
  const made = make()
  statements.set(partition, made)
  return made
}

function prepared(name: string, text: string, columns: readonly Column[]): Prepared {
  return { name, text, columns: columns.map(column => ({ type: column.type, get: getterOf(column.field) })) }
}

function fill(statement: Prepared, rows: readonly object[]): Statement {
  return {
    name: statement.name,
    text: statement.text,
    expected: statement.expected,
    values: statement.columns.map(column => binaryArray(rows, column.type, column.get)),
  }
}
