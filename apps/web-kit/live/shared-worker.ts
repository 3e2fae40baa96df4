/** The thread that all tabs of a browser share. It ends with the last of them. */
import { SharedLines, tabPort } from './shared-lines.ts'

const lines = new SharedLines()

addEventListener('connect', event => {
  for (const port of (event as MessageEvent).ports) lines.connect(tabPort(port))
})
