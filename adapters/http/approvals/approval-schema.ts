/** What a checker enters at the maker's window; the route checks it and the documents show it. */
import { Type } from 'typebox'
import { Code } from '@guitai/core/frame/fields.ts'

export const DECIDE_APPROVAL = Type.Object({
  requestId: Type.String({ minLength: 1, maxLength: 64 }),
  checker: Type.String({ minLength: 1, maxLength: 40 }),
  password: Type.String({ minLength: 1, maxLength: 64 }),
  /** For a checker with a second factor. */
  code: Type.Optional(Code),
  agree: Type.Boolean(),
  /** For a refusal. */
  reason: Type.Optional(Type.String({ maxLength: 200 })),
})
