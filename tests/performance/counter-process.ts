/**
 * The counter as a process of its own on an existing database: `counter-process.ts DATABASE_URL FOLDER`. It prints its address
 * in one line and ends when its standard input does. No exchange is connected; the time is ten in the morning.
 */
import { startCounter } from '../../apps/server/counter.ts'
import { STANDING_CLOCK } from './bench-books.ts'

const [databaseUrl = '', dataDir = ''] = process.argv.slice(2)
const counter = await startCounter({ databaseUrl, dataDir, host: '127.0.0.1', port: 0, logLevel: 'warn' })
counter.clock.hear(STANDING_CLOCK)
process.stdout.write(`${JSON.stringify({ url: counter.url })}\n`)
process.stdin.resume().once('end', () => void counter.stop().then(() => process.exit(0)))
