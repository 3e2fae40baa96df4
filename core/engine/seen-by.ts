/**
 * The books as a command may see them: where it concerns something of a branch that its teller's rights do not reach, they are
 * without that branch. So what is foreign is answered word for word as what is not there, whatever the function, and nothing of
 * it is changed: what is decided is decided on what is seen.
 */
import { booksWithin } from '../books/books-within.ts'
import type { Books } from '../books/books.ts'
import type { FunctionRight } from '../books/function-right.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { Change } from '../books/changes/change.ts'
import type { Key } from '../frame/define-function.ts'
import type { Gathered } from '../frame/gathered.ts'
import type { Meta } from '../frame/meta.ts'
import { failedSecrets } from '../procedures/people/count-secrets.ts'
import { isWithinReach, reachesAll, reachOfAll } from '../procedures/people/reach.ts'
import { permissionOf, rightsTo } from '../procedures/people/rights.ts'
import { concernedBranches } from './concerned-branches.ts'
import type { Asked } from './coverage.ts'

type KeysOf = (input: unknown, gathered?: Gathered) => readonly Key[]

export function seenBy(books: Books, asked: Asked): Books {
  const { declaration, input, meta } = asked
  const { principal } = meta
  if (principal.kind !== 'teller' || declaration.isOfFirm === true) return books
  const teller = books.tellers.get(principal.tellerNo)
  if (teller === undefined) return books
  const reach = reachOfAll(rightsFor(books, teller, asked), teller)
  if (reach.length === 0 || reachesAll(reach)) return books
  const keys = (declaration.keys as KeysOf)(input, meta.gathered)
  const foreign = concernedBranches(books, { declaration, keys, input }).filter(
    ({ branchNo }) => !isWithinReach(books, branchNo, reach),
  )
  if (foreign.length === 0) return books
  const named = (what: string): Set<unknown> =>
    new Set(foreign.filter(({ about }) => about === what).map(({ value }) => value))
  const isSeen = (branchNo: number | undefined): boolean =>
    branchNo !== undefined && isWithinReach(books, branchNo, reach)
  return booksWithin(books, isSeen, { units: named('trading-unit'), tellers: named('teller') })
}

const OWN_BRANCH = [{}]

/** What asks for no right reaches the own branch; and as far as any right, where it only writes down what another one allows. */
function rightsFor(
  books: Books,
  teller: Readonly<Teller>,
  { declaration }: Asked,
): readonly Pick<FunctionRight, 'branches'>[] {
  if (declaration.isForEverybody === true) return OWN_BRANCH
  if (declaration.runBy === 'system') return teller.roles.flatMap(name => books.roles.get(name)?.rights ?? [])
  return rightsTo(books, teller, permissionOf(declaration))
}

/** Of what is not seen nothing changes: a password guessed for it counts against nobody, the teller's own does. */
export function countedSecrets(books: Books, seen: Books, meta: Meta): Change[] {
  if (seen === books) return failedSecrets(books, meta)
  const own = Object.entries(meta.secrets).filter(([, { kind }]) => kind === 'sign-in')
  return failedSecrets(books, { ...meta, secrets: Object.fromEntries(own) })
}
