/** Where the exchanges and their feed listen, and where their day files lie. */
export interface ExchangeAddress {
  host: string
  /** By market. */
  fixPorts: Record<string, number>
  feedPort: number
  filesFolder: string
}
