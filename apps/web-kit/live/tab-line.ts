/** This tab's end of the line: in the thread that all tabs share, or in this tab alone where a browser has no such thread. */
import type { FromTab, ToTab } from './messages.ts'
import { SharedLines, tabPort } from './shared-lines.ts'

export interface TabLine {
  say: (message: FromTab) => void
  close: () => void
}

export function openTabLine(hear: (message: ToTab) => void): TabLine {
  /** The latest of each kind, for a port that takes over. */
  const said = new Map<string, FromTab>()
  let isClosed = false
  const listen = (to: MessagePort): MessagePort => {
    to.addEventListener('message', ({ data }: MessageEvent<ToTab>) => {
      if (!isClosed) hear(data)
    })
    to.start()
    return to
  }
  let port = listen(
    sharedPort(() => {
      // The thread's script cannot be had: this tab does without the others.
      if (isClosed) return
      port = listen(ownPort())
      for (const message of said.values()) port.postMessage(message)
    }),
  )
  return {
    say(message) {
      if (message.kind !== 'wake') said.set(message.kind, message)
      port.postMessage(message)
    },
    close() {
      isClosed = true
      port.postMessage({ kind: 'bye' } satisfies FromTab)
    },
  }
}

function sharedPort(failed: () => void): MessagePort {
  if (typeof SharedWorker === 'undefined') return ownPort()
  const worker = new SharedWorker(new URL('./shared-worker.ts', import.meta.url), {
    type: 'module',
    name: 'guitai-line',
  })
  worker.addEventListener('error', failed)
  return worker.port
}

function ownPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  new SharedLines().connect(tabPort(port2))
  return port1
}
