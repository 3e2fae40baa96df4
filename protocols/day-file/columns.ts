/**
 * What a column of a day file may contain, and its text form. A column is two pure functions. `read` returns undefined for any
 * text that `write` would not have produced, so that each value has exactly one form.
 */
import { isBusinessDate, type BusinessDate } from '@guitai/core/base/business-date.ts'
import { formatTimeOfDay, timeOfDay, type TimeOfDay } from '@guitai/core/base/market.ts'

export interface Column<T> {
  /** The expected content, as a text for the reader of a refusal. */
  expects: { zh: string; en: string }
  read(text: string): T | undefined
  write(value: T): string
}

/** Accepts only the text that `write` produces for the value. */
function exact<T>(
  expects: Column<T>['expects'],
  parse: (text: string) => T | undefined,
  write: (value: T) => string,
): Column<T> {
  return {
    expects,
    write,
    read(text) {
      const value = parse(text)
      return value !== undefined && write(value) === text ? value : undefined
    },
  }
}

/** Separators, line ends and other control characters would break the file. */
const isForbidden = (character: string): boolean =>
  character === '|' || character < ' ' || character === '\u007f'

export const textColumn = (longest: number): Column<string> =>
  exact(
    { zh: `不超过${longest}个字符的文字`, en: `a text of at most ${longest} characters` },
    text => (text.length <= longest && ![...text].some(isForbidden) ? text : undefined),
    value => value,
  )

export const requiredTextColumn = (longest: number): Column<string> => {
  const column = textColumn(longest)
  const expects = { zh: `1至${longest}个字符的文字`, en: `a text of 1 to ${longest} characters` }
  return { ...column, expects, read: text => (text === '' ? undefined : column.read(text)) }
}

export const integerColumn = (lowest: number, highest = Number.MAX_SAFE_INTEGER): Column<number> =>
  exact(
    { zh: `${lowest}至${highest}之间的整数`, en: `an integer from ${lowest} to ${highest}` },
    text => {
      const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN
      return Number.isSafeInteger(value) && value >= lowest && value <= highest ? value : undefined
    },
    String,
  )

/** The text may be empty; then there is no value. */
export const optionalIntegerColumn = (lowest: number): Column<number | null> => {
  const column = integerColumn(lowest)
  return {
    expects: { zh: `空或${column.expects.zh}`, en: `nothing or ${column.expects.en}` },
    read: text => (text === '' ? null : column.read(text)),
    write: value => (value === null ? '' : column.write(value)),
  }
}

export const dateColumn: Column<BusinessDate> = exact(
  { zh: '日期 yyyy-mm-dd', en: 'a date yyyy-mm-dd' },
  text => (isBusinessDate(text) ? text : undefined),
  value => value,
)

export const timeColumn: Column<TimeOfDay> = exact(
  { zh: '时间 hh:mm:ss', en: 'a time hh:mm:ss' },
  text => (/^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(text) ? timeOfDay(text) : undefined),
  formatTimeOfDay,
)

export const flagColumn: Column<boolean> = exact(
  { zh: 'Y或N', en: 'Y or N' },
  text => (text === 'Y' || text === 'N' ? text === 'Y' : undefined),
  value => (value ? 'Y' : 'N'),
)

export const choiceColumn = <const T extends string>(choices: readonly T[]): Column<T> =>
  exact(
    { zh: `${choices.join('、')}之一`, en: `one of ${choices.join(', ')}` },
    text => choices.find(choice => choice === text),
    value => value,
  )
