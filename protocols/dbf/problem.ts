/** What is wrong with a DBF file: a file is taken whole or refused whole, with its line, column and reason. */

export interface DbfProblem {
  /** The number of the record, from 1; 0 is the file's header. */
  line: number
  /** The name of the field, when a single one is wrong. */
  column?: string
  zh: string
  en: string
}

export class DbfWrong extends Error {
  override name = 'DbfWrong'
  readonly problem: DbfProblem

  constructor(problem: DbfProblem) {
    super(problem.en)
    this.problem = problem
  }
}

export const headerWrong = (zh: string, en: string): DbfWrong => new DbfWrong({ line: 0, zh, en })

/** The reason why a cell cannot be read or written; whoever goes through the records adds line and column. */
export class CellWrong extends Error {
  override name = 'CellWrong'
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
    this.en = en
  }
}

/** A wrong cell with its place; any other error as it is. */
export const cellAt = (error: unknown, line: number, column: string): unknown =>
  error instanceof CellWrong ? new DbfWrong({ line, column, zh: error.zh, en: error.en }) : error
