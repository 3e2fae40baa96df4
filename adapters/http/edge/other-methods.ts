/**
 * A known address asked for by a method that it does not take is answered with 405 and the methods that it does (RFC 9110,
 * 15.5.6), before a byte of the body is read. What these are, the routes say; addresses with `*` (files) are left to 404.
 */
import type { FastifyInstance, HTTPMethods } from 'fastify'
import { HttpError } from './answers.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Notes the routes that are added from now on; the function returned adds what answers their other methods. */
export function otherMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, HTTPMethods[]>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    taken.set(url, [...(taken.get(url) ?? []), ...[method].flat()] as HTTPMethods[])
  })
  return () => {
    for (const [url, methods] of taken) refuseOthers(app, url, methods)
  }
}

function refuseOthers(app: FastifyInstance, url: string, methods: readonly HTTPMethods[]): void {
  app.route({
    url,
    method: METHODS.filter(each => !methods.includes(each)),
    onRequest(_request, reply) {
      void reply.header('allow', methods.join(', '))
      throw new HttpError('method_not_allowed')
    },
    handler: () => undefined,
  })
}
