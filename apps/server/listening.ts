/**
 * Where the counter listens, under which names, and with which certificate: from the environment, or a sentence that says why
 * it cannot.
 *
 * Passwords and clients' data never travel in clear by accident: beyond the machine itself there is a certificate, or the
 * operator has stated that there shall be none. (OWASP ASVS 4.0.3, 9.1.1 and 9.1.2)
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, isIPv6 } from 'node:net'
import { createSecureContext } from 'node:tls'
import { isLoopback } from '@guitai/adapters/http/edge/own-names.ts'
import type { TlsFiles } from '@guitai/adapters/http/ports.ts'

export interface Listening {
  host: string
  port: number
  /** Names besides those of the machine itself. */
  names: readonly string[]
  tls?: TlsFiles
}

/** The message is printed to the operator as it is. */
export class CannotListen extends Error {
  override name = 'CannotListen'
}

const ANYWHERE = ['0.0.0.0', '::']

export function readListening(env: NodeJS.ProcessEnv): Listening {
  const host = env['GUITAI_HOST'] ?? '127.0.0.1'
  const port = Number(env['GUITAI_PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotListen(`端口无效。GUITAI_PORT is not a port: ${env['GUITAI_PORT']}`)
  const tls = readTls(env['GUITAI_TLS_CERT'], env['GUITAI_TLS_KEY'])
  if (tls === undefined && !isLoopback(host) && env['GUITAI_PLAIN_HTTP'] !== '1')
    throw new CannotListen(
      `不使用 TLS 时只在本机监听。GUITAI_HOST=${host} is reached from other machines: give GUITAI_TLS_CERT and GUITAI_TLS_KEY, or say GUITAI_PLAIN_HTTP=1 if everything may travel in clear.`,
    )
  return { host, port, names: namesOf(host, env['GUITAI_NAMES']), ...(tls === undefined ? {} : { tls }) }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被占用，程序未启动。The port is in use by another program; nothing was started',
  EACCES: '无权使用该端口，程序未启动。This user may not listen there; nothing was started',
  EADDRNOTAVAIL: '本机没有该地址，程序未启动。The address is not one of this machine; nothing was started',
  ENOTFOUND: '地址无法解析，程序未启动。The address cannot be resolved; nothing was started',
}

/** An operating system's refusal as a sentence; any other error unchanged. */
export function whyNotListening(error: unknown, { host, port }: Pick<Listening, 'host' | 'port'>): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? '']
  return reason === undefined
    ? error
    : new CannotListen(`${reason}: ${host}:${port} (GUITAI_HOST, GUITAI_PORT).`)
}

/** Listens for a moment, before anything else is started. */
export async function tryListening(where: Pick<Listening, 'host' | 'port'>): Promise<void> {
  const server = createServer()
  try {
    server.listen(where.port, where.host)
    await once(server, 'listening')
  } catch (error) {
    throw whyNotListening(error, where)
  }
  server.close()
  await once(server, 'close')
}

function namesOf(host: string, given = ''): string[] {
  const own = ANYWHERE.includes(host) ? [] : [isIPv6(host) ? `[${host}]` : host]
  const said = given.split(',').map(name => name.trim())
  return [...own, ...said].filter(name => name !== '').map(name => name.toLowerCase())
}

function readTls(certFile: string | undefined, keyFile: string | undefined): TlsFiles | undefined {
  if (certFile === undefined && keyFile === undefined) return undefined
  if (certFile === undefined || keyFile === undefined)
    throw new CannotListen(
      '证书和私钥须同时给出。GUITAI_TLS_CERT and GUITAI_TLS_KEY belong together: one of them is missing.',
    )
  const files = { cert: read('GUITAI_TLS_CERT', certFile), key: read('GUITAI_TLS_KEY', keyFile) }
  try {
    createSecureContext(files)
  } catch (error) {
    throw new CannotListen(
      `证书或私钥无效。GUITAI_TLS_CERT and GUITAI_TLS_KEY are not a certificate and its key (PEM): ${(error as Error).message}`,
    )
  }
  return files
}

function read(variable: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CannotListen(
      `文件无法读取。${variable}=${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? ''}`,
    )
  }
}
