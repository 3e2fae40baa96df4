/**
 * GET /openapi.json, and GET /docs, where Swagger UI shows it and tries it out. Swagger UI is taken from Fastify's package of it, so
 * nothing is loaded from elsewhere; its files are read when somebody first looks.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openApi } from './openapi.ts'
import { preparePrints } from '../prints/prepare-prints.ts'
import type { FunctionRunner } from '../functions/run-function.ts'
import { sendPage } from '../edge/static-files.ts'

const OWN = join(import.meta.dirname, 'docs')
const swaggerUi = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static')

const HTML = 'text/html; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'
const STYLES = 'text/css; charset=utf-8'

const FILES: readonly { at: string; type: string; file: () => string }[] = [
  { at: '/docs', type: HTML, file: () => join(OWN, 'page.html') },
  { at: '/docs/page.js', type: SCRIPT, file: () => join(OWN, 'page.js') },
  { at: '/docs/page.css', type: STYLES, file: () => join(OWN, 'page.css') },
  { at: '/docs/swagger-ui-bundle.js', type: SCRIPT, file: () => join(swaggerUi(), 'swagger-ui-bundle.js') },
  { at: '/docs/swagger-ui.css', type: STYLES, file: () => join(swaggerUi(), 'swagger-ui.css') },
]

export function docsRoutes(app: FastifyInstance, { functions, parts }: FunctionRunner): void {
  const prints = [...preparePrints(parts).values()].map(({ print }) => print)
  const description = JSON.stringify(openApi(functions, parts.reports.all, prints))
  app.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(description),
  )
  for (const { at, type, file } of FILES) {
    let text: string | undefined
    app.get(at, (_request, reply) => sendPage(reply, type, (text ??= readFileSync(file(), 'utf8'))))
  }
}
