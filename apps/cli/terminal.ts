/** The terminal in which this program runs. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CliMistake, noTerminal } from './cli-texts.ts'
import type { Terminal } from './run-cli.ts'

type Asking = Terminal & { ask: (question: string) => Promise<string> }

/** What is drawn goes to stderr as well, and only where that is a terminal. */
export function processTerminal(stderr: NodeJS.WriteStream = process.stderr): Asking {
  return {
    ...(stderr.isTTY ? { bar: (text: string) => void stderr.write(`\r\u001b[K${text}`) } : {}),
    out: text => void process.stdout.write(`${text}\n`),
    error: text => void process.stderr.write(`${text}\n`),
    ask: question => ask(question, true),
    askSecret: question => ask(question, false),
  }
}

/** Questions go to stderr, so that only the answer is piped on. */
async function ask(question: string, isShown: boolean): Promise<string> {
  if (!process.stdin.isTTY) throw new CliMistake(noTerminal(question))
  process.stderr.write(question)
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: process.stdin,
    output: isShown ? process.stderr : hidden,
    terminal: true,
  })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (!isShown) process.stderr.write('\n')
  }
}
