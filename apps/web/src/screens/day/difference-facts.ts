/** What is said of a difference besides its figures: its key says the same in codes. Each kind of difference has some of them. */
export const DIFFERENCE_FACTS = [
  'businessDate',
  'kind',
  'market',
  'tradingUnit',
  'currency',
  'fee',
  'side',
  'tradeNo',
  'about',
  'subject',
  'orderId',
]
