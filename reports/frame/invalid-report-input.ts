/** The question cannot be answered as it was asked: an error of the caller, reported by field. */
export class InvalidReportInput extends Error {
  override name = 'InvalidReportInput'
  readonly field: string

  constructor(field: string) {
    super(`the filter "${field}" is missing or not well formed`)
    this.field = field
  }
}

/** A report about one client was asked by what several have: which one is meant only the caller can say. */
export class SeveralClients extends Error {
  override name = 'SeveralClients'
  readonly field: string

  constructor(field: string) {
    super(`the filter "${field}" names several clients`)
    this.field = field
  }
}
