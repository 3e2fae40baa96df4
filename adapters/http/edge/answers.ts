/** The answers that are not results, each with its status and its message in both languages. */
import type { FastifyReply } from 'fastify'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { REJECTIONS, rejectionMessage } from '@guitai/core/frame/rejections.ts'

export const HTTP_ERRORS = {
  invalid_request: { status: 400, zh: '请求不符合格式', en: 'The request is not valid' },
  not_signed_in: { status: 401, zh: '未签到或签到已失效', en: 'Not signed in, or the session has ended' },
  page_of_another: {
    status: 409,
    zh: '本页面不是当前签到柜员的：本浏览器已由他人签到，请求未办理',
    en: 'This page is not of the teller who is signed in now in this browser; nothing was done',
  },
  cross_site: { status: 403, zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
  not_found: { status: 404, zh: '地址不存在', en: 'No such address' },
  method_not_allowed: {
    status: 405,
    zh: '此地址不接受这种请求方法',
    en: 'This address does not take that method',
  },
  function_not_found: { status: 404, ...REJECTIONS.function_not_found },
  report_not_found: { status: 404, zh: '报表不存在', en: 'Unknown report' },
  print_not_found: { status: 404, zh: '没有这种单据', en: 'Unknown print' },
  document_not_found: { status: 404, zh: '没有可打印的单据', en: 'There is no such document to print' },
  stored_document_not_found: { status: 404, zh: '没有这份底稿', en: 'No such document is kept' },
  print_failed: {
    status: 500,
    zh: '打印失败，请用同一请求号重试',
    en: 'Printing failed; repeat with the same request id',
  },
  characters_not_printable: {
    status: 422,
    zh: '有的字没有字形，打印不出',
    en: 'Some characters are in no font and cannot be printed',
  },
  prints_busy: {
    status: 503,
    zh: '打印过多，请用同一请求号稍后再试',
    en: 'Too many documents are being printed; repeat shortly with the same request id',
  },
  wrong_name: {
    status: 421,
    zh: '本服务不使用这个主机名',
    en: 'This server does not answer under that name',
  },
  url_too_long: { status: 414, zh: '地址过长', en: 'The address is too long' },
  headers_too_large: { status: 431, zh: '地址或请求头过大', en: 'Address and headers are too large' },
  body_too_large: { status: 413, zh: '请求内容过大', en: 'The request is too large' },
  media_type: { status: 415, zh: '不接受这种内容类型', en: 'This content type is not taken here' },
  too_many_attempts: {
    status: 429,
    zh: '密码错误过多，请稍后再试',
    en: 'Too many wrong passwords; wait before the next try',
  },
  too_many_requests: { status: 429, zh: '请求过多，请稍后再试', en: 'Too many requests; try again shortly' },
  internal_error: { status: 500, zh: '系统内部错误', en: 'Internal error' },
  outcome_unknown: {
    status: 503,
    zh: '结果未知，请用同一请求号重试',
    en: 'The outcome is unknown; repeat with the same request id',
  },
  books_unavailable: {
    status: 503,
    zh: '账务暂不可用，请求未受理',
    en: 'The books are unavailable; the request was not taken',
  },
  disk_full: {
    status: 503,
    zh: '服务器磁盘已满：请告知运行人员，腾出空间后用同一请求号重试',
    en: 'The server’s disk is full: tell whoever runs it, and repeat with the same request id once there is room',
  },
  report_too_large: { status: 422, zh: '结果过大，请缩小范围', en: 'The answer is too large; ask for less' },
  report_timeout: { status: 503, zh: '查询超时，请缩小范围', en: 'The query took too long; ask for less' },
  reports_unavailable: { status: 503, zh: '查询暂不可用', en: 'Queries are unavailable for the moment' },
  reports_busy: {
    status: 503,
    zh: '查询过多，请稍后再试',
    en: 'Too many queries are waiting; try again shortly',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>

export type HttpErrorCode = keyof typeof HTTP_ERRORS

/** One thing that is wrong with a request: the place, and what was expected. */
export interface Fault {
  field: string
  rule: string
  message: { zh: string; en: string }
}

/** Thrown when an answer is decided deep inside; the error handler turns it into the same reply. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly code: HttpErrorCode
  readonly faults: readonly Fault[]
  readonly retryAfterSeconds: number

  constructor(
    code: HttpErrorCode,
    {
      faults = [],
      cause,
      retryAfterSeconds = 1,
    }: {
      faults?: readonly Fault[] | undefined
      cause?: unknown | undefined
      retryAfterSeconds?: number | undefined
    } = {},
  ) {
    super(HTTP_ERRORS[code].en, { cause })
    this.code = code
    this.faults = faults
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export function sendError(
  reply: FastifyReply,
  {
    code,
    faults = [],
    retryAfterSeconds = 1,
  }: { code: HttpErrorCode; faults?: readonly Fault[] | undefined; retryAfterSeconds?: number | undefined },
): FastifyReply {
  const { status } = HTTP_ERRORS[code]
  if (status === 503 || status === 429) void reply.header('retry-after', String(retryAfterSeconds))
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="guitai"')
  return reply.code(status).send(errorBody(code, faults))
}

export function errorBody(code: HttpErrorCode, faults: readonly Fault[] = []) {
  const { zh, en } = HTTP_ERRORS[code]
  const field = faults[0]?.field
  const details =
    faults.length === 0 ? {} : { ...(field === '' || field === undefined ? {} : { field }), details: faults }
  return { error: { code, message: { zh, en }, ...details } }
}

export function rejectionBody(rejection: Rejection) {
  const { code, field, values } = rejection
  return {
    code,
    message: rejectionMessage(code, values),
    ...(field === undefined ? {} : { field }),
    ...(values === undefined ? {} : { values }),
  }
}

export function sendRejection(reply: FastifyReply, status: 403 | 422, rejection: Rejection): FastifyReply {
  return reply.code(status).send({ rejection: rejectionBody(rejection) })
}
