/** Where it may listen: what the environment says, and the sentence with which the server refuses to start. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CannotListen, readListening, tryListening } from './listening.ts'

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

test('a port that is in use, an address that is not ours: one sentence in both languages', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(tryListening({ host: '127.0.0.1', port })).rejects.toThrow(
    new CannotListen(
      `端口已被占用，程序未启动。The port is in use by another program; nothing was started: 127.0.0.1:${port} (GUITAI_HOST, GUITAI_PORT).`,
    ),
  )
  other.close()
  await once(other, 'close')
  await expect(tryListening({ host: '127.0.0.1', port })).resolves.toBeUndefined()
  await expect(tryListening({ host: '192.0.2.1', port: 0 })).rejects.toThrow(CannotListen)
})
