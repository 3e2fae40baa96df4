/** Q13 today's orders of all clients, live, with filters and cancel. Enter opens the client. */
import { Input, Select } from 'antd'
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react'
import { MARKETS } from '@guitai/core/base/market.ts'
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { OrderList } from '../parts/order-list.tsx'
import { go } from '../../../shell/route.ts'
import { useText, type Texts } from '../../../texts/use-text.ts'
import { InstrumentPicker } from '@guitai/web-kit/form/instrument-picker.tsx'
import { ORDER_STATUS_WORDS } from '@guitai/core/words/order-status.ts'
import { valuesOf } from '@guitai/core/words/words.ts'

interface Filters {
  readonly client?: string | undefined
  readonly instrument?: string | undefined
  readonly side?: string | undefined
  readonly market?: string | undefined
  readonly status?: string | undefined
}

const STATUSES = ['open', ...valuesOf(ORDER_STATUS_WORDS)]

export function TodaysOrders() {
  const texts = useText()
  const info = useListedReport('orders')
  const [filters, setFilters] = useState<Filters>({})
  const asked = useDeferredValue(filters)
  const place = useRef<HTMLDivElement>(null)
  const toList = (event: KeyboardEvent): void => {
    if (
      event.key === 'ArrowDown' &&
      event.target instanceof HTMLInputElement &&
      event.target.type === 'search'
    ) {
      place.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
    }
  }
  return (
    <div className="screen filling" ref={place} onKeyDown={toList}>
      <section className="panel bar-filters">
        <h1>Q13 {texts.pick(info?.title) || texts.t('orders.title')}</h1>
        <FilterFields
          filters={filters}
          onChange={next => setFilters({ ...filters, ...next })}
          texts={texts}
        />
      </section>
      <section className="panel filling">
        <OrderList
          report="orders"
          parameters={{ ...asked }}
          onOpen={row => go('KH', { clientNo: Number(row['clientNo']) })}
        />
      </section>
    </div>
  )
}

interface FilterFieldsProps {
  readonly filters: Filters
  readonly onChange: (next: Filters) => void
  readonly texts: Texts
}

function FilterFields({ filters, onChange, texts }: FilterFieldsProps) {
  const { t, word } = texts
  const choose = (group: string, values: readonly string[]) =>
    values.map(value => ({ value, label: word(group, value) }))
  return (
    <div className="bar-fields">
      <Input
        type="search"
        autoFocus
        allowClear
        aria-label={t('client.label')}
        placeholder={t('client.find')}
        onChange={event => onChange({ client: event.target.value.trim() || undefined })}
      />
      <InstrumentPicker
        label={t('instrument.label')}
        value={filters.instrument}
        onChange={instrument => onChange({ instrument })}
      />
      <Select
        allowClear
        aria-label={t('orders.side')}
        placeholder={t('orders.side')}
        options={choose('side', ['buy', 'sell'])}
        onChange={(side?: string) => onChange({ side })}
      />
      <Select
        allowClear
        aria-label={t('orders.market')}
        placeholder={t('orders.market')}
        options={choose('market', MARKETS)}
        onChange={(market?: string) => onChange({ market })}
      />
      <Select
        allowClear
        aria-label={t('orders.status')}
        placeholder={t('orders.status')}
        options={choose('status', STATUSES)}
        onChange={(status?: string) => onChange({ status })}
      />
    </div>
  )
}
