/**
 * Whatever a branch's teller asks for, by whatever numbers: another branch's clients, accounts, orders and requests stay as they are,
 * and every answer is what it would be if the firm had no such branch.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { cashNo, clientNo, copyOf } from '@guitai/core/testing/books.ts'
import { command, registry } from '@guitai/core/testing/commands.ts'
import {
  BRANCH,
  inputWith,
  namesOf,
  NOBODYS,
  TELLER,
  twoBranches,
} from '@guitai/core/testing/two-branches.ts'

const principal = { kind: 'teller', tellerNo: TELLER[1], branchNo: BRANCH[1] } as const
const askable: readonly AnyFunction[] = FUNCTIONS.filter(
  ({ job, runBy }: AnyFunction) => job === undefined && runBy === undefined,
)
const fields = Object.keys(NOBODYS)
const act = fc.record({
  declaration: fc.constantFrom(...askable),
  /** Of whom each field names something. */
  whose: fc.array(fc.constantFrom('own', 'other', 'nobody'), {
    minLength: fields.length,
    maxLength: fields.length,
  }),
})

type Row = Record<string, unknown>

function forget(rows: Map<unknown, Row>, other: number): void {
  for (const [key, row] of rows)
    if (row['clientNo'] === other || row['makerNo'] === TELLER[2] || row['tellerNo'] === TELLER[2])
      rows.delete(key)
}

/** The same firm, as if the other branch had never been. */
function without(given: MutableBooks): MutableBooks {
  const alone = copyOf(given)
  const other = clientNo('C2')
  for (const rows of Object.values(alone)) if (rows instanceof Map) forget(rows as Map<unknown, Row>, other)
  alone.branches.delete(BRANCH[2])
  alone.branches.delete(4)
  alone.tradingUnits.delete('20003')
  for (const [identity, owner] of alone.clientsByIdentity)
    if (owner === other) alone.clientsByIdentity.delete(identity)
  return alone
}

/** What the teller has typed stands in the own request. */
const isOwnRequest = (line: string): boolean =>
  /^approvals \d+ input/.test(line) && !line.startsWith('approvals 402')
const isOthers = (line: string): boolean =>
  !isOwnRequest(line) && [clientNo('C2'), cashNo('C2'), TELLER[2]].some(no => line.includes(String(no)))
const othersLines = (books: MutableBooks): string[] =>
  [...stateLines(books)].map(line => line.join(' ')).filter(isOthers)

test('a branch’s teller neither changes nor learns anything of another branch', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), acts => {
      const firm = twoBranches()
      const alone = without(firm)
      const names = { own: namesOf(firm, 1), other: namesOf(firm, 2), nobody: NOBODYS }
      const before = othersLines(firm)
      for (const [no, { declaration, whose }] of acts.entries()) {
        const chosen = Object.fromEntries(fields.map((field, i) => [field, names[whose[i] ?? 'own'][field]]))
        const asked = command(declaration.code, inputWith(declaration, chosen), { principal })
        expect(execute(registry, firm, asked, no + 1)).toEqual(execute(registry, alone, asked, no + 1))
      }
      expect(othersLines(firm)).toEqual(before)
    }),
    { numRuns: 150 },
  )
})
