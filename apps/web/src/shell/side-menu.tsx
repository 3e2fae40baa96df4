/**
 * All destinations by module, for those who look rather than type. Plain links, and only the modules between which the teller goes are
 * drawn again: a hundred parts of a library would be, with every screen. One stop of Tab; the arrows move in it.
 */
import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { moveWithin } from '@guitai/web-kit/grid/move-within.ts'
import { useText } from '../texts/use-text.ts'
import type { Destination } from './match-command.ts'
import { formatRoute, useRoute } from './route.ts'
import { MODULES } from './use-destinations.ts'
import './side-menu.css'

const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['counter', 'funds', 'orders', 'day-end'])

export function SideMenu({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { t, word } = useText()
  const { code } = useRoute()
  const parts = useMemo(() => partsOf(destinations), [destinations])
  const [open, setOpen] = useState(OPEN_AT_FIRST)
  const onToggle = useCallback((module: string): void => {
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(module)) next.add(module)
      return next
    })
  }, [])
  return (
    <nav className="side-menu" aria-label={t('menu.label')} onKeyDown={moveByArrows}>
      {parts.map(([module, own], index) => (
        <Part
          key={module}
          module={module}
          title={word('module', module)}
          own={own}
          here={own.some(each => each.code === code) ? code : undefined}
          isOpen={open.has(module)}
          isFirst={index === 0}
          onToggle={onToggle}
        />
      ))}
    </nav>
  )
}

interface PartProps {
  readonly module: string
  readonly title: string
  readonly own: readonly Destination[]
  /** Where the teller is, if it is one of these. */
  readonly here: string | undefined
  readonly isOpen: boolean
  readonly isFirst: boolean
  readonly onToggle: (module: string) => void
}

const Part = memo(function Part({ module, title, own, here, isOpen, isFirst, onToggle }: PartProps) {
  const { pick } = useText()
  const place = useRef<HTMLElement>(null)
  // Whoever went there by a key sees in the menu where it lies.
  useEffect(() => {
    if (here === undefined) return
    const at = place.current?.querySelector('[aria-current]') ?? place.current?.querySelector('button')
    at?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <section ref={place}>
      <button
        type="button"
        tabIndex={isFirst ? 0 : -1}
        className={here === undefined ? '' : 'here'}
        aria-expanded={isOpen}
        onClick={() => onToggle(module)}
      >
        {title}
      </button>
      {isOpen && (
        <ul>
          {own.map(each => (
            <li key={each.code}>
              <a
                href={formatRoute(each.code)}
                tabIndex={-1}
                aria-current={each.code === here ? 'page' : undefined}
              >
                <span className="menu-code">{each.code.length > 4 ? '·' : each.code}</span>
                {pick(each.title)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
})

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a')]
  const next = moveWithin(event.key, stops.indexOf(event.target as HTMLElement), stops.length)
  if (next === undefined) return
  event.preventDefault()
  stops[next]?.focus()
}

function partsOf(destinations: readonly Destination[]): [module: string, own: readonly Destination[]][] {
  const by = Map.groupBy(destinations, ({ module }) => module)
  const modules = new Set([...MODULES, ...by.keys()])
  return [...modules].flatMap(module => {
    const own = by.get(module)?.toSorted((a, b) => (a.code < b.code ? -1 : 1))
    return own === undefined ? [] : [[module, own]]
  })
}
