/** An engine over PostgreSQL in this process, as the server runs it, without listening on any port. */
import { PostgresStorage } from '../../adapters/storage/postgres-storage.ts'
import { Engine } from '../../core/engine/engine.ts'
import type { Batch } from '../../core/engine/ports.ts'
import { createRegistry } from '../../core/engine/registry.ts'
import { FUNCTIONS } from '../../core/functions/registry.generated.ts'
import { INBOUND } from '../../core/inbound/registry.generated.ts'

export interface OpenEngine {
  engine: Engine
  /** The bytes that the request ids of two days take outside the heap. */
  requestIdBytes: () => number
  /** Resolves when everything is on disk and the connections are closed. */
  close: () => Promise<void>
}

export async function openEngine(
  url: string,
  committed: (batch: Batch) => void = () => undefined,
): Promise<OpenEngine> {
  const fail = (error: unknown): void => {
    throw error
  }
  const storage = new PostgresStorage(url, fail)
  const opened = await storage.open()
  const engine = new Engine(
    createRegistry(FUNCTIONS, INBOUND),
    { storage, soon: setImmediate, send: () => undefined, committed, failed: fail },
    opened,
  )
  return {
    engine,
    requestIdBytes: () => opened.requestIds.bytes,
    async close() {
      await engine.idle()
      await storage.close()
      engine.retire()
    },
  }
}
