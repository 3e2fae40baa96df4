/**
 * A field that finds something by typing: number, code, name or pinyin initials. Enter takes the only match, or the one whose number
 * or code was typed. Among several the list stays open and asks: only what the arrows or the mouse have pointed at is taken. Pressed
 * before the matches have come Enter goes on at once, so that one can type ahead, and the match is taken when it comes. Matches of
 * an earlier text are never taken; where there is none the field calls the teller back.
 *
 * Where the choice is among few (`isListed`), ↓ shows them without a letter typed, and the focus does where one is needed.
 */
import { Select } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { labelKey, useFormLabels } from './form-fields.ts'
import { focusNext, forgetPress, pressAwaited } from './enter-moves.ts'
import { useText } from '../texts/use-text.ts'
import './look-up.css'

export interface Found<Value extends string | number> {
  readonly value: Value
  /** What it is called by whoever means it and nothing else: its number or code. A name or its initials may be another's, too. */
  readonly names?: readonly string[]
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
  /** Where no label stands beside it. */
  readonly label?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly status?: 'error' | undefined
  /** The empty text finds all there are: 'asked' by the arrow down, 'at once' with the focus. */
  readonly isListed?: 'asked' | 'at once' | undefined
  /** What it looks among is not known yet, but another field is about to find it. */
  readonly isWaiting?: boolean | undefined
  /** How long found rows stay good. */
  readonly freshMs?: number | undefined
}

export function LookUp<Value extends string | number>(props: LookUpProps<Value>) {
  const { value, onChange } = props
  const { t } = useText()
  const place = useRef<HTMLDivElement>(null)
  const field = useTyping(props, place)
  const ownId = useId()
  const id = props.id ?? ownId
  const { text, found, awaited, missed } = field
  // Decided once: a field that took the focus later would take the teller's keys with it.
  const [takesFocus] = useState(props.autoFocus ?? false)
  const isWrong = props.status !== undefined || missed !== undefined
  useLabel(props.id, field.chosen)
  const options = field.isOpen ? (found.data ?? []) : []
  return (
    <div
      ref={place}
      data-awaited={awaited}
      data-missed={missed}
      data-asking={field.isAsking ? '' : undefined}
      onKeyDownCapture={field.onKeyDown}
    >
      <Select<Value, { value: Value; label: ReactNode; option: ReactNode }>
        id={id}
        showSearch={{ filterOption: false, searchValue: text, onSearch: field.setText }}
        allowClear
        defaultActiveFirstOption={field.isPointed}
        suffixIcon={null}
        open={field.isOpen}
        value={value ?? null}
        placeholder={awaited ?? missed ?? props.placeholder}
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        autoFocus={takesFocus}
        disabled={props.disabled ?? false}
        {...(isWrong ? { status: 'error' as const } : {})}
        notFoundContent={found.isFetching ? t('list.loading') : t('list.nothingFound')}
        options={withChosen(options, value, field.chosen)}
        optionRender={option => option.data.option ?? option.label}
        popupRender={list => (
          <FoundList id={id} count={options.length} isAsking={field.isAsking && options.length > 1}>
            {list}
          </FoundList>
        )}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 300 } } }}
        onSelect={next => field.take(next as Value)}
        onClear={() => onChange?.(undefined)}
        onFocus={field.onFocus}
        onBlur={field.onBlur}
      />
    </div>
  )
}

/** The form hears how what was chosen is called. */
function useLabel<Value extends string | number>(
  id: string | undefined,
  chosen: Found<Value> | null | undefined,
): void {
  const labels = useFormLabels()
  if (id !== undefined && chosen !== undefined && chosen !== null)
    labels.set(labelKey(id, chosen.value), chosen.label)
}

interface FoundProps {
  readonly id: string
  readonly count: number
  readonly isAsking: boolean
  readonly children: ReactNode
}

/**
 * How many match is read out, and once Enter could not choose among them the list asks for one. A list in which no line is pointed at
 * names this line as the one where it stands.
 */
function FoundList({ id, count, isAsking, children }: FoundProps) {
  const { t } = useText()
  return (
    <>
      <p id={`${id}_list_-1`} className={isAsking ? 'look-up-asks' : 'unseen'} role="status">
        {isAsking ? t('list.whichOne') : t('list.found', { count })}
      </p>
      {children}
    </>
  )
}

function useTypingState() {
  const [text, setTyped] = useState('')
  /** The arrows have gone to a line of the list. */
  const [isPointed, setPointed] = useState(false)
  /** Enter has met several. */
  const [isAsking, setAsking] = useState(false)
  const setText = (typed: string): void => {
    setTyped(typed)
    setPointed(false)
    setAsking(false)
  }
  /** A choice takes the focus along before the field is drawn again: its text is not left behind. */
  const isTaking = useRef(false)
  const [awaited, setAwaited] = useState<string>()
  /** What was left in the field and is nothing, or not the only one of its kind. */
  const [missed, setMissed] = useState<string>()
  const [isBrowsing, setBrowsing] = useState(false)
  const onEnd = (end: AwaitedEnd, typed: string): void => {
    setAwaited(undefined)
    if (end === 'called back') {
      setText(typed)
      setAsking(true)
    }
    if (end === 'marked') setMissed(typed)
  }
  const pointing = { isPointed, setPointed, isAsking, setAsking }
  /** The focus is here; what was missed is typed on. */
  const begin = (listsAll: boolean): void => {
    if (missed !== undefined) setText(missed)
    setMissed(undefined)
    setBrowsing(listsAll)
  }
  const waiting = { awaited, setAwaited, missed, begin, onEnd }
  return { text, setText, isBrowsing, setBrowsing, isTaking, ...pointing, ...waiting }
}

/** What is being typed, what was typed ahead, and what the keys and the focus do with it. */
function useTyping<Value extends string | number>(
  props: LookUpProps<Value>,
  place: RefObject<HTMLDivElement | null>,
) {
  const { value, onChange, isListed } = props
  const state = useTypingState()
  const { text, setText, awaited, setAwaited, isBrowsing, setBrowsing, isPointed, isTaking } = state
  const typed = text.trim()
  const { found, chosen } = useLookUp(props, awaited ?? typed, isBrowsing)
  useAwaited(props, { awaited, found, place }, state.onEnd)
  const leave = (): void => {
    setText('')
    setBrowsing(false)
  }
  const take = (next: Value, { isTyped = false } = {}): void => {
    leave()
    onChange?.(next)
    isTaking.current = true
    // What was pointed at in the list, by the arrows or the mouse, is first read in the field.
    focusNext(place.current?.querySelector('input') ?? null, isTyped)
    isTaking.current = false
  }
  /** The focus goes on. What stands here is looked for; what was chosen before is not meant any more. */
  const lookForTyped = (): void => {
    if (typed === '' || awaited !== undefined) return
    // What has been looked for already is not looked for again: two fields would call the teller back in turn, for ever.
    if (found.data !== undefined && meantBy(typed, found.data) === undefined) state.onEnd('marked', typed)
    else setAwaited(typed)
    onChange?.(undefined)
  }
  /** The field is not left with what is nothing, or one of several. */
  const onTab = (event: KeyboardEvent<HTMLElement>): void => {
    if (found.data === undefined) return lookForTyped()
    const meant = meantBy(typed, found.data)
    onChange?.(meant?.value)
    if (meant !== undefined) return leave()
    event.preventDefault()
    event.stopPropagation()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isDown = event.key === 'ArrowDown'
    if (event.key === 'Escape' || (isDown && isListed !== undefined && typed === '')) setBrowsing(isDown)
    if (isDown || event.key === 'ArrowUp') state.setPointed(true)
    if (event.key === 'Tab' && typed !== '') return onTab(event)
    if (event.key !== 'Enter' || (typed === '' && !isBrowsing) || event.nativeEvent.isComposing) return
    onEnter(event)
  }
  const choose = (among: readonly Found<Value>[], target: EventTarget): void => {
    const pointed = isPointed ? among[activeIndex(target)] : undefined
    const meant = pointed ?? meantBy(typed, among)
    state.setAsking(meant === undefined)
    if (meant !== undefined) take(meant.value, { isTyped: pointed === undefined })
  }
  const onEnter = (event: KeyboardEvent<HTMLElement>): void => {
    event.preventDefault()
    event.stopPropagation()
    if (typed === '' && (found.data?.length === 0 || value !== undefined)) {
      setBrowsing(false)
      return void focusNext(event.target)
    }
    if (found.data !== undefined) return choose(found.data, event.target)
    // Drawn before the focus goes on: where that presses the form's button, the button has to know what is awaited.
    setAwaited(typed)
    setText('')
    flushSync(() => onChange?.(undefined))
    focusNext(event.target)
  }
  const onBlur = (): void => {
    if (!isTaking.current) lookForTyped()
    leave()
  }
  const onFocus = (): void => state.begin(isListed === 'at once' && value === undefined)
  const isOpen = typed !== '' || (isBrowsing && props.isWaiting !== true)
  return { ...state, found, chosen, isOpen, take, onKeyDown, onBlur, onFocus }
}

/** What was typed ahead is taken when it is found; the button that was pressed meanwhile is pressed then. */
function useAwaited<Value extends string | number>(
  props: LookUpProps<Value>,
  { awaited, found, place }: AwaitedBy<Value>,
  onEnd: (end: AwaitedEnd, typed: string) => void,
): void {
  const wasAwaited = useRef(false)
  useEffect(() => {
    if (awaited === undefined && wasAwaited.current) pressAwaited(place.current)
    wasAwaited.current = awaited !== undefined
  }, [awaited, place])
  useEffect(() => {
    if (awaited === undefined || found.isFetching || isStillWaiting(props, place.current)) return
    const meant = meantBy(awaited, found.data ?? [])
    if (meant !== undefined) {
      onEnd('taken', awaited)
      return props.onChange?.(meant.value)
    }
    forgetPress(place.current)
    const form = place.current?.closest('[data-enter-moves]')
    // While the focus moves, the page itself has it. A field that has called the teller back already is answered first.
    const isHere =
      (document.activeElement === document.body || form?.contains(document.activeElement) === true) &&
      (form?.querySelector('[data-asking]') ?? null) === null
    onEnd(isHere ? 'called back' : 'marked', awaited)
    if (isHere) place.current?.querySelector('input')?.focus()
  })
}

/** Found and taken; not found, and the field has the focus again; not found, and the teller is elsewhere. */
type AwaitedEnd = 'taken' | 'called back' | 'marked'

interface AwaitedBy<Value extends string | number> {
  readonly awaited: string | undefined
  readonly found: ReturnType<typeof useLookUp<Value>>['found']
  readonly place: RefObject<HTMLDivElement | null>
}

/**
 * The one that is meant by what was typed: the only one, or the only one that has this number or code. Among several nobody but the
 * teller can choose.
 */
export function meantBy<Value extends string | number>(
  typed: string,
  found: readonly Found<Value>[],
): Found<Value> | undefined {
  if (found.length === 1) return found[0]
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const named = found.filter(
    ({ names = [] }) => text !== '' && names.some(name => name.toLowerCase() === text),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Another field is still finding what this one looks among. */
function isStillWaiting(
  { isWaiting }: { readonly isWaiting?: boolean | undefined },
  place: HTMLElement | null,
): boolean {
  const others = place?.closest('[data-enter-moves]')?.querySelectorAll('[data-awaited]') ?? []
  return isWaiting === true && [...others].some(other => other !== place)
}

/** Which line of the open list the arrows have come to, -1: none; the list tells it to screen readers. */
function activeIndex(target: EventTarget): number {
  const active = target instanceof HTMLElement ? target.getAttribute('aria-activedescendant') : null
  return Number(/\d+$/.exec(active ?? '')?.[0] ?? -1)
}

function useLookUp<Value extends string | number>(
  { source, search, describe, value, isWaiting, freshMs = 20_000 }: LookUpProps<Value>,
  text: string,
  isBrowsing: boolean,
) {
  const found = useQuery({
    queryKey: ['look-up', source, text],
    queryFn: () => search(text),
    enabled: (text !== '' || isBrowsing) && isWaiting !== true,
    staleTime: freshMs,
  })
  useRemembered(source, found.data)
  const chosen = useQuery({
    queryKey: ['look-up', source, 'one', value],
    queryFn: async () => (value === undefined ? null : ((await describe(value)) ?? null)),
    enabled: value !== undefined,
    staleTime: 60_000,
  })
  return { found, chosen: chosen.data }
}

/** What is chosen among these is known already. */
function useRemembered<Value extends string | number>(
  source: string,
  found: readonly Found<Value>[] | undefined,
): void {
  const client = useQueryClient()
  useEffect(() => {
    for (const each of found ?? []) client.setQueryData(['look-up', source, 'one', each.value], each)
  }, [client, source, found])
}

function withChosen<Value extends string | number>(
  options: readonly Found<Value>[],
  value: Value | undefined,
  chosen: Found<Value> | null | undefined,
): Found<Value>[] {
  if (value === undefined || options.length > 0) return [...options]
  return chosen === null || chosen === undefined ? [] : [chosen]
}
