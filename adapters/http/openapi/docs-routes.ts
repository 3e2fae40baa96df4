/** GET /openapi.json, and GET /docs, a page that reads it. Nothing is loaded from elsewhere. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openApi } from './openapi.ts'
import { preparePrints } from '../prints/prepare-prints.ts'
import type { FunctionRunner } from '../functions/run-function.ts'
import { sendPage } from '../edge/static-files.ts'

const asset = (name: string): string => readFileSync(join(import.meta.dirname, 'docs', name), 'utf8')

export function docsRoutes(app: FastifyInstance, { functions, parts }: FunctionRunner): void {
  const prints = [...preparePrints(parts).values()].map(({ print }) => print)
  const description = JSON.stringify(openApi(functions, parts.reports.all, prints))
  const [page, script, styles] = [asset('page.html'), asset('page.js'), asset('page.css')]
  app.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(description),
  )
  app.get('/docs', (_request, reply) => sendPage(reply, 'text/html; charset=utf-8', page))
  app.get('/docs/page.js', (_request, reply) => sendPage(reply, 'text/javascript; charset=utf-8', script))
  app.get('/docs/page.css', (_request, reply) => sendPage(reply, 'text/css; charset=utf-8', styles))
}
