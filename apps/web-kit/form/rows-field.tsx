/**
 * Lines of a form as a small table: titles once, Enter through the cells; in the last cell it begins the next line, in an
 * empty last line it goes on to what follows. Ctrl+Delete takes the line away.
 */
import { Button, Form } from 'antd'
import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'
import { focusNext, ownEnter } from './enter-moves.ts'
import type { FieldModel } from './form-model.ts'
import './rows-field.css'
import './schema-field.css'

type NamePath = readonly (string | number)[]

export interface RowsFieldProps {
  readonly field: FieldModel
  readonly path: NamePath
  /** Draws one cell; in a narrow line without a label, which stands at the head. */
  readonly cell: (field: FieldModel, path: NamePath, isBare: boolean) => ReactNode
}

export function RowsField({ field, path, cell }: RowsFieldProps) {
  const { t, pick } = useText()
  const wide = field.fields.some(({ kind }) => kind === 'choices')
  const columns = { gridTemplateColumns: `${field.fields.map(shareOf).join(' ')} 28px` }
  return (
    <fieldset className="field-group rows-field">
      <legend className="field-group-title">{pick(field.title)}</legend>
      <Form.List
        name={[...path, field.name]}
        initialValue={(field.initial as object[] | undefined) ?? (field.isNeeded ? [{}] : [])}
      >
        {(rows, { add, remove }, { errors }) => (
          <Lines count={rows.length} add={() => add({})} remove={remove}>
            {rows.length > 0 && !wide && (
              <div className="field-line head" style={columns}>
                {field.fields.map(each => (
                  <span key={each.name}>{pick(each.title)}</span>
                ))}
              </div>
            )}
            {rows.map(row => (
              <div
                className={wide ? 'field-row' : 'field-line'}
                style={wide ? {} : columns}
                data-line
                key={row.key}
              >
                {field.fields.map(each => (
                  <Fragment key={each.name}>{cell(each, [row.name], !wide)}</Fragment>
                ))}
                <Button
                  type="text"
                  tabIndex={-1}
                  aria-label={t('form.removeRow')}
                  onClick={() => remove(row.name)}
                >
                  ×
                </Button>
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button size="small" type="dashed" tabIndex={-1} onClick={() => add({})}>
              + {t('form.addRow')}
            </Button>
            <span className="quiet key-hint">{t('form.rowKeys')}</span>
          </Lines>
        )}
      </Form.List>
    </fieldset>
  )
}

/** Words need more room than figures, and ticks need least. */
function shareOf({ kind }: FieldModel): string {
  return `minmax(0, ${SHARES[kind] ?? 1}fr)`
}

const SHARES: Partial<Record<FieldModel['kind'], number>> = {
  word: 2.4,
  'picked-some': 1.9,
  choice: 1.8,
  flag: 0.9,
}

interface LinesProps {
  readonly count: number
  readonly add: () => void
  readonly remove: (index: number) => void
  readonly children: ReactNode
}

const CELLS = 'input:not([disabled]):not([type=hidden]):not([tabindex="-1"])'

function Lines({ count, add, remove, children }: LinesProps) {
  const place = useRef<HTMLDivElement>(null)
  const grown = useRef(false)
  const lines = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  useEffect(() => {
    if (grown.current) cellsOf(lines().at(-1))[0]?.focus()
    grown.current = false
  }, [count])
  const onEnter = (target: HTMLElement): boolean => {
    const line = lines().at(-1)
    const cells = cellsOf(line)
    if (line === undefined || !line.contains(target)) return false
    const isEmpty = line.querySelector('.ant-select-content-has-value') === null && cells.every(isBlank)
    if (isEmpty && target === cells[0] && count > 1) {
      focusNext(cells.at(-1) ?? null)
      remove(count - 1)
      return true
    }
    if (isEmpty || target !== cells.at(-1)) return false
    grown.current = true
    add()
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = lines().findIndex(line => line.contains(event.target as HTMLElement))
    if (event.key !== 'Delete' || !event.ctrlKey || at === -1) return
    event.preventDefault()
    cellsOf(lines()[at - 1] ?? lines()[at + 1])[0]?.focus()
    remove(at)
  }
  useEffect(() => {
    if (place.current !== null) ownEnter.set(place.current, onEnter)
  })
  return (
    <div ref={place} data-own-enter onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

function cellsOf(line: HTMLElement | undefined): HTMLInputElement[] {
  return [...(line?.querySelectorAll<HTMLInputElement>(CELLS) ?? [])]
}

function isBlank(cell: HTMLInputElement): boolean {
  return cell.type === 'checkbox' ? !cell.checked : cell.value === ''
}
