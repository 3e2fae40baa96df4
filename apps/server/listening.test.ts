/** Where it may listen: what the environment says, and with which sentence the server refuses to begin. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CannotListen, readListening } from './listening.ts'

const pem = (name: string): string =>
  join(import.meta.dirname, '../../adapters/http/testing/tls', `${name}.pem`)
const CERT = { GUITAI_TLS_CERT: pem('cert'), GUITAI_TLS_KEY: pem('key') }

test.each<[NodeJS.ProcessEnv, object]>([
  [{}, { host: '127.0.0.1', port: 8080, names: ['127.0.0.1'] }],
  [
    { GUITAI_HOST: '::1', GUITAI_PORT: '0' },
    { host: '::1', port: 0, names: ['[::1]'] },
  ],
  [
    { GUITAI_HOST: '0.0.0.0', GUITAI_PLAIN_HTTP: '1', GUITAI_NAMES: 'Counter.example, 10.1.2.3,' },
    { host: '0.0.0.0', port: 8080, names: ['counter.example', '10.1.2.3'] },
  ],
  [
    { GUITAI_HOST: '10.1.2.3', ...CERT },
    {
      host: '10.1.2.3',
      port: 8080,
      names: ['10.1.2.3'],
      tls: { cert: expect.any(Buffer) as Buffer, key: expect.any(Buffer) as Buffer },
    },
  ],
])('%j', (env, listening) => {
  expect(readListening(env)).toEqual(listening)
})

test.each<[NodeJS.ProcessEnv, RegExp]>([
  [{ GUITAI_HOST: '0.0.0.0' }, /GUITAI_PLAIN_HTTP=1/],
  [{ GUITAI_HOST: '10.1.2.3', GUITAI_PLAIN_HTTP: 'no' }, /GUITAI_PLAIN_HTTP=1/],
  [{ GUITAI_TLS_CERT: pem('cert') }, /belong together/],
  [{ GUITAI_TLS_KEY: pem('key') }, /belong together/],
  [{ ...CERT, GUITAI_TLS_KEY: pem('none') }, /GUITAI_TLS_KEY=.*none.pem cannot be read: ENOENT/],
  [{ ...CERT, GUITAI_TLS_KEY: pem('cert') }, /not a certificate and its key/],
  [{ GUITAI_PORT: 'eighty' }, /GUITAI_PORT/],
  [{ GUITAI_PORT: '70000' }, /GUITAI_PORT/],
])('%j: one sentence', (env, sentence) => {
  expect(() => readListening(env)).toThrow(CannotListen)
  expect(() => readListening(env)).toThrow(sentence)
})
