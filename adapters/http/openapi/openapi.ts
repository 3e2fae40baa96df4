/** /openapi.json: OpenAPI 3.1 made from the declarations, so that it describes only what exists. */
import { HTTP_ERRORS } from '../edge/answers.ts'
import { ApprovalNo } from '@guitai/core/frame/answer-fields.ts'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { exampleOf } from './example-of.ts'
import { errorAnswers, json, object, published, ref, wordsOf, type Json } from './openapi-parts.ts'
import { EVENT_COMPONENTS } from './openapi-events.ts'
import { reportPath } from './openapi-report.ts'
import { SYSTEM_PATHS } from './openapi-system.ts'
import { bodyOf } from '../prints/prepare-prints.ts'
import type { PrintDescription, ReportDescription } from '../ports.ts'
import type { PreparedFunction } from '../functions/prepared-functions.ts'
import { APPROVAL_REASON_WORDS } from '@guitai/core/words/approval.ts'
import { MODULE_WORDS } from '@guitai/core/words/module.ts'
import { valuesOf } from '@guitai/core/words/words.ts'

/** Any text of the caller's own; a UUID is one that nobody else has. */
const REQUEST_ID = '3f0c6a52-8a0e-4d0e-9b57-5a8f3b1c2d10'
const TEXTS = object({ zh: { type: 'string' }, en: { type: 'string' } })

/** 'enter-order' → 'EnterOrder'. */
export function schemaName(name: string): string {
  return name
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

export function openApi(
  functions: ReadonlyMap<string, PreparedFunction>,
  reports: readonly ReportDescription[],
  prints: readonly PrintDescription[] = [],
): Json {
  const unique = [...new Set(functions.values())].sort((a, b) =>
    a.declaration.code < b.declaration.code ? -1 : 1,
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guitai 柜台',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Sign in with POST /api/sign-in and send its token as `Authorization: Bearer …`. Money and prices travel as decimal texts. Every command carries a request id; the same id with the same content is answered as the first time, with other content it is refused. A page of a browser says in `x-guitai-teller` whose it is, and is refused when somebody else has signed in there since; programs leave it out. 金额与价格为十进制文本；每个请求带请求号，重复提交得到同一答复。',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: TAGS,
    paths: {
      ...SYSTEM_PATHS,
      ...Object.fromEntries(unique.map(functionPath)),
      ...Object.fromEntries(reports.map(reportPath)),
      ...Object.fromEntries(prints.map(printPath)),
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'guitai_session' },
      },
      schemas: {
        ...SHARED_SCHEMAS,
        ...EVENT_COMPONENTS,
        ...Object.fromEntries(unique.flatMap(functionSchemas)),
      },
    },
  }
}

/** Each module in words. */
const TAGS: readonly Json[] = [
  { name: 'system', description: 'Sessions, lists, events 签到、目录、事件' },
  ...valuesOf(MODULE_WORDS)
    .filter(module => module !== 'system')
    .map(module => ({ name: module, description: `${MODULE_WORDS[module].en} ${MODULE_WORDS[module].zh}` })),
  { name: 'prints', description: 'Documents 单据' },
]

const SHARED_SCHEMAS: Json = {
  Texts: TEXTS,
  Waiting: object(
    {
      approvalId: ApprovalNo,
      reason: { enum: valuesOf(APPROVAL_REASON_WORDS), description: wordsOf(APPROVAL_REASON_WORDS) },
    },
    ['approvalId'],
  ),
  Rejection: object({
    rejection: object(
      {
        code: { type: 'string' },
        message: ref('Texts'),
        field: { type: 'string' },
        values: { type: 'object', additionalProperties: { type: 'string' } },
      },
      ['code', 'message'],
    ),
  }),
  Error: object({
    error: object(
      {
        code: { enum: Object.keys(HTTP_ERRORS) },
        message: ref('Texts'),
        field: { type: 'string' },
        details: {
          type: 'array',
          items: object({ field: { type: 'string' }, rule: { type: 'string' }, message: ref('Texts') }),
        },
      },
      ['code', 'message'],
    ),
  }),
}

function functionSchemas({ declaration }: PreparedFunction): [string, Json][] {
  const name = schemaName(declaration.name)
  return [
    [`${name}Input`, published(declaration.input)],
    [`${name}Answer`, published(declaration.answer)],
  ]
}

/** An approval answers with the approved function's answer. */
function resultOf({ name }: AnyFunction): Json {
  const answer = ref(`${schemaName(name)}Answer`)
  return name === 'approve' ? { anyOf: [answer, { type: 'object' }] } : answer
}

function functionPath({ declaration, permission }: PreparedFunction): [string, Json] {
  const { name, code, title, module, phases } = declaration
  const named = schemaName(name)
  const rejections = declaration.rejections.map(code => ({ code, ...rejectionMessage(code, undefined) }))
  const post: Json = {
    operationId: name,
    tags: [module],
    summary: `${code} ${title.zh} ${title.en}`,
    description: `Permission ${permission}. Phases: ${phases === 'any' ? 'any' : phases.join(', ')}. Also at /api/functions/${code}.`,
    'x-rejections': rejections,
    'x-title': title,
    'x-code': code,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            ...object({
              requestId: { type: 'string', minLength: 1, maxLength: 64 },
              input: ref(`${named}Input`),
            }),
            additionalProperties: false,
          },
          example: { requestId: REQUEST_ID, input: exampleOf(declaration.input) },
        },
      },
    },
    responses: {
      200: json(object({ result: resultOf(declaration) }), 'Done 已办理'),
      202: json(ref('Waiting'), 'Waits for a second person 待复核'),
      422: json(
        ref('Rejection'),
        rejections.length === 0 ? 'Refused 拒绝' : rejections.map(({ code }) => code).join(', '),
      ),
      ...errorAnswers(
        'invalid_request',
        'not_signed_in',
        'body_too_large',
        'media_type',
        'too_many_requests',
        'outcome_unknown',
        'books_unavailable',
      ),
      // One status has two kinds of body: without the right, or from another site.
      403: json({ anyOf: [ref('Rejection'), ref('Error')] }, 'No right 没有权限; cross_site'),
    },
  }
  return [`/api/functions/${name}`, { post }]
}

function printPath(print: PrintDescription): [string, Json] {
  const post: Json = {
    operationId: `print-${print.name}`,
    tags: ['prints'],
    summary: `${print.title.zh} ${print.title.en}`,
    'x-title': print.title,
    description: `Whoever may run one of ${print.of.join(', ')} may print it. The same request id gives the same copy again; x-copy-number says which it is, x-unprintable which characters are there as their codes.`,
    requestBody: { required: true, content: { 'application/json': { schema: published(bodyOf(print)) } } },
    responses: {
      200: {
        description: 'The document 单据',
        content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
      },
      403: json(ref('Rejection'), 'No right 没有权限'),
      422: json(ref('Rejection'), 'request_id_reused, business_date_changed'),
      ...errorAnswers('invalid_request', 'not_signed_in', 'print_not_found', 'document_not_found'),
      ...errorAnswers(
        'characters_not_printable',
        'print_failed',
        'prints_busy',
        'reports_busy',
        'outcome_unknown',
        'books_unavailable',
      ),
    },
  }
  return [`/api/prints/${print.name}`, { post }]
}
