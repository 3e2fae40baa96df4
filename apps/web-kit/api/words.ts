/**
 * Words that the firm keeps itself: lists of the data dictionary (S09), banks (S02), roles (S07), and what a role may be allowed. A field
 * offers those in force; a value is shown by its word, whether the code or the word itself was kept.
 */
import { useMemo } from 'react'
import type { Titles } from '../texts/pick-title.ts'
import { findWord } from '../texts/vocabularies.ts'
import { useFunctions, useReports } from './catalogue.ts'
import { useReport, type Row } from './reports.ts'
import { textOf } from '../format/text-of.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

export interface Word {
  readonly code: string
  readonly title: Titles
  /** Still understood where it was used, but not offered any more. */
  readonly isOffered: boolean
}

const BANKS = 'bank'
const PERMISSIONS = 'permission'
const ROLES = 'role'

export function useWords(list: string | undefined): readonly Word[] {
  const isKept = list !== undefined && list !== PERMISSIONS && list !== ROLES
  const table = list === BANKS ? 'banks' : 'dictionary'
  const { data } = useReport('parameters', { table }, { enabled: isKept })
  const roles = useReport('roles', { limit: 500 }, { enabled: list === ROLES }).data
  const permissions = usePermissions(list === PERMISSIONS)
  return useMemo(() => {
    if (list === ROLES) return rolesIn(roles?.rows ?? [])
    if (!isKept) return permissions
    return list === BANKS ? banksIn(data?.rows ?? []) : wordsIn(data?.rows ?? [], list)
  }, [isKept, list, data, roles, permissions])
}

/** How a value of any of these columns' lists is called; undefined where the list does not know it. */
export function useColumnWords(
  columns: readonly DeclaredColumn[] | undefined,
): (list: string, value: string) => Titles | undefined {
  const lists = new Set(columns?.flatMap(({ words }) => (words === undefined ? [] : [words])))
  const hasBanks = lists.delete(BANKS)
  const dictionary = useReport('parameters', { table: 'dictionary' }, { enabled: lists.size > 0 }).data
  const banks = useReport('parameters', { table: 'banks' }, { enabled: hasBanks }).data
  return useMemo(
    () => (list, value) =>
      titleIn(list === BANKS ? banksIn(banks?.rows ?? []) : wordsIn(dictionary?.rows ?? [], list), value),
    [banks, dictionary],
  )
}

export function titleIn(words: readonly Word[], value: string): Titles | undefined {
  return words.find(({ code, title }) => value === code || value === title.zh || value === title.en)?.title
}

function contentsIn(rows: readonly Row[]): (readonly [key: string, content: Row])[] {
  return rows.flatMap(row =>
    row['status'] === 'in-force' && typeof row['value'] === 'object' && row['value'] !== null
      ? [[textOf(row['key']), row['value'] as Row] as const]
      : [],
  )
}

/** Rows of the dictionary are keyed by list and code: 'profession/04'. */
export function wordsIn(rows: readonly Row[], list: string): Word[] {
  return contentsIn(rows).flatMap(([key, { titleZh, titleEn, isOffered }]) =>
    key.startsWith(`${list}/`)
      ? [
          {
            code: key.slice(list.length + 1),
            title: { zh: textOf(titleZh), en: textOf(titleEn) },
            isOffered: isOffered === true,
          },
        ]
      : [],
  )
}

export function banksIn(rows: readonly Row[]): Word[] {
  return contentsIn(rows).map(([code, { nameZh, nameEn, isOpen }]) => ({
    code,
    title: { zh: textOf(nameZh), en: textOf(nameEn) },
    isOffered: isOpen === true,
  }))
}

export function rolesIn(rows: readonly Row[]): Word[] {
  return rows.map(({ role, titleZh, titleEn }) => ({
    code: textOf(role),
    title: { zh: textOf(titleZh), en: textOf(titleEn) },
    isOffered: true,
  }))
}

/** By the beginning of the code or of a word in either language. */
export function isFound(typed: string, found: string | undefined): boolean {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || `\n${found ?? ''}`.includes(`\n${wanted}`)
}

function wholeOf(module: string): Titles {
  const word = findWord('module', module) ?? { zh: module, en: module }
  return { zh: `${word.zh}（全部）`, en: `${word.en} (all)` }
}

/** Every function and report, and the whole of each module. */
function usePermissions(isWanted: boolean): readonly Word[] {
  const { data: functions } = useFunctions()
  const { data: reports } = useReports()
  return useMemo(() => {
    if (!isWanted) return []
    const all = [...(functions ?? []), ...(reports ?? [])]
    const modules = [...new Set(all.flatMap(({ module }) => (module === undefined ? [] : [module])))]
    const offered = (code: string, title: Titles): Word => ({ code, title, isOffered: true })
    return [
      offered('*', { zh: '全部功能', en: 'Everything' }),
      ...modules.map(name => offered(`${name}.*`, wholeOf(name))),
      ...all.flatMap(({ permission, code, title }) =>
        permission === undefined
          ? []
          : [offered(permission, { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` })],
      ),
    ]
  }, [isWanted, functions, reports])
}
