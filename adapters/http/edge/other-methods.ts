/**
 * A known address that is asked with a method it does not accept answers 405 and the accepted methods (RFC 9110, 15.5.6),
 * before a byte of the body is read. The routes say which these are; addresses with `*` (files) answer 404.
 */
import type { FastifyInstance, HTTPMethods } from 'fastify'
import { HttpError } from './answers.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Records the routes that are added from now on. The returned function adds the answers to their other methods. */
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
