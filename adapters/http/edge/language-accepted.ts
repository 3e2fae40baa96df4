/** The language of what leaves as a file: English where the reader asks for it first, Chinese otherwise. */
import type { FastifyRequest } from 'fastify'

export function languageAccepted({ headers }: FastifyRequest): 'zh' | 'en' {
  return /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh'
}
