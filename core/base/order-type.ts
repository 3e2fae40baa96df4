/** The kinds of order that exist in any market; which of them one takes, and when, is a rule (core/rules/order-types.ts). */
export type OrderType =
  | 'limit'
  | 'best-five-then-cancel'
  | 'best-five-then-limit'
  | 'own-best'
  | 'opposite-best'
  | 'immediate-or-cancel'
  | 'fill-or-kill'
  | 'after-hours-fixed-price'
