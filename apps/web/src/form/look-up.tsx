/**
 * A field that finds something by typing: number, code, name or pinyin initials. Enter takes the first match; pressed
 * before the matches have come it goes on at once, so that one can type ahead, and the first match is taken when it
 * comes. Matches of an earlier text are never taken; where there is none the field calls the teller back.
 */
import { Select } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { focusNext, forgetPress, pressAwaited } from './enter-moves.ts'
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
  const { value, onChange } = props
  const { t } = useText()
  const place = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [awaited, setAwaited] = useState<string>()
  const typed = text.trim()
  // Decided once: a field that took the focus later would take the teller's keys with it.
  const [takesFocus] = useState(props.autoFocus ?? false)
  const { found, chosen } = useLookUp(props, awaited ?? typed)
  const input = (): HTMLInputElement | null => place.current?.querySelector('input') ?? null

  const wasAwaited = useRef(false)
  useEffect(() => {
    if (awaited === undefined && wasAwaited.current) pressAwaited(place.current)
    wasAwaited.current = awaited !== undefined
  }, [awaited])
  useEffect(() => {
    if (awaited === undefined || found.isFetching) return
    setAwaited(undefined)
    const first = found.data?.[0]
    if (first !== undefined) return onChange?.(first.value)
    setText(awaited)
    forgetPress(place.current)
    input()?.focus()
  }, [awaited, found.isFetching, found.data, onChange])

  const take = (next: Value): void => {
    setText('')
    onChange?.(next)
    focusNext(input())
  }
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || typed === '' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (found.data !== undefined) {
      const current = found.data[activeIndex(event.target)] ?? found.data[0]
      if (current !== undefined) take(current.value)
      return
    }
    setAwaited(typed)
    setText('')
    onChange?.(undefined)
    focusNext(event.target)
  }
  const options = typed === '' ? [] : (found.data ?? [])
  return (
    <div ref={place} data-awaited={awaited} onKeyDownCapture={onKeyDownCapture}>
      <Select<Value, { value: Value; label: ReactNode; option: ReactNode }>
        id={props.id ?? ''}
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        allowClear
        defaultActiveFirstOption
        suffixIcon={null}
        open={typed !== ''}
        value={value ?? null}
        placeholder={awaited ?? props.placeholder}
        autoFocus={takesFocus}
        disabled={props.disabled ?? false}
        {...(props.status === undefined ? {} : { status: props.status })}
        notFoundContent={found.isFetching ? t('list.loading') : t('list.nothingFound')}
        options={withChosen(options, value, chosen)}
        optionRender={option => option.data.option ?? option.label}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 300 } } }}
        onSelect={next => take(next as Value)}
        onClear={() => onChange?.(undefined)}
        onBlur={() => setText('')}
      />
    </div>
  )
}

/** Which line of the open list the arrows have come to; the list tells it to screen readers. */
function activeIndex(target: EventTarget): number {
  const active = target instanceof HTMLElement ? target.getAttribute('aria-activedescendant') : null
  return Number(/\d+$/.exec(active ?? '')?.[0] ?? 0)
}

function useLookUp<Value extends string | number>(
  { source, search, describe, value }: LookUpProps<Value>,
  text: string,
) {
  const found = useQuery({
    queryKey: ['look-up', source, text],
    queryFn: () => search(text),
    enabled: text !== '',
    staleTime: 20_000,
  })
  const chosen = useQuery({
    queryKey: ['look-up', source, 'one', value],
    queryFn: async () => (value === undefined ? null : ((await describe(value)) ?? null)),
    enabled: value !== undefined,
    staleTime: 60_000,
  })
  return { found, chosen: chosen.data }
}

function withChosen<Value extends string | number>(
  options: readonly Found<Value>[],
  value: Value | undefined,
  chosen: Found<Value> | null | undefined,
): Found<Value>[] {
  if (value === undefined || options.length > 0) return [...options]
  return chosen === null || chosen === undefined ? [] : [chosen]
}
