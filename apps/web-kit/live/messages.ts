/** What tabs and the line that they share say to one another. */
export type Told = readonly [topic: string, data: unknown]

export type FromTab =
  | { readonly kind: 'hello'; readonly tellerNo: string }
  /** The instruments whose quotes the tab shows now. */
  | { readonly kind: 'show'; readonly instruments: readonly string[] }
  /** The tab is seen again, or the machine is back on the network. */
  | { readonly kind: 'wake' }
  | { readonly kind: 'bye' }

export type LineState = 'connecting' | 'open' | 'lost'

/** The session is over, or the browser's session is another teller's: no line without somebody signing in. */
export type Refusal = 'ended' | 'taken'

export type ToTab =
  | { readonly kind: 'told'; readonly told: readonly Told[] }
  | { readonly kind: 'state'; readonly state: LineState }
  | { readonly kind: 'refused'; readonly why: Refusal }
