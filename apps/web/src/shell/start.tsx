/** What a teller sees first: the keys, and the way to what is done most. */
import { useText } from '../texts/use-text.ts'
import type { TextKey } from '../texts/use-text.ts'
import { QuoteBoard } from './quote-board.tsx'
import { go } from './route.ts'
import { OFTEN } from './screens.ts'
import { useDestinations } from './use-destinations.ts'
import './start.css'

const KEYS: readonly (readonly [keys: string, words: TextKey])[] = [
  ['F2  /', 'keys.command'],
  ['Enter', 'keys.enter'],
  ['Ctrl+Enter', 'keys.submit'],
  ['Esc', 'keys.escape'],
  ['↑ ↓ PgUp PgDn', 'keys.move'],
  ['Space', 'keys.tick'],
  ['Delete', 'keys.cancel'],
]

export function Start() {
  const { t, pick } = useText()
  const destinations = useDestinations()
  const often = OFTEN.flatMap(code => destinations.filter(each => each.code === code))
  return (
    <div className="screen start">
      <h1 className="unseen">{t('start.title')}</h1>
      <section className="panel">
        <h2>{t('start.often')}</h2>
        <div className="start-tiles">
          {often.map(({ code, title, pinyin }) => (
            <button key={code} type="button" className="tile" onClick={() => go(code)}>
              <b>{code}</b>
              <span>{pick(title)}</span>
              <small>{pinyin}</small>
            </button>
          ))}
        </div>
      </section>
      <section className="panel filling start-market">
        <h2>{t('start.market')}</h2>
        <QuoteBoard />
      </section>
      <section className="panel">
        <h2>{t('start.keys')}</h2>
        <dl className="keys">
          {KEYS.map(([keys, words]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
