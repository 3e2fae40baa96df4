/** The addresses of the counter that no declaration makes, for /openapi.json. */
import { Code } from '@guitai/core/frame/fields.ts'
import { approve } from '@guitai/core/functions/approvals/approve.ts'
import { confirmSecondFactor } from '@guitai/core/functions/people/confirm-second-factor.ts'
import { offerSecondFactor } from '@guitai/core/functions/people/offer-second-factor.ts'
import { signIn } from '@guitai/core/functions/people/sign-in.ts'
import { DECIDE_APPROVAL } from '../approvals/approval-schema.ts'
import { EVENTS_PERMISSION, NONE, SHOWN } from '../events/event-routes.ts'
import { STREAM_ENDS as ENDS } from '../events/event-stream.ts'
import { EVENT_TOPICS } from '../events/events-hub.ts'
import { eventName } from './openapi-events.ts'
import { errorAnswers, json, object, published, ref, type Json } from './openapi-parts.ts'
import { END_SESSIONS } from '../sign-in/own-sessions-routes.ts'
import { checkBatch } from '@guitai/core/functions/orders/check-batch.ts'
import {
  DONE_ANSWER,
  ENDED_ANSWER,
  FACTOR_ANSWER,
  ME_ANSWER,
  SESSIONS_ANSWER,
  SIGN_IN_ANSWER,
} from '../sign-in/sign-in-answers.ts'

const system = (method: 'get' | 'post', summary: string, rest: Json): Json => ({
  [method]: { tags: ['system'], summary, ...rest },
})
const COMMAS = 'Values with commas between'
const done = (answer: object, description: string): Json => ({ 200: json(published(answer), description) })
const ok = (description: string, type = 'application/json'): Json => ({
  200: { description, content: { [type]: { schema: {} } } },
})

export const SYSTEM_PATHS: Json = {
  '/api/sign-in': system('post', '签到 Sign in', {
    operationId: 'sign-in',
    security: [],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            ...object({ name: { type: 'string' }, password: { type: 'string' }, code: { ...Code } }, [
              'name',
              'password',
            ]),
            additionalProperties: false,
          },
          example: { name: 'teller', password: 'teller-2026' },
        },
      },
    },
    responses: {
      ...done(SIGN_IN_ANSWER, 'Token, teller, roles'),
      422: json(ref('Rejection'), 'sign_in_refused, teller_not_active'),
      ...errorAnswers('invalid_request', 'cross_site', 'too_many_requests', 'books_unavailable'),
    },
  }),
  '/api/approvals/{approvalId}/decide': system('post', '现场复核 A checker signs at the maker’s window', {
    operationId: 'decide-approval',
    description:
      'Within the maker’s session. The checker’s name, password and code are verified as for a sign-in, with the same lock-out; then S91 runs in the checker’s name. 经办人的签到保持不变。',
    parameters: [{ name: 'approvalId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: published(DECIDE_APPROVAL) } },
    },
    responses: {
      200: json(
        object({ result: { anyOf: [ref('ApproveAnswer'), { type: 'object' }] } }),
        'The answer of the approved function; or the refusal taken down',
      ),
      403: json(ref('Rejection'), 'The maker may no longer'),
      422: json(
        ref('Rejection'),
        [...signIn.rejections, ...approve.rejections, 'and those of the approved function'].join(', '),
      ),
      ...errorAnswers(
        'invalid_request',
        'not_signed_in',
        'not_found',
        'too_many_requests',
        'outcome_unknown',
        'books_unavailable',
      ),
    },
  }),
  '/api/batches/template': system('get', '批量委托模板 The empty file of orders', {
    operationId: 'batch-template',
    description:
      'In the language of Accept-Language, with its columns, the words that they take and an example. Filled in it goes to POST /api/batches. 填好后上传。',
    parameters: [
      { name: 'format', in: 'query', required: true, schema: { type: 'string', enum: ['csv', 'xlsx'] } },
    ],
    responses: {
      200: {
        description: 'The file 文件',
        content: {
          'text/csv': { schema: { type: 'string' } },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
            schema: { type: 'string', format: 'binary' },
          },
        },
      },
      ...errorAnswers('invalid_request', 'not_signed_in'),
    },
  }),
  '/api/batches': system('post', '上传批量委托 A file of orders, checked line by line', {
    operationId: 'upload-batch',
    description:
      'CSV (UTF-8, UTF-16, GB18030) or Excel as the body, up to 32 MB and 100,000 lines. Answers as C93 does; nothing is entered until C03 confirms the batch. Lines: /api/reports/batch-lines. 仅试算，用 C03 确认后才委托。',
    parameters: [
      { name: 'name', in: 'query', required: true, schema: { type: 'string', minLength: 1, maxLength: 100 } },
      {
        name: 'requestId',
        in: 'query',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'text/csv': {
          schema: { type: 'string' },
          example: '客户号,证券代码,买卖,价格,数量\n10000001,600000.SH,买,10.50,100\n',
        },
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      },
    },
    responses: {
      200: json(
        object({ result: published(checkBatch.answer) }),
        'The batch and how many of its lines are good',
      ),
      403: json({ anyOf: [ref('Rejection'), ref('Error')] }, 'No right 没有权限; cross_site'),
      422: json(ref('Rejection'), 'batch_file_wrong, request_id_reused'),
      ...errorAnswers(
        'invalid_request',
        'not_signed_in',
        'body_too_large',
        'media_type',
        'outcome_unknown',
        'books_unavailable',
      ),
    },
  }),
  '/api/sign-out': system('post', '签退 Sign out', {
    operationId: 'sign-out',
    responses: { ...done(DONE_ANSWER, 'Signed out'), ...errorAnswers('not_signed_in') },
  }),
  '/api/me': system('get', '当前柜员 Who is signed in, and the business day', {
    operationId: 'me',
    responses: {
      ...done(ME_ANSWER, 'Teller, permissions, day'),
      ...errorAnswers('not_signed_in', 'books_unavailable'),
    },
  }),
  '/api/me/sessions': system('get', '本人会话 Where the teller who asks is signed in', {
    operationId: 'own-sessions',
    responses: {
      ...done(SESSIONS_ANSWER, 'Sessions, the last used first'),
      ...errorAnswers('not_signed_in'),
    },
  }),
  '/api/me/sessions/end': system('post', '结束本人会话 End one of the own sessions, or all', {
    operationId: 'end-own-sessions',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: published(END_SESSIONS) } },
    },
    responses: {
      ...done(ENDED_ANSWER, 'How many were ended'),
      ...errorAnswers('invalid_request', 'not_signed_in', 'cross_site', 'not_found', 'books_unavailable'),
    },
  }),
  '/api/me/second-factor': system('post', '登记动态口令 A new second factor, told once', {
    operationId: 'offer-second-factor',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: published(offerSecondFactor.input) } },
    },
    responses: {
      ...done(FACTOR_ANSWER, 'Base32 secret, and otpauth:// address with it'),
      422: json(ref('Rejection'), offerSecondFactor.rejections.join(', ')),
      ...errorAnswers('invalid_request', 'not_signed_in', 'cross_site', 'too_many_requests'),
      ...errorAnswers('outcome_unknown', 'books_unavailable'),
    },
  }),
  '/api/me/second-factor/confirm': system('post', '启用动态口令 Its first code', {
    operationId: 'confirm-second-factor',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: published(confirmSecondFactor.input) } },
    },
    responses: {
      ...done(DONE_ANSWER, 'Done'),
      422: json(ref('Rejection'), confirmSecondFactor.rejections.join(', ')),
      ...errorAnswers(
        'invalid_request',
        'not_signed_in',
        'cross_site',
        'outcome_unknown',
        'books_unavailable',
      ),
    },
  }),
  '/api/functions': system('get', '功能目录 All functions', {
    operationId: 'functions',
    responses: { ...ok('Functions'), ...errorAnswers('not_signed_in', 'books_unavailable') },
  }),
  '/api/reports': system('get', '报表目录 All reports', {
    operationId: 'reports',
    responses: { ...ok('Reports'), ...errorAnswers('not_signed_in', 'books_unavailable') },
  }),
  '/api/prints': system('get', '单据目录 All printed documents', {
    operationId: 'prints',
    responses: { ...ok('Prints'), ...errorAnswers('not_signed_in', 'books_unavailable') },
  }),
  '/api/events': system('get', '实时事件 Server-sent events', {
    operationId: 'events',
    description: `Topics ${EVENT_TOPICS.join(', ')}. Orders, trades and cash need ${EVENTS_PERMISSION}. \`opened\` comes first and names the stream; the clock, phases and a full disk follow as they are, with their age in milliseconds. \`missed\` names topics of which events were left out because the listener was slow: read them anew. \`ended\` says why the server ends the stream: ${ENDS.join(', ')}.`,
    parameters: ['topics', 'clients', 'instruments'].map(name => ({
      name,
      in: 'query',
      schema: { type: 'string' },
      description: name === 'instruments' ? `Values with commas between; \`${NONE}\`: no quotes` : COMMAS,
    })),
    responses: {
      200: {
        description: 'A stream: `event` is the topic, `data` one of these as JSON',
        content: {
          'text/event-stream': {
            schema: { anyOf: EVENT_TOPICS.map(topic => ref(eventName(topic))) },
          },
        },
      },
      ...errorAnswers('invalid_request', 'not_signed_in', 'too_many_requests'),
    },
  }),
  '/api/events/shown': system('post', '显示的证券 Instruments shown', {
    operationId: 'events-shown',
    description:
      'Of quotes an open stream gets those of these instruments from now on, their latest at once.',
    requestBody: { required: true, content: { 'application/json': { schema: published(SHOWN) } } },
    responses: {
      ...ok('Done'),
      ...errorAnswers('invalid_request', 'not_signed_in', 'cross_site', 'not_found'),
    },
  }),
  '/health': system('get', '健康 Health', {
    operationId: 'health',
    security: [],
    responses: { ...ok('Ready'), 503: { description: 'Not ready' } },
  }),
  '/metrics': system('get', '指标 Metrics', {
    operationId: 'metrics',
    security: [],
    responses: ok('Prometheus text', 'text/plain'),
  }),
}
