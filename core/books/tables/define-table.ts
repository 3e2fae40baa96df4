/**
 * What is said of a table of the books, once. All that has its shape follows from it: the type of a row, where its rows lie in
 * memory, what is loaded and let go, what a batch has to write, the hash of the state, and the columns in PostgreSQL.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Fen, Price, Shares } from '../../base/money.ts'
import type { Counters } from '../counters.ts'

export type ColumnType =
  'int8' | 'int4' | 'text' | 'date' | 'time' | 'bool' | 'json' | 'numeric' | 'char' | 'uuid'

export interface Column<Value = unknown> {
  readonly type: ColumnType
  /** Where the table has null the row has no such field. */
  readonly isOptional?: true
  /** It is a record of its own in the row, and a column for each of its fields in the table. */
  readonly within?: Columns
  /** No column has it: it says the type of the values. */
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

/** One of the values, or a date that the business day says. */
type Wanted<Value> = readonly Value[] | 'today' | 'from-today' | 'from-last-day'

/** Which rows a day needs in memory: those that one of the alternatives fits. */
export type Loaded<Row> = 'all' | readonly { readonly [Field in keyof Row]?: Wanted<Row[Field]> }[]

type Owner = 'client' | 'teller' | 'nobody'

interface Said<C extends Columns> {
  /** In PostgreSQL. */
  readonly name: string
  /** The field, or the fields, that tell a row from all others. */
  readonly key: (keyof C & string) | readonly (keyof C & string)[]
  /** Whose the rows are: a client's are loaded and let go with the client, by `clientNo`. */
  readonly owner: Owner
  /** The map of the books in which the rows lie by their key. A client's without one lie with their client alone; others are only stored. */
  readonly collection?: string
  /** A second map, and what a row is called there. */
  readonly alsoBy?: Readonly<Record<string, (row: never) => string>>
  /** Where a new row's number comes from. */
  readonly counter?: keyof Counters
  /** No `insert` or `update` writes it, because its changes reckon; code of its own keeps and loads the rows. */
  readonly isWrittenByOwnChanges?: true
  /** Absent: nobody reads the rows back, or code of its own does. */
  readonly loaded?: Loaded<FieldsOf<C>>
  /** The fields that change; absent: all but the key. */
  readonly updates?: readonly (keyof C & string)[]
}

export interface TableDeclaration extends Said<Columns> {
  readonly columns: Columns
}

export function defineTable<const C extends Columns, const T extends Said<C>>(
  table: T & { readonly columns: C },
): T & { readonly columns: C } {
  return table
}
