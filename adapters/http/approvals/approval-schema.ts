/** What a checker gives at the maker's window; the route checks it and the documents show it. */
import { Type } from 'typebox'
import { Code } from '@guitai/core/frame/fields.ts'

export const DECIDE_APPROVAL = Type.Object({
  requestId: Type.String({ minLength: 1, maxLength: 64 }),
  checker: Type.String({ minLength: 1, maxLength: 40 }),
  password: Type.String({ minLength: 1, maxLength: 64 }),
  /** Of a checker with a second factor. */
  code: Type.Optional(Code),
  agree: Type.Boolean(),
  /** Of a refusal. */
  reason: Type.Optional(Type.String({ maxLength: 200 })),
})
