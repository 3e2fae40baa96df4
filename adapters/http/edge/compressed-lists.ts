/**
 * The long lists that every page reads first, functions and reports with their schemas, are sent compressed to whoever can read
 * that. Only these: they have no secret and nothing that a request has put in. (CVE-2013-3587)
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)

/** A route's `onSend`. */
export async function compressed(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  void reply.header('vary', 'accept-encoding')
  if (typeof payload !== 'string' || !takesGzip(headers['accept-encoding'])) return payload
  const bytes = await compress(payload)
  void reply.header('content-encoding', 'gzip').removeHeader('content-length')
  return bytes
}

function takesGzip(header: string | string[] | undefined): boolean {
  const offered = String(header ?? '').split(',')
  return offered.some(each => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(each))
}
