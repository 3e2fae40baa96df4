/**
 * The addresses of queries and reports for /openapi.json. What a column declares of its values (type, words, parts) becomes the schema
 * of a row, so that a program knows each cell before it has seen one.
 */
import { permissionOf } from '@guitai/core/procedures/people/rights.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import { valuesOf, type Words } from '@guitai/core/words/words.ts'
import { REPORT_FORMATS } from '@guitai/reports/frame/report-formats.ts'
import type { ReportDescription } from '../ports.ts'
import { exampleOf } from './example-of.ts'
import { errorAnswers, json, object, published, ref, wordsOf, type Json } from './openapi-parts.ts'

export function reportPath(report: ReportDescription): [string, Json] {
  const schema = published(report.input) as { properties?: Record<string, Json>; required?: string[] }
  const parameters = Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const isRequired = schema.required?.includes(name) === true
    return {
      name,
      in: 'query',
      required: isRequired,
      schema: part,
      ...(isRequired ? { example: exampleOf(part) } : {}),
    }
  })
  const get: Json = {
    operationId: `report-${report.name}`,
    tags: [report.module],
    summary: `${report.code} ${report.title.zh} ${report.title.en}`,
    'x-title': report.title,
    'x-code': report.code,
    description: `Permission ${permissionOf(report)}. Also at /api/reports/${report.code}.`,
    parameters: [...parameters, ...FORMAT_PARAMETERS],
    responses: {
      200: {
        description: 'The report 报表',
        content: {
          'application/json': { schema: answerOf(report) },
          'text/csv': { schema: { type: 'string' } },
          [REPORT_FORMATS.xlsx.type]: { schema: { type: 'string', format: 'binary' } },
        },
      },
      403: json(ref('Rejection'), 'No right 没有权限'),
      ...errorAnswers('invalid_request', 'not_signed_in', 'report_too_large'),
      ...errorAnswers('reports_busy', 'report_timeout', 'reports_unavailable', 'books_unavailable'),
    },
  }
  return [`/api/reports/${report.name}`, { get }]
}

const FORMAT_PARAMETERS: readonly Json[] = [
  {
    name: 'format',
    in: 'query',
    required: false,
    schema: { enum: Object.keys(REPORT_FORMATS), default: 'json' },
    description: Object.entries(REPORT_FORMATS)
      .map(([format, { about }]) => `${format}: ${about}`)
      .join('; '),
  },
  {
    name: 'language',
    in: 'query',
    required: false,
    schema: { enum: ['zh', 'en'] },
    description: 'Of the titles and words in a file; without it, as Accept-Language says',
  },
]

/** Rows by column; `next` is what to give as `after` to get the next page. */
function answerOf({ code, name, columns }: ReportDescription): Json {
  const cells = Object.fromEntries(columns.map(column => [column.name, cellOf(column)]))
  const row = { ...object(cells), additionalProperties: false }
  const line = {
    ...object({ rows: { type: ['integer', 'null'] }, ...cells }, ['rows']),
    additionalProperties: false,
  }
  return object({
    code: { const: code },
    name: { const: name },
    rows: { type: 'array', items: row },
    totals: {
      anyOf: [{ type: 'array', items: line }, { type: 'null' }],
      description: 'Over all that matches, one line per currency; with the first page only',
    },
    next: { type: ['string', 'null'], description: 'Where the next page begins: give it as `after`' },
  })
}

/** Any cell may be empty. */
function cellOf(column: DeclaredColumn): Json {
  const { title } = column
  const named = { title: `${title.zh} ${title.en}`, 'x-title': title, 'x-column': column.type }
  const { description, ...value } = valueOf(column)
  const words = column.labels === undefined ? undefined : wordsOf(column.labels)
  const told = [description, words].filter(text => typeof text === 'string').join('. ')
  return { ...named, ...(told === '' ? {} : { description: told }), ...orNull(value) }
}

function orNull({ enum: values, ...value }: Json): Json {
  return {
    ...value,
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
    ...(typeof value['type'] === 'string' ? { type: [value['type'], 'null'] } : {}),
  }
}

function valueOf({ type, labels, words, parts }: DeclaredColumn): Json {
  switch (type) {
    case 'money':
      return {
        type: 'string',
        pattern: '^-?\\d+\\.\\d{2}$',
        description: 'An amount in yuan (or the currency of the row), with two decimals',
      }
    case 'price':
      return {
        type: 'string',
        pattern: '^-?\\d+\\.\\d{2,4}$',
        description:
          'A decimal number with two to four decimals: a price in yuan (or the currency of the row), or per cent',
      }
    case 'shares':
      return { type: 'integer', description: 'A quantity in units of the security' }
    case 'integer':
      return { type: 'integer' }
    case 'no':
      return { type: 'integer', description: 'The number by which it is known' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'time':
      return { type: 'string', format: 'date-time', description: 'A moment, in Shanghai time' }
    case 'boolean':
      return { type: 'boolean' }
    case 'enum':
      return {
        type: 'string',
        ...(labels === undefined ? {} : { enum: valuesOf(labels) }),
        ...(words === undefined ? {} : { description: `A word of the list ${words}` }),
      }
    case 'listed':
      return {
        type: 'string',
        description: 'A security or a securities account, with its market behind it (600000.XSHG)',
      }
    case 'text':
      return { type: 'string' }
    case 'json':
      return partsOf(parts, labels)
  }
}

/** A list or one thing; of what it consists where that is declared. */
function partsOf(parts: readonly DeclaredColumn[] | undefined, labels: Words | undefined): Json {
  if (labels !== undefined) return { type: 'array', items: { type: 'string', enum: valuesOf(labels) } }
  if (parts === undefined) return {}
  const cells = Object.fromEntries(parts.map(part => [part.name, cellOf(part)]))
  const thing = { type: 'object', properties: cells }
  return { anyOf: [{ type: 'array', items: thing }, thing, { type: 'null' }] }
}
