/**
 * GET /api/reports and GET /api/reports/{code or name}?…: queries and reports. They read committed tables through the reports'
 * own workers and never wait for the engine, nor the engine for them.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Books } from '@guitai/core/books/books.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { hasRight, permissionOf } from '@guitai/core/procedures/people/rights.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { compressed } from '../edge/compressed-lists.ts'
import { languageAccepted } from '../edge/language-accepted.ts'
import { signedIn } from '../edge/authenticate.ts'
import { mayNotLook, recordLook } from './record-look.ts'
import { reportContext } from './report-context.ts'
import { pinyinInitials } from '../functions/function-list.ts'
import type { ReportAnswer, ReportDescription, ReportRequest } from '../ports.ts'
import { isListedIn, tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import { meantIds, type MeantIds } from '../edge/meant-ids.ts'
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '@guitai/reports/frame/report-formats.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { looseCheck, type Check } from '../edge/strict-schema.ts'

interface PreparedReport {
  report: ReportDescription
  permission: string
  meant: MeantIds
  check: Check
}

export function reportRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const prepared = new Map<string, PreparedReport>()
  for (const report of runner.parts.reports.all) {
    const one = {
      report,
      permission: permissionOf(report),
      meant: meantIds(report.input),
      check: looseCheck(report.input),
    }
    prepared.set(report.code, one)
    prepared.set(report.name, one)
  }
  const described = runner.parts.reports.all.map(report => ({
    code: report.code,
    name: report.name,
    title: report.title,
    module: report.module,
    kind: report.kind,
    permission: permissionOf(report),
    pinyin: pinyinInitials(report.title.zh),
    inputSchema: closedSchema(report.input),
    columns: report.columns,
  }))
  app.get('/api/reports', { onSend: compressed }, request => {
    const teller = tellerOf(runner.parts, signedIn(runner.sessions, request))
    return described.map(one => ({ ...one, mayRun: rightTo(runner, teller.tellerNo, one.permission) }))
  })
  app.get('/api/reports/:report', (request, reply) => runReport(runner, prepared, { request, reply }))
}

async function runReport(
  runner: FunctionRunner,
  reports: ReadonlyMap<string, PreparedReport>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const session = signedIn(runner.sessions, request)
  const prepared = reports.get((request.params as { report: string }).report)
  if (prepared === undefined) throw new HttpError('report_not_found')
  const teller = tellerOf(runner.parts, session)
  const query = prepared.meant(request.query, isListedIn(runner)) as Record<string, unknown>
  const { format, input, ...asked } = checkedInput(prepared, query)
  const look = {
    session,
    branchNo: teller.branchNo,
    report: prepared.report.name,
    permission: prepared.permission,
    terms: input,
  }
  if (mayNotLook(runner.parts, look)) return sendRefusal(reply, await recordLook(runner, look, []))
  const language = asked.language ?? languageAccepted(request)
  const context = reportContext(runner.parts.books() as Books, teller, {
    permissions: [prepared.permission],
    workstation: session.workstation,
    time: runner.parts.clock().time,
  })
  if (prepared.report.about === 'headquarters' && context.branches !== null)
    return sendRejection(reply, 403, reject('headquarters_only'))
  const wanted: ReportRequest = { name: prepared.report.name, input, format, language, context }
  const answer = await runner.places.readings.during(teller.tellerNo, () => runner.parts.reports.run(wanted))
  const looks = answer.kind === 'done' ? answer.looks : []
  // What shows personal data leaves when it is written down who saw it.
  const refusal = looks.length === 0 ? undefined : await recordLook(runner, look, looks)
  return refusal === undefined ? sendReport(reply, wanted, answer) : sendRefusal(reply, refusal)
}

function sendRefusal(reply: FastifyReply, refusal: Rejection | undefined): FastifyReply {
  return sendRejection(reply, 403, refusal ?? reject('permission_missing'))
}

function rightTo({ parts }: FunctionRunner, tellerNo: number, permission: string): boolean {
  const books = parts.books()
  const teller = books?.tellers.get(tellerNo)
  return books !== undefined && teller !== undefined && hasRight(books, teller, permission)
}

/** What is asked for, beside the filters: in which form and, for a file, in which language. */
interface Asked {
  format: ReportFormat
  language?: 'zh' | 'en'
  input: Record<string, unknown>
}

function checkedInput({ check }: PreparedReport, query: Record<string, unknown>): Asked {
  const { format = 'json', language, ...input } = query
  if (!isReportFormat(format)) {
    const names = Object.keys(REPORT_FORMATS).join(', ')
    throw wrong('format', `应为其中之一：${names}`, `must be one of: ${names}`)
  }
  if (language !== undefined && language !== 'zh' && language !== 'en')
    throw wrong('language', '应为其中之一：zh, en', 'must be one of: zh, en')
  const faults = check(input)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  return { format, input, ...(language === undefined ? {} : { language }) }
}

const FAILURES = {
  busy: 'reports_busy',
  timeout: 'report_timeout',
  unavailable: 'reports_unavailable',
  'too-large': 'report_too_large',
} as const

function sendReport(
  reply: FastifyReply,
  { name, format }: ReportRequest,
  answer: ReportAnswer,
): FastifyReply {
  if (answer.kind === 'invalid')
    throw wrong(answer.field, '缺少此项或格式不符', 'is missing or has the wrong form')
  if (answer.kind === 'several-clients')
    throw wrong(answer.field, '有多个客户符合，请输入客户号', 'names several clients: give the client number')
  if (answer.kind !== 'done') throw new HttpError(FAILURES[answer.kind])
  const { type, ending } = REPORT_FORMATS[format]
  if (format !== 'json') void reply.header('content-disposition', `attachment; filename="${name}.${ending}"`)
  return reply.type(type).send(answer.body)
}

function wrong(field: string, zh: string, en: string): HttpError {
  return new HttpError('invalid_request', { faults: [{ field, rule: 'form', message: { zh, en } }] })
}
