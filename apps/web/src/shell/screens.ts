/** Screens of their own, by the code that leads to them; loaded when first gone to. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Destination } from './match-command.ts'

type Screen = LazyExoticComponent<ComponentType>

const Parameters = lazy(async () => ({
  default: (await import('../screens/parameters/parameters.tsx')).Parameters,
}))
const Till = lazy(async () => ({ default: (await import('../screens/tills/till/till.tsx')).Till }))
const Day = lazy(async () => ({ default: (await import('../screens/day/day.tsx')).Day }))

export const GenericForm: Screen = lazy(async () => ({
  default: (await import('../screens/frame/generic-form/generic-form.tsx')).GenericForm,
}))
export const ReportViewer: Screen = lazy(async () => ({
  default: (await import('../screens/frame/report-viewer/report-viewer.tsx')).ReportViewer,
}))

export const OWN_SCREENS: Readonly<Record<string, Screen>> = {
  F04: lazy(async () => ({
    default: (await import('../screens/clients/open-client/open-client.tsx')).OpenClient,
  })),
  F05: lazy(async () => ({
    default: (await import('../screens/clients/amend-client/amend-client.tsx')).AmendClient,
  })),
  F09: lazy(async () => ({
    default: (await import('../screens/cash/deposit-withdraw/deposit-withdraw.tsx')).DepositWithdraw,
  })),
  C01: lazy(async () => ({
    default: (await import('../screens/orders/enter-order/enter-order.tsx')).EnterOrder,
  })),
  Q13: lazy(async () => ({
    default: (await import('../screens/orders/todays-orders/todays-orders.tsx')).TodaysOrders,
  })),
  C02: lazy(async () => ({
    default: (await import('../screens/orders/pick-order/pick-order.tsx')).PickOrder,
  })),
  C03: lazy(async () => ({
    default: (await import('../screens/orders/batch/batch-orders.tsx')).BatchOrders,
  })),
  C04: lazy(async () => ({
    default: (await import('../screens/orders/batch/batch-cancel.tsx')).BatchCancel,
  })),
  C06: lazy(async () => ({ default: (await import('../screens/custody/transfer-some.tsx')).TransferSome })),
  C24: Till,
  KH: lazy(async () => ({
    default: (await import('../screens/clients/client-overview/client-overview.tsx')).ClientOverview,
  })),
  FH: lazy(async () => ({ default: (await import('../screens/approvals/approvals.tsx')).Approvals })),
  HH: lazy(async () => ({ default: (await import('../screens/people/sessions/sessions.tsx')).Sessions })),
  S01: Parameters,
  S02: Parameters,
  S04: Parameters,
  S05: Parameters,
  S09: Parameters,
  S95: lazy(async () => ({ default: (await import('../screens/orders/blocks/blocks.tsx')).Blocks })),
  RZ: Day,
}

/** Screens that are no single function: code, titles and initials of their own. */
export const OWN_DESTINATIONS: readonly Destination[] = [
  {
    code: 'KH',
    name: 'client-overview',
    title: { zh: '客户总览', en: 'Client overview' },
    pinyin: 'khzl',
    module: 'counter',
  },
  { code: 'FH', name: 'approvals', title: { zh: '复核', en: 'Approvals' }, pinyin: 'fh', module: 'counter' },
  {
    code: 'RZ',
    name: 'business-day',
    title: { zh: '日初与日终', en: 'Start and end of day' },
    pinyin: 'rcyrz',
    module: 'day-end',
  },
  {
    code: 'HH',
    name: 'own-sessions',
    title: { zh: '我的会话', en: 'My sessions' },
    pinyin: 'wdhh',
    module: 'system',
  },
]
