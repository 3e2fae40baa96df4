/**
 * Reports come in bursts, and one socket write for each would cost more than the matching. So the reports of one turn of the
 * event loop are written together. Other messages (logon, heartbeat, resend) are written at once, after the gathered reports.
 */
import type { FaultHook, FaultLine } from '@guitai/adapters/exchange-fix/faults.ts'

const REPORT_TYPES = ['8', '9', 'j']

interface Gathered {
  line: FaultLine
  bytes: string[]
}

export function gatherWrites(hook: FaultHook): FaultHook {
  const gathered = new Map<string, Gathered>()

  function flush(sessionId: string): void {
    const waiting = gathered.get(sessionId)
    if (waiting === undefined) return
    gathered.delete(sessionId)
    waiting.line.write(waiting.bytes.join(''))
  }

  function write(line: FaultLine, bytes: string): void {
    const { sessionId } = line
    if (!REPORT_TYPES.includes(line.type)) {
      flush(sessionId)
      line.write(bytes)
      return
    }
    const waiting = gathered.get(sessionId)
    if (waiting !== undefined) {
      waiting.bytes.push(bytes)
      return
    }
    gathered.set(sessionId, { line, bytes: [bytes] })
    setImmediate(() => flush(sessionId))
  }

  return (message, line) => {
    hook(message, {
      ...line,
      write: bytes => write(line, bytes),
      cut: () => {
        flush(line.sessionId)
        line.cut()
      },
    })
  }
}
