/** The order types of all markets. Which market accepts which type, and when, is a rule (core/rules/order-types.ts). */
export type OrderType =
  | 'limit'
  | 'best-five-then-cancel'
  | 'best-five-then-limit'
  | 'own-best'
  | 'opposite-best'
  | 'immediate-or-cancel'
  | 'fill-or-kill'
  | 'after-hours-fixed-price'
