/**
 * The way to everything: F2 (or / outside a field) from anywhere, then a code, a name or its pinyin initials, and Enter.
 * A number of six digits and more that names nothing else leads to the client with that number.
 */
import { Input, type InputRef } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { holdKeys } from '@guitai/web-kit/form/kept-keys.ts'
import { useText } from '../texts/use-text.ts'
import { matchCommand, type Destination } from './match-command.ts'
import { go } from './route.ts'
import './command-box.css'

const SHOWN = 9

export interface CommandBoxProps {
  readonly destinations: readonly Destination[]
  /** Not all functions are known yet. */
  readonly isLoading: boolean
}

export function CommandBox({ destinations, isLoading }: CommandBoxProps) {
  const { t } = useText()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [isOpen, setOpen] = useState(false)
  useCommandKey(() => input.current?.focus({ cursor: 'all' }))
  const matches = matchCommand(destinations, typed).slice(0, SHOWN)
  const current = matches[Math.min(at, matches.length - 1)]
  const [isWaiting, setWaiting] = useState(false)

  const leave = (): void => {
    setTyped('')
    setOpen(false)
    input.current?.blur()
  }
  /** The keys behind Enter are for the screen, not for the box. */
  const wait = (): void => {
    setWaiting(true)
    input.current?.blur()
  }
  const goTo = (destination: Destination | undefined): void => {
    if (destination !== undefined) go(destination.code)
    else if (isLoading) return wait()
    else if (/^\d{6,}$/.test(typed.trim())) go('KH', { clientNo: typed.trim() })
    else return
    leave()
  }
  // Enter came before the functions did.
  useLayoutEffect(() => (isWaiting ? holdKeys() : undefined), [isWaiting])
  useEffect(() => {
    if (!isWaiting || isLoading) return
    setWaiting(false)
    goTo(current)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') goTo(current)
    else if (event.key === 'Escape') leave()
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, matches.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <div className="command-box">
      <Input
        ref={input}
        id="command"
        value={typed}
        placeholder={t('command.placeholder')}
        suffix={<kbd>F2</kbd>}
        autoComplete="off"
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
          setOpen(true)
        }}
      />
      {isOpen && typed.trim() !== '' && <Matches matches={matches} current={current} onPick={goTo} />}
    </div>
  )
}

interface MatchesProps {
  readonly matches: readonly Destination[]
  readonly current: Destination | undefined
  readonly onPick: (destination: Destination) => void
}

function Matches({ matches, current, onPick }: MatchesProps) {
  const { t, pick, word } = useText()
  if (matches.length === 0) return <div className="command-list quiet nothing">{t('list.nothingFound')}</div>
  return (
    <div className="command-list" role="listbox" aria-label={t('command.found')}>
      {matches.map(match => (
        <div
          key={match.code}
          role="option"
          aria-selected={match === current}
          className={match === current ? 'current' : ''}
          onMouseDown={event => {
            event.preventDefault()
            onPick(match)
          }}
        >
          <b>{match.code.length > 4 ? '' : match.code}</b>
          <span>{pick(match.title)}</span>
          <span className="quiet">{match.pinyin}</span>
          <span className="quiet module">{word('module', match.module)}</span>
        </div>
      ))}
    </div>
  )
}

function useCommandKey(focus: () => void): void {
  const latest = useRef(focus)
  latest.current = focus
  // Before it is drawn: a key that comes at once must find it listening.
  useLayoutEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F2' && !(event.key === '/' && !isTyping(event.target))) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
