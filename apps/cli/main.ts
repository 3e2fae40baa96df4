/** `npm run guitai -- FUNCTION key=value …` uses the counter from a terminal. */
import { fileURLToPath } from 'node:url'
import { askCredentials } from './ask-credentials.ts'
import { consoleKey } from './console-key.ts'
import { outliveReaders } from './closed-pipe.ts'
import { runCli } from './run-cli.ts'
import { ServerClient } from './server-client.ts'
import { processTerminal } from './terminal.ts'
import { tokenFile } from './token-file.ts'

const { env } = process
outliveReaders([process.stdout, process.stderr], error => {
  process.exitCode = 3
  process.stderr.write(`${error.message}\n`)
})
const url = env['GUITAI_URL'] ?? `http://127.0.0.1:${env['GUITAI_PORT'] ?? '8080'}`
const terminal = processTerminal()
const language = /^zh/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'zh' : 'en'

const client = new ServerClient({
  url,
  tokens: tokenFile(env, url, env['GUITAI_USER'] ?? ''),
  askCredentials: () => askCredentials(env, terminal, language),
  pause: () => new Promise(resolve => setTimeout(resolve, 1000)),
})
const dataDir = env['GUITAI_DATA'] ?? fileURLToPath(new URL('../../data', import.meta.url))
const code = await runCli(process.argv.slice(2), {
  client,
  terminal,
  language,
  consoleKey: () => consoleKey(dataDir),
})
// An answer that could not be written has set it.
process.exitCode ??= code
