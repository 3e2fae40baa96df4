/**
 * A field that finds something by typing: number, code, name or pinyin initials. Enter takes the first match, also when
 * it is pressed before the matches have arrived; matches of an earlier text are never taken.
 */
import { Select } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { focusNext } from './enter-moves.ts'
import { useText } from '../texts/use-text.ts'

export interface Found<Value extends string | number> {
  readonly value: Value
  /** In the closed field. */
  readonly label: string
  /** In the list. */
  readonly option: ReactNode
}

export interface LookUpProps<Value extends string | number> {
  readonly id?: string | undefined
  readonly value?: Value | undefined
  readonly onChange?: ((value: Value | undefined) => void) | undefined
  readonly source: string
  readonly search: (text: string) => Promise<Found<Value>[]>
  readonly describe: (value: Value) => Promise<Found<Value> | undefined>
  readonly placeholder: string
  readonly autoFocus?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly status?: 'error' | undefined
}

export function LookUp<Value extends string | number>(props: LookUpProps<Value>) {
  const { source, search, describe, value, onChange } = props
  const { t } = useText()
  const [text, setText] = useState('')
  const waiting = useRef<EventTarget | null>(null)
  const trimmed = text.trim()
  const found = useQuery({
    queryKey: ['look-up', source, trimmed],
    queryFn: () => search(trimmed),
    enabled: trimmed !== '',
    staleTime: 20_000,
  })
  const chosen = useQuery({
    queryKey: ['look-up', source, 'one', value],
    queryFn: async () => (value === undefined ? null : ((await describe(value)) ?? null)),
    enabled: value !== undefined,
    staleTime: 60_000,
  })
  const options = trimmed === '' ? [] : (found.data ?? [])

  const take = (next: Value, from: EventTarget | null): void => {
    waiting.current = null
    setText('')
    onChange?.(next)
    requestAnimationFrame(() => focusNext(from))
  }
  useEffect(() => {
    const first = found.data?.[0]
    if (waiting.current !== null && found.data !== undefined) {
      if (first === undefined) waiting.current = null
      else take(first.value, waiting.current)
    }
  })
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || trimmed === '' || event.nativeEvent.isComposing) return
    if (found.data === undefined) waiting.current = event.target
  }
  const input = useRef<HTMLDivElement>(null)
  return (
    <div ref={input} onKeyDownCapture={onKeyDownCapture}>
      <Select<Value, { value: Value; label: ReactNode; option: ReactNode }>
        id={props.id ?? ''}
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        allowClear
        defaultActiveFirstOption
        suffixIcon={null}
        open={trimmed !== ''}
        value={value ?? null}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus ?? false}
        disabled={props.disabled ?? false}
        {...(props.status === undefined ? {} : { status: props.status })}
        notFoundContent={found.isFetching ? t('list.loading') : t('list.nothingFound')}
        options={withChosen(options, value, chosen.data)}
        optionRender={option => (option.data.option as ReactNode) ?? option.label}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 300 } } }}
        onSelect={next => take(next as Value, input.current?.querySelector('input') ?? null)}
        onClear={() => onChange?.(undefined)}
        onBlur={() => setText('')}
      />
    </div>
  )
}

function withChosen<Value extends string | number>(
  options: readonly Found<Value>[],
  value: Value | undefined,
  chosen: Found<Value> | null | undefined,
): Found<Value>[] {
  if (value === undefined || options.length > 0) return [...options]
  return chosen === null || chosen === undefined ? [] : [chosen]
}
