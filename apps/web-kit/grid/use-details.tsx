/**
 * The columns of a list: those that most people need, or all that its report declares. What was chosen last for a report is
 * remembered in the browser.
 */
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import { useText } from '../texts/use-text.ts'

export interface Details {
  readonly columns: readonly DeclaredColumn[] | undefined
  /** Says how many there are and takes the others; nothing where there are no others. */
  readonly choice: ReactNode
}

export function useDetails(report: string, declared: readonly DeclaredColumn[] | undefined): Details {
  const { t } = useText()
  const key = `guitai.columns.${report}`
  const [isAll, setAll] = useState(() => localStorage.getItem(key) === 'all')
  const usual = declared?.filter(column => column.isDetail !== true)
  if (declared === undefined || usual === undefined || usual.length === declared.length)
    return { columns: declared, choice: undefined }
  const turn = (): void => {
    localStorage.setItem(key, isAll ? 'usual' : 'all')
    setAll(!isAll)
  }
  const choice = (
    <Button size="small" type="link" onClick={turn}>
      {isAll ? t('list.usualColumns') : t('list.allColumns', { count: declared.length })}
    </Button>
  )
  return { columns: isAll ? declared : usual, choice }
}
