/** The parts from which OpenAPI documents are made here. */
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import type { Words } from '@guitai/core/words/words.ts'
import { HTTP_ERRORS, type HttpErrorCode } from '../edge/answers.ts'

export type Json = Record<string, unknown>

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
export const json = (schema: Json, description: string): Json => ({
  description,
  content: { 'application/json': { schema } },
})
export const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
})

/** Answers that a request may get, by status. Whatever needs a session may come from a page of another teller, too. */
export function errorAnswers(...given: HttpErrorCode[]): Json {
  const codes = given.flatMap(code =>
    code === 'not_signed_in' ? [code, 'page_of_another' as const] : [code],
  )
  const byStatus = new Map<number, string[]>()
  for (const code of codes)
    byStatus.set(HTTP_ERRORS[code].status, [...(byStatus.get(HTTP_ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [String(status), json(ref('Error'), names.join(', '))]),
  )
}

/** A declared schema in the form in which it is checked, each coded value with its words. */
export function published(schema: object): Json {
  return worded(closedSchema(schema)) as Json
}

function worded(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(worded)
  if (typeof part !== 'object' || part === null) return part
  const { 'x-labels': labels, ...rest } = part as { 'x-labels'?: Words }
  const inner = Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, worded(each)]))
  return labels === undefined ? inner : { description: wordsOf(labels), ...inner, 'x-labels': labels }
}

/** 'queued 未报 Queued; new 已报 Accepted'. */
export function wordsOf(labels: Words): string {
  return Object.entries(labels)
    .map(([value, { zh, en }]) => `${value} ${zh} ${en}`)
    .join('; ')
}
