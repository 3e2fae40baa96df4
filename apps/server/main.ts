/**
 * `npm run server`: the counter on its embedded database (or DATABASE_URL), connected only to the lines that the file
 * GUITAI_LINES names. A new installation gets its first tellers and trading units, who open the day.
 */
import { present } from '@guitai/core/base/assert.ts'
import { FIRST_TELLERS, install, isInstalled, whoMaySignIn } from './installation.ts'
import { readLines } from './lines.ts'
import { dataDir, runServer } from './run-server.ts'
import { giver } from './system-commands.ts'

const { GUITAI_LINES: file = '' } = process.env

await runServer({
  options() {
    const lines = file === '' ? [] : readLines(file)
    return {
      publicPasswords: FIRST_TELLERS.map(({ password }) => password),
      findLines: () => Promise.resolve(lines),
    }
  },
  async opened(counter) {
    if (!isInstalled(present(counter.host.books, 'open books'))) await install(giver(counter, 'installation'))
  },
  welcome: ({ url }) =>
    `\n柜台 Guitai  ${url}\n\n${whoMaySignIn()}\n线路 lines     ${file === '' ? '（无 none）' : file}\n数据 data      ${dataDir}\n停止 stop      Ctrl-C\n\n`,
})
