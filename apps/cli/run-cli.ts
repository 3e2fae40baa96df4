/**
 * The command line: every function and report of a running server is a sub-command, as the server describes them.
 *
 * Exit codes: 0 done, or waiting for a second person; 1 refused; 2 not a valid request; 3 the server is away, or the outcome is
 * unknown.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ApprovalNo } from '@guitai/core/frame/answer-fields.ts'
import { saidAnswer, type AnswerSchema } from '@guitai/core/frame/said-answer.ts'
import { resetSecondFactor } from '@guitai/core/functions/people/reset-second-factor.ts'
import {
  CliMistake,
  needsValue,
  NO_CONSOLE_KEY,
  noSuchName,
  noSuchOption,
  serverAway,
  takesNoValue,
  USAGE,
} from './cli-texts.ts'
import { withBar, type BarTerminal } from './job-bar.ts'
import { readInput, type InputSchema } from './read-input.ts'
import { ServerAway, SignInRefused, type Answer, type ServerClient } from './server-client.ts'

export interface Terminal extends BarTerminal {
  out: (text: string) => void
  error: (text: string) => void
  /** Asks without showing what is typed. */
  askSecret: (question: string) => Promise<string>
}

export interface Texts {
  zh: string
  en: string
}

interface Described {
  code: string
  name: string
  title: Texts
  module: string
  mayRun: boolean
  inputSchema: InputSchema
  /** Present for functions. */
  answerSchema?: AnswerSchema
  rejections?: { code: string; zh: string; en: string }[]
}

interface Complaint {
  code: string
  message: Texts
  field?: string
  details?: { field: string; message: Texts }[]
}

export interface CliOptions {
  client: ServerClient
  terminal: Terminal
  language: 'zh' | 'en'
  /** The key in the data folder of a server on this machine, when it is readable. */
  consoleKey: () => string | undefined
}

const OPTIONS = {
  json: { type: 'string' },
  csv: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  raw: { type: 'boolean', default: false },
  'request-id': { type: 'string' },
  'second-factor': { type: 'boolean', default: false },
} as const

export async function runCli(args: readonly string[], options: CliOptions): Promise<number> {
  try {
    const { values, positionals } = parsed(args)
    const [command, ...pairs] = positionals
    if (command === undefined || command === 'help') {
      options.terminal.out(USAGE[options.language])
      return command === undefined && !values.help ? 2 : 0
    }
    if (command === 'list') return await list(options)
    if (command === 'sign-in') return await signIn(options)
    if (command === 'sign-out') return await signOut(options)
    if (command === 'unlock') {
      const path = values['second-factor'] ? `/api/console/${resetSecondFactor.name}` : '/api/console/unlock'
      return await asOperator(path, pairs[0] ?? '', options)
    }
    return await runNamed({ command, pairs, values }, options)
  } catch (error) {
    return explain(error, options)
  }
}

function explain(error: unknown, options: CliOptions): number {
  if (error instanceof SignInRefused) return complain(error.complaint as Complaint | undefined, 1, options)
  if (error instanceof ServerAway) {
    options.terminal.error(serverAway(error.message)[options.language])
    return 3
  }
  options.terminal.error(
    error instanceof CliMistake ? error.texts[options.language] : (error as Error).message,
  )
  return 2
}

/** An option that does not exist, or that has or lacks a value, is said in our words and not in Node's. */
function parsed(args: readonly string[]) {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!Object.hasOwn(OPTIONS, name)) throw new CliMistake(noSuchOption(rawName))
    const { type } = OPTIONS[name as keyof typeof OPTIONS]
    if (type === 'string' && value === undefined) throw new CliMistake(needsValue(rawName))
    if (type === 'boolean' && value !== undefined) throw new CliMistake(takesNoValue(rawName))
  }
  return { values: values as Values, positionals }
}

async function describeAll({
  client,
}: CliOptions): Promise<{ functions: Described[]; reports: Described[] }> {
  const [functions, reports] = [await client.get('/api/functions'), await client.get('/api/reports')]
  if (functions.status !== 200) throw new ServerAway(`GET /api/functions: ${functions.status}`)
  return { functions: functions.body as Described[], reports: reports.body as Described[] }
}

async function list(options: CliOptions): Promise<number> {
  const { functions, reports } = await describeAll(options)
  for (const { code, name, title, mayRun } of [...functions, ...reports]) {
    options.terminal.out(
      `${mayRun ? ' ' : '-'} ${code.padEnd(6)} ${name.padEnd(28)} ${title[options.language]}`,
    )
  }
  return 0
}

async function signIn({ client, terminal }: CliOptions): Promise<number> {
  await client.signIn()
  terminal.out('ok')
  return 0
}

async function signOut({ client, terminal }: CliOptions): Promise<number> {
  await client.signOut()
  terminal.out('ok')
  return 0
}

/** The key lies in the server's data folder, so whoever can read it is the operator. */
async function asOperator(path: string, name: string, options: CliOptions): Promise<number> {
  const key = options.consoleKey()
  if (key === undefined) throw new CliMistake(NO_CONSOLE_KEY)
  return tell(await options.client.console(path, key, { name }), options)
}

interface Values {
  json?: string | undefined
  csv: boolean
  help: boolean
  raw: boolean
  'request-id'?: string | undefined
  'second-factor': boolean
}

interface Words {
  command: string
  pairs: readonly string[]
  values: Values
}

async function runNamed(words: Words, options: CliOptions): Promise<number> {
  const { values } = words
  const [command = '', ...pairs] = words.command === 'report' ? words.pairs : [words.command, ...words.pairs]
  const { functions, reports } = await describeAll(options)
  if (command === '') throw new CliMistake(USAGE)
  const named = (each: Described): boolean =>
    each.code.toUpperCase() === command.toUpperCase() || each.name === command
  const declared = words.command === 'report' ? undefined : functions.find(named)
  const described = declared ?? reports.find(named)
  if (described === undefined) throw new CliMistake(noSuchName(command))
  if (values.help) return describe(described, options)
  const input = await readInput(described.inputSchema, {
    pairs,
    json: values.json,
    askSecret: options.terminal.askSecret,
    listed: code => listed(code, options),
  })
  if (declared === undefined) return runReport({ name: described.name, input, isCsv: values.csv }, options)
  const request = { requestId: values['request-id'] ?? randomUUID(), input }
  const { client, terminal } = options
  const choice = { client, terminal, functionCode: declared.code, afterMs: BAR_AFTER_MS }
  const answer = await withBar(client.runFunction(declared.name, request), choice)
  return values.raw ? tell(answer, options) : say(declared, answer, options)
}

/** Most answers are there sooner. */
const BAR_AFTER_MS = 1000

async function listed(code: string, { client }: CliOptions): Promise<string[]> {
  const { status, body } = await client.get(`/api/reports/instruments?text=${code}`)
  if (status !== 200) return []
  return (body as { rows: { instrument: string }[] }).rows.map(({ instrument }) => instrument)
}

async function runReport(
  { name, input, isCsv }: { name: string; input: Record<string, unknown>; isCsv: boolean },
  options: CliOptions,
): Promise<number> {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    query.set(key, typeof value === 'string' ? value : JSON.stringify(value))
  if (isCsv) query.set('format', 'csv')
  const answer = await options.client.get(`/api/reports/${name}?${query.toString()}`, options.language)
  if (answer.status !== 200) return tell(answer, options)
  options.terminal.out(
    typeof answer.body === 'string' ? answer.body.trimEnd() : JSON.stringify(answer.body, undefined, 2),
  )
  return 0
}

/** Prints with the titles that the function declares; a list as a table, one row per line. */
function say({ answerSchema = {} }: Described, answer: Answer, options: CliOptions): number {
  const { status, body } = answer
  if (status !== 200 && status !== 202) return tell(answer, options)
  const { terminal, language } = options
  const said =
    status === 202
      ? saidAnswer({ properties: { approvalId: ApprovalNo } }, body, language)
      : saidAnswer(answerSchema, (body as { result: unknown }).result, language)
  for (const { title, text, table } of said) {
    terminal.out(table === undefined ? `${title}: ${text}` : `${title}:`)
    for (const cells of table === undefined ? [] : [table.titles, ...table.rows])
      terminal.out(`  ${cells.join('  ')}`)
  }
  if (said.length === 0) terminal.out('ok')
  return 0
}

function tell({ status, body }: Answer, options: CliOptions): number {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (status === 200 || status === 202) {
    options.terminal.out(JSON.stringify(status === 200 ? fields['result'] : fields, undefined, 2))
    return 0
  }
  const complaint = (fields['rejection'] ?? fields['error']) as Complaint | undefined
  return complain(complaint, status >= 500 ? 3 : status === 422 || status === 403 ? 1 : 2, options)
}

function complain(
  complaint: Complaint | undefined,
  exitCode: number,
  { terminal, language }: CliOptions,
): number {
  if (complaint === undefined) terminal.error('?')
  else {
    terminal.error(
      `${complaint.code}: ${complaint.message[language]}${complaint.field === undefined ? '' : ` (${complaint.field})`}`,
    )
    for (const { field, message } of complaint.details ?? [])
      terminal.error(`  ${field} ${message[language]}`)
  }
  return exitCode
}

function describe(
  { code, name, title, inputSchema, rejections = [] }: Described,
  { terminal, language }: CliOptions,
): number {
  terminal.out(`${code} ${name}  ${title[language]}\n`)
  for (const [field, schema] of Object.entries(inputSchema.properties ?? {})) {
    const isNeeded = inputSchema.required?.includes(field) === true
    const form = schema.enum?.join('|') ?? schema.format ?? schema.pattern ?? schema.type ?? ''
    terminal.out(
      `  ${isNeeded ? '*' : ' '} ${field.padEnd(22)} ${(schema['x-title']?.[language] ?? '').padEnd(16)} ${form}`,
    )
  }
  if (rejections.length > 0) terminal.out('')
  for (const rejection of rejections) terminal.out(`    ${rejection.code.padEnd(32)} ${rejection[language]}`)
  return 0
}
