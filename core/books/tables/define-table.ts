/**
 * The one declaration of a table of the books. Everything that has the table's shape follows from it: the type of a row, the place
 * of its rows in memory, what is loaded and unloaded, what a batch has to write, the hash of the state, and the columns in
 * PostgreSQL.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Fen, Price, Shares } from '../../base/money.ts'
import type { Counters } from '../counters.ts'

export type ColumnType =
  'int8' | 'int4' | 'text' | 'date' | 'time' | 'bool' | 'json' | 'numeric' | 'char' | 'uuid'

export interface Column<Value = unknown> {
  readonly type: ColumnType
  /** Where the table has null, the row lacks this field. */
  readonly isOptional?: true
  /** The value is a nested record in the row; the table has one column for each of its fields. */
  readonly within?: Columns
  /** A phantom field: it only carries the type of the values and has no column. */
  readonly value?: Value
}

export type Columns = Readonly<Record<string, Column>>
type OptionalColumn<Value> = Column<Value> & { readonly isOptional: true }

export const int8 = (): Column<number> => ({ type: 'int8' })
export const fen = (): Column<Fen> => ({ type: 'int8' })
export const price = (): Column<Price> => ({ type: 'int8' })
export const shares = (): Column<Shares> => ({ type: 'int8' })
export const int4 = <Value extends number = number>(): Column<Value> => ({ type: 'int4' })
export const text = <Value extends string = string>(): Column<Value> => ({ type: 'text' })
export const date = (): Column<BusinessDate> => ({ type: 'date' })
/** A moment: milliseconds since 1970 UTC in memory, a timestamp in the table. */
export const time = (): Column<number> => ({ type: 'time' })
export const bool = (): Column<boolean> => ({ type: 'bool' })
export const json = <Value>(): Column<Value> => ({ type: 'json' })
export const within = <C extends Columns>(columns: C): Column<FieldsOf<C>> => ({
  type: 'json',
  within: columns,
})

export const orNull = <Value>({ type }: Column<Value>): Column<Value | null> => ({ type })
export const optional = <Value>({ type }: Column<Value>): OptionalColumn<Value> => ({
  type,
  isOptional: true,
})

type ValueOf<C> = C extends Column<infer Value> ? Value : never
type OptionalOf<C extends Columns> = {
  [Field in keyof C]: C[Field] extends OptionalColumn<unknown> ? Field : never
}[keyof C]
type Flat<Row> = { [Field in keyof Row]: Row[Field] }
type FieldsOf<C extends Columns> = Flat<
  { -readonly [Field in Exclude<keyof C, OptionalOf<C>>]: ValueOf<C[Field]> } & {
    -readonly [Field in OptionalOf<C>]?: ValueOf<C[Field]>
  }
>

/** A row of a declared table. */
export type RowOf<T extends { readonly columns: Columns }> = FieldsOf<T['columns']>

/** One of the values, or a date relative to the business day. */
type Wanted<Value> = readonly Value[] | 'today' | 'from-today' | 'from-last-day'

/** The rows that a day needs in memory: those that fit one of the alternatives. */
export type Loaded<Row> = 'all' | readonly { readonly [Field in keyof Row]?: Wanted<Row[Field]> }[]

type Owner = 'client' | 'teller' | 'nobody'

interface Said<C extends Columns> {
  /** The table's name in PostgreSQL. */
  readonly name: string
  /** The field, or the fields, that tell a row from all others. */
  readonly key: (keyof C & string) | readonly (keyof C & string)[]
  /** The owner of the rows. Rows of a client enter and leave memory with the client, by `clientNo`. */
  readonly owner: Owner
  /** The map of the books that holds the rows by their key. Without it, a client's rows lie only with their client, and other rows are only stored. */
  readonly collection?: string
  /** A second map of the books, and the key of a row in it. */
  readonly alsoBy?: Readonly<Record<string, (row: never) => string>>
  /** The counter from which a new row takes its number. */
  readonly counter?: keyof Counters
  /** True where changes calculate with the rows, so that no `insert` or `update` writes them and code of its own stores and loads them. */
  readonly isWrittenByOwnChanges?: true
  /** Absent where nobody reads the rows back, or code of its own does. */
  readonly loaded?: Loaded<FieldsOf<C>>
  /** The fields that change; absent: all but the key. */
  readonly updates?: readonly (keyof C & string)[]
  /**
   * The field with the day with which a row leaves for history (E28), unless a day still needs it in memory. Null: every row leaves
   * with the day that is moved next. Absent: the rows stay.
   */
  readonly leavesWith?: (keyof C & string) | null
  /** True where a row may change although it lies in history. */
  readonly changesInHistory?: true
}

export interface TableDeclaration extends Said<Columns> {
  readonly columns: Columns
}

export function defineTable<const C extends Columns, const T extends Said<C>>(
  table: T & { readonly columns: C },
): T & { readonly columns: C } {
  return table
}
