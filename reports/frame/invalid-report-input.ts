/** What was asked for cannot be answered as asked: the outside's mistake, told by field. */
export class InvalidReportInput extends Error {
  override name = 'InvalidReportInput'
  readonly field: string

  constructor(field: string) {
    super(`the filter "${field}" is missing or not well formed`)
    this.field = field
  }
}
