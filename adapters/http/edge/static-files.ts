/**
 * The built web counter: files with hashed names are cached for ever, the page that names them is checked each time, and every
 * path that is no file gives the page itself, whose own router knows what to show. Where the build has laid a compressed form beside
 * a file, that is sent to whoever can read it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HTTP_ERRORS, sendError } from './answers.ts'

/** Everything comes from here. Styles may stand in the page, because the component library writes them there. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

export function sendPage(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.headers(PAGE_HEADERS).header('cache-control', 'no-cache').type(type).send(text)
}

export async function staticFiles(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const root = folder !== undefined && existsSync(join(folder, 'index.html')) ? folder : undefined
  if (root !== undefined) {
    await app.register(fastifyStatic, {
      root,
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      index: ['index.html'],
      setHeaders: (reply, path) => {
        for (const [name, value] of Object.entries(PAGE_HEADERS)) void reply.header(name, value)
        void reply.header(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) =>
    root !== undefined && wantsPage(request) ? reply.sendFile('index.html') : sendNotFound(request, reply),
  )
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    !url.startsWith('/api/') &&
    !url.startsWith('/assets/') &&
    (headers.accept ?? '').includes('text/html')
  )
}

function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url !== '/') return sendError(reply, { code: 'not_found' })
  const { zh } = HTTP_ERRORS.not_found
  return sendPage(
    reply.code(404),
    'text/html; charset=utf-8',
    `<!doctype html><meta charset="utf-8"><title>Guitai</title><p>${zh}: web counter not built. <a href="/docs">API</a>`,
  )
}
