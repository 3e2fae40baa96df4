/** Writes docs/generated/database.md: schemas, tables, columns, indexes and views as the numbered migrations make them. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TABLES } from '../core/books/records.ts'
import { cell, table } from './markdown-table.ts'

const MIGRATIONS = join(dirname(import.meta.dirname), 'adapters', 'storage', 'migrations')

interface DocumentedTable {
  name: string
  /** The comment lines right before the statement. */
  comment: string
  columns: string[][]
  constraints: string[]
  notes: string[]
}

export async function databaseDocument(note: string): Promise<string> {
  const tables: DocumentedTable[] = []
  const others: string[] = []
  for (const file of (await readdir(MIGRATIONS)).filter(name => name.endsWith('.sql')).toSorted()) {
    for (const statement of statementsOf(await readFile(join(MIGRATIONS, file), 'utf8')))
      read(statement, tables, others)
  }
  const intro =
    'Money is in fen, prices in 1/10000 of the currency, quantities are whole; dates are business dates. What is partitioned has one partition per date: see [0009](../decisions/0009-moving-a-day.md).'
  return `# Database\n\n${note}\n\n${intro}\n\n${tables.map(tablePart).join('\n')}\n## Also\n\n${others.map(text => `- ${text}`).join('\n')}\n`
}

interface Statement {
  comment: string
  text: string
}

/** Statements end with a semicolon at a line's end; the comment lines right before one belong to it. */
function statementsOf(sql: string): Statement[] {
  return sql.split(/;\s*\n/).flatMap(part => {
    const lines = part
      .split('\n')
      .map(line => line.trimEnd())
      .filter(line => line !== '')
    const begin = lines.findIndex(line => !line.startsWith('--'))
    if (begin < 0) return []
    return [{ comment: commentOf(lines.slice(0, begin)), text: lines.slice(begin).join('\n') }]
  })
}

function commentOf(lines: readonly string[]): string {
  return lines
    .filter(line => line.trim().startsWith('--'))
    .map(line => line.trim().slice(2).trim())
    .join(' ')
}

function read({ comment, text }: Statement, tables: DocumentedTable[], others: string[]): void {
  const created = /^create (unlogged )?table (\S+) \(\n([\s\S]*?)\n\)(.*)$/.exec(text)
  if (created === null) return readOther(text, tables, others)
  const [, unlogged, name = '', body = '', tail = ''] = created
  const parts = partsOf(body)
  const isConstraint = ({ text: part }: Statement): boolean =>
    /^(primary key|unique|check|foreign key|constraint)\b/.test(part)
  tables.push({
    name,
    comment,
    notes: [unlogged === undefined ? '' : 'unlogged', tail.trim()].filter(Boolean),
    columns: parts.filter(part => !isConstraint(part)).map(columnRow),
    constraints: parts.filter(isConstraint).map(part => part.text),
  })
}

/** The lines of a table, each with the comment before it. */
function partsOf(body: string): Statement[] {
  const parts: Statement[] = []
  let comments: string[] = []
  for (const line of body.split('\n').map(each => each.trim())) {
    if (line.startsWith('--')) comments.push(line)
    else {
      parts.push({ comment: commentOf(comments), text: line.replace(/,$/, '') })
      comments = []
    }
  }
  return parts
}

function readOther(text: string, tables: DocumentedTable[], others: string[]): void {
  const index = /^create (unique )?index (\S+) on (\S+) (\(.*\))$/s.exec(text)
  const owner = index === null ? undefined : tables.find(({ name }) => name === index[3])
  if (owner === undefined) others.push(`\`${text.replaceAll(/\s+/g, ' ')}\``)
  else owner.notes.push(`${index?.[1] ?? ''}index ${index?.[4] ?? ''}`)
}

/** Whose the rows are, and in which map of the books they lie. */
function declared(name: string): string[] {
  const found = TABLES.find(table => `current.${table.name}` === name)
  if (found === undefined) return []
  const { owner, collection } = found
  return [
    ...(owner === 'nobody' ? [] : [`rows of a ${owner}`]),
    ...(collection === undefined ? [] : [`in memory as \`${collection}\``]),
  ]
}

/** 'price bigint not null default 0' → name, type, whether it may be empty, the rest. */
function columnRow({ comment, text }: Statement): string[] {
  const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(text) ?? []
  const type = rest.replace(/ (not null|default|primary key|unique|references)\b.*$/, '')
  const more = rest
    .slice(type.length)
    .replace(/\bnot null\b/, '')
    .trim()
  const mayBeEmpty = !/not null|primary key/.test(rest)
  return [
    `\`${name}\``,
    cell(type),
    mayBeEmpty ? 'may be null' : '',
    cell([more, comment].filter(Boolean).join('. ')),
  ]
}

function tablePart({ name, comment, columns, constraints, notes }: DocumentedTable): string {
  const facts = [...constraints, ...notes, ...declared(name)].map(text => cell(text)).join('; ')
  return [
    `## ${name}\n`,
    ...(comment === '' ? [] : [`${comment}\n`]),
    table(['column', 'type', 'null', ''], columns),
    ...(facts === '' ? [] : [`${facts}\n`]),
  ].join('\n')
}
