/**
 * Splits the chain's lines, 'table hash key', in SQL, each with its batch and the format of the hashed text. The newest line of
 * a key says what its row must be.
 */

/** Stands in place of a hash when the row was removed. */
export const REMOVED = '-'.repeat(32)

const TAKEN_APART = `left(l, strpos(l, ' ') - 1) collate "C" as table_name, substr(l, strpos(l, ' ') + 34) collate "C" as row_key,
  substr(l, strpos(l, ' ') + 1, 32) collate "C" as hash`

/** Lines of the batches from `from` to `to`, which are SQL expressions or numbers of parameters. */
export function batchLines(from: string, to: string): string {
  return `select b.batch_no, 0::bigint as link_no, b.format_no, ${TAKEN_APART}
    from everyday.batch b cross join lateral string_to_table(b.row_hashes, E'\\n') l
    where b.batch_no between ${from} and ${to} and l <> ''`
}

/** Lines of links; they count from the newest batch before them on. */
export function linkLines(from: string, to: string): string {
  return `select k.batch_no, k.link_no, (k.content::jsonb ->> 'formatNo')::int as format_no, ${TAKEN_APART}
    from chain.link k cross join lateral string_to_table(k.row_hashes, E'\\n') l
    where k.batch_no between ${from} and ${to} and l <> ''`
}
