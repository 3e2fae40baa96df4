/**
 * Picks a row of a report where a function wants its number: of the client that the form names already, else of whatever
 * client, number or document is typed here. See row-sources.ts.
 */
import { Form } from 'antd'
import { readReport, type Row } from '../api/reports.ts'
import { textOf } from '../format/text-of.ts'
import { useText, type Texts } from '../texts/use-text.ts'
import type { PickerProps } from './client-picker.tsx'
import { useFormFields } from './form-fields.ts'
import { LookUp, type Found } from './look-up.tsx'
import { rowFits, sourceOf, type RowSource } from './row-sources.ts'
import type { Picked } from '@guitai/core/frame/picked.ts'

const MOST_LISTED = 100
const FRESH_MS = 1500

export interface RowPickerProps extends PickerProps<string | number> {
  readonly widget: Picked
  /** What rows must say to be offered; '$x' is what the form's field x says. */
  readonly only?: Readonly<Record<string, string>> | undefined
  /** Must be there: its list opens with the focus. */
  readonly isNeeded?: boolean
  /** Where the screen knows the client, and the form does not. */
  readonly client?: number | undefined
}

export function RowPicker({ widget, only, isNeeded = false, client, ...rest }: RowPickerProps) {
  const texts = useText()
  const form = Form.useFormInstance()
  const names = useFormFields()
  const hasClient = names.includes('clientNo') || names.includes('cashAccountNo') || client !== undefined
  const values = (Form.useWatch([], form) ?? {}) as Readonly<Record<string, unknown>>
  // A client is found by its cash account, too.
  const watched = values['clientNo'] ?? values['cashAccountNo']
  const wanted = wantedOf(only, values)
  const clientNo = client ?? watched
  const source = sourceOf(widget)
  const isOfFirm = source.isOfFirm === true
  const ofClient = typeof clientNo === 'number' && !isOfFirm ? String(clientNo) : undefined
  const search = async (typed: string): Promise<Found<string | number>[]> =>
    (await rowsFor(source, ofClient, typed))
      .filter(row => wanted.every(([name, value]) => textOf(row[name]) === value))
      .slice(0, MOST_LISTED)
      .map(row => asFound(source, row, texts))
  const isAsked = source.needsClient === true && ofClient === undefined
  return (
    <LookUp<string | number>
      {...rest}
      source={`${widget} ${ofClient ?? ''} ${wanted.join(' ')} ${texts.language}`}
      search={search}
      describe={async value =>
        (await search(ofClient === undefined ? String(value) : '')).find(each => each.value === value)
      }
      placeholder={texts.t(hasClient || isOfFirm ? 'pick.ofClient' : 'pick.find')}
      isListed={isAsked && !hasClient ? undefined : isNeeded ? 'at once' : 'asked'}
      isWaiting={hasClient && isAsked}
      freshMs={FRESH_MS}
    />
  )
}

/** What another field does not say yet leaves everything open. */
function wantedOf(
  only: Readonly<Record<string, string>> | undefined,
  values: Readonly<Record<string, unknown>>,
): (readonly [name: string, value: string])[] {
  return Object.entries(only ?? {}).flatMap(([name, said]) => {
    const value = said.startsWith('$') ? values[said.slice(1)] : said
    return value === undefined || value === null ? [] : [[name, textOf(value)] as const]
  })
}

/** Without a client what is typed may be a number or document of the row, or whatever a client is found by. */
export async function rowsFor(source: RowSource, client: string | undefined, typed: string): Promise<Row[]> {
  if (source.isOfFirm === true) return (await read(source, {})).filter(row => rowFits(source, row, typed))
  if (client !== undefined) return (await read(source, { client })).filter(row => rowFits(source, row, typed))
  const all =
    source.needsClient === true ? [] : (await read(source, {})).filter(row => rowFits(source, row, typed))
  return all.length > 0 || typed === '' ? all : read(source, { client: typed })
}

async function read(source: RowSource, more: { readonly client?: string }): Promise<Row[]> {
  const limit = source.report === 'client-profile' || source.report === 'order-queue' ? {} : { limit: 500 }
  const { rows } = await readReport(source.report, { ...limit, ...source.parameters, ...more })
  const { expand, filter = () => true } = source
  return rows.flatMap(row => (expand === undefined ? [row] : [...expand(row)])).filter(filter)
}

function asFound(source: RowSource, row: Row, texts: Texts): Found<string | number> {
  const value = source.value(row)
  const code = row['code']
  return {
    value,
    names: [String(value), textOf(code ?? '')],
    label: source.label(row, texts),
    option: (
      <span className="option in-a-row">
        <b className="figure">{source.isCalledByCode === true && code !== '' ? textOf(code) : value}</b>
        {source
          .facts(row, texts)
          .filter(fact => fact !== '')
          .map((fact, index) => (
            <span key={fact} className={index === 0 ? '' : 'quiet figure'}>
              {fact}
            </span>
          ))}
      </span>
    ),
  }
}
