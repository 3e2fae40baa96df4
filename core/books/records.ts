/**
 * The declared tables of the books (tables/), and what follows from their declarations: the types of rows and maps, where a row lies
 * in memory, and what it is called there. A table is added by its declaration, a migration and `npm run generate`.
 */
import { present } from '../base/assert.ts'
import type { RowOf, TableDeclaration } from './tables/define-table.ts'
import { DECLARED_TABLES } from './tables/registry.generated.ts'

type Declared = (typeof DECLARED_TABLES)[number]
/** Every table that is declared. */
export type DeclaredName = Declared['name']
type Recorded = Exclude<Declared, { readonly isWrittenByOwnChanges: true }>
/** Those whose rows are written by `insert` and `update`. */
export type DeclaredTable = Recorded['name']

/** The declaration of each table, by name. */
type DeclarationOf<T extends DeclaredTable> = Extract<Recorded, { readonly name: T }>
export type Rows = { [T in DeclaredTable]: RowOf<DeclarationOf<T>> }

/** A number or a text; rows with a key of several fields are only stored. */
export type RecordKey = number | string
type KeyOf<D extends Recorded> = D['key'] extends infer Field extends keyof RowOf<D>
  ? RowOf<D>[Field] & RecordKey
  : never

type Collected = Extract<Recorded, { readonly collection: string }>
/** The maps of the books, writable. */
export type Collections = { [D in Collected as D['collection']]: Map<KeyOf<D>, RowOf<D>> }
type Indexed = Extract<Recorded, { readonly alsoBy: object }>
/** Second ways to the same rows. */
export type Indexes = { [D in Indexed as keyof D['alsoBy'] & string]: Map<string, RowOf<D>> }
export type ReadonlyMaps<Maps> = {
  readonly [Name in keyof Maps]: Maps[Name] extends Map<infer Key, infer Row>
    ? ReadonlyMap<Key, Readonly<Row>>
    : never
}

type OwnedAlone = Exclude<Extract<Recorded, { readonly owner: 'client' }>, Collected>
/** Tables whose rows lie with their client alone. */
export type ClientRecordTable = OwnedAlone['name']
export type ClientRecords = Pick<Rows, ClientRecordTable>
export type ClientRecordMaps = { [T in ClientRecordTable]?: Map<RecordKey, ClientRecords[T]> }

export const TABLES: readonly TableDeclaration[] = DECLARED_TABLES
const BY_NAME = new Map(TABLES.map(table => [table.name, table]))

export function declarationOf(table: DeclaredTable): TableDeclaration {
  return present(BY_NAME.get(table), table)
}

/** Tables whose rows leave for history with their day. */
export const LEAVING_TABLES: readonly TableDeclaration[] = TABLES.filter(
  ({ leavesWith }) => leavesWith !== undefined,
)

/** Rows that lie with their client alone: loaded and let go with it. */
export function isClientRecord(table: string): table is ClientRecordTable {
  const declaration = BY_NAME.get(table)
  if (declaration?.isWrittenByOwnChanges === true) return false
  return declaration?.owner === 'client' && declaration.collection === undefined
}

export const CLIENT_RECORD_TABLES: readonly ClientRecordTable[] = TABLES.map(({ name }) => name).filter(
  isClientRecord,
)

export function keyOfRecord({ key }: TableDeclaration, row: object): RecordKey {
  return (row as Record<string, RecordKey>)[key as string] as RecordKey
}

/** A client's records of one kind, in the order they came to be. */
export function recordsOf<T extends ClientRecordTable>(
  client: { readonly records: ClientRecordMaps },
  table: T,
): readonly Readonly<ClientRecords[T]>[] {
  return [...(client.records[table]?.values() ?? [])] as readonly ClientRecords[T][]
}

export function recordOf<T extends ClientRecordTable>(
  client: { readonly records: ClientRecordMaps },
  table: T,
  key: RecordKey,
): Readonly<ClientRecords[T]> | undefined {
  return client.records[table]?.get(key)
}

type Maps = Collections & Indexes

/** Every map of the books that a declaration names, empty. */
export function emptyCollections(): Maps {
  const names = TABLES.flatMap(({ collection, alsoBy = {} }) =>
    collection === undefined ? [] : [collection, ...Object.keys(alsoBy)],
  )
  return Object.fromEntries(names.map(name => [name, new Map()])) as Maps
}

type AnyMap = Map<RecordKey, object>

/** The map in which rows of a table lie, of the books. */
export function collectionOf(books: Collections, { collection = '', name }: TableDeclaration): AnyMap {
  return present((books as unknown as Record<string, AnyMap>)[collection], `rows of ${name}`)
}

/** Takes a row in under its key and its other names; the row that was there before loses them. */
export function keepRow(books: Maps, table: TableDeclaration, row: object): void {
  collectionOf(books, table).set(keyOfRecord(table, row), row)
  nameRow(books, table, row)
}

export function nameRow(books: Indexes, { alsoBy = {} }: TableDeclaration, row: object): void {
  for (const [index, nameOf] of Object.entries(alsoBy)) indexOf(books, index).set(nameOf(row as never), row)
}

export function unnameRow(books: Indexes, { alsoBy = {} }: TableDeclaration, row: object): void {
  for (const [index, nameOf] of Object.entries(alsoBy)) indexOf(books, index).delete(nameOf(row as never))
}

const indexOf = (books: Indexes, index: string): Map<string, object> =>
  (books as unknown as Record<string, Map<string, object>>)[index] as Map<string, object>
