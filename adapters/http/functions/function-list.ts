/** GET /api/functions: every function with its input, answer and refusals, and whether this teller may run it. */
import { pinyin } from 'pinyin-pro'
import type { Books } from '@guitai/core/books/books.ts'
import type { Teller } from '@guitai/core/books/tables/people/teller.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import { aloneUpTo } from '@guitai/core/engine/alone-up-to.ts'
import { mayRun } from '@guitai/core/engine/may-run.ts'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import type { PreparedFunction } from './prepared-functions.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'

/** '普通委托' → 'ptwt', which a teller types. */
export function pinyinInitials(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
}

/** What moves money or shares, or cannot be taken back, is shown once more before it is sent. */
export const asksLastLook = ({ moves, isFinal }: AnyFunction): boolean =>
  moves !== undefined || isFinal === true

function describe({ declaration, permission }: PreparedFunction) {
  const { code, name, title, module, kind, phases, approval, moves, job } = declaration
  return {
    code,
    name,
    title,
    module,
    kind,
    phases,
    permission,
    isForEverybody: declaration.isForEverybody === true,
    pinyin: pinyinInitials(title.zh),
    needsApproval: approval === 'always',
    hasAmountLimit: moves !== undefined,
    asksLastLook: asksLastLook(declaration),
    isJob: job !== undefined,
    inputSchema: closedSchema(declaration.input),
    answerSchema: closedSchema(declaration.answer),
    rejections: declaration.rejections.map(code => ({ code, ...rejectionMessage(code, undefined) })),
  }
}

export type FunctionList = (books: Books, teller: Readonly<Teller>) => object[]

/** The descriptions are made once; only whether they may be run, and how far alone, depends on the caller. */
export function functionList(functions: ReadonlyMap<string, PreparedFunction>): FunctionList {
  const described = [...new Set(functions.values())]
    .map(one => ({ declaration: one.declaration, description: describe(one) }))
    .sort((a, b) => (a.declaration.code < b.declaration.code ? -1 : 1))
  return (books, teller) =>
    described.map(({ declaration, description }) => ({
      ...description,
      mayRun: mayRun(books, teller, declaration),
      aloneUpTo: inDecimals(aloneUpTo(books, teller, declaration)),
    }))
}

function inDecimals(limits: ReturnType<typeof aloneUpTo>): Record<string, string> {
  return Object.fromEntries(Object.entries(limits).map(([currency, limit]) => [currency, formatFen(limit)]))
}
