/** The parts from which OpenAPI documents are made here. */
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

/** Answers that any signed-in request may get, by status. */
export function errorAnswers(...codes: HttpErrorCode[]): Json {
  const byStatus = new Map<number, string[]>()
  for (const code of codes)
    byStatus.set(HTTP_ERRORS[code].status, [...(byStatus.get(HTTP_ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [String(status), json(ref('Error'), names.join(', '))]),
  )
}
