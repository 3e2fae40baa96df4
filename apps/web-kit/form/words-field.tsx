/**
 * A field for which the firm keeps a list of words (data dictionary, banks). Typing the beginning of a word or its code
 * offers it, Enter takes it. Where the code is kept one of the list is chosen, or, where it may be a new one, a code typed; else
 * anything may be typed.
 */
import { AutoComplete, Select } from 'antd'
import { useRef } from 'react'
import { isFound, useWords, type Word } from '../api/words.ts'
import { useText, type Texts } from '../texts/use-text.ts'
import { focusNext } from './enter-moves.ts'

export interface WordsFieldProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly list: string
  readonly keepsCode: boolean
  readonly mayBeNew: boolean
  readonly maxLength?: number | undefined
  readonly autoFocus?: boolean
  readonly isOptional?: boolean
}

export function WordsField(props: WordsFieldProps) {
  const { list, keepsCode, mayBeNew, maxLength, isOptional = false, ...field } = props
  const texts = useText()
  const place = useRef<HTMLDivElement>(null)
  const words = useWords(list)
  const options = optionsOf(words, props, texts)
  // After the list has closed, so that its own Enter is over.
  const goOn = (): void => {
    setTimeout(() => focusNext(place.current?.querySelector('input') ?? null))
  }
  const shared = {
    id: field.id ?? '',
    value: field.value ?? null,
    autoFocus: field.autoFocus ?? false,
    options,
    onChange: (value: string | null | undefined) => field.onChange?.(value ?? undefined),
    onSelect: goOn,
    popupMatchSelectWidth: false,
    // A new code may begin like one that is there.
    defaultActiveFirstOption: !mayBeNew,
  }
  return (
    <div ref={place}>
      {keepsCode && !mayBeNew ? (
        <Select<string | null> {...shared} allowClear={isOptional} showSearch={{ filterOption: isOffered }} />
      ) : (
        <AutoComplete<string | null>
          {...shared}
          {...(maxLength === undefined ? {} : { maxLength })}
          showSearch={{
            filterOption: (typed, option) => (mayBeNew || typed !== '') && isOffered(typed, option),
          }}
        />
      )}
    </div>
  )
}

const isOffered = (typed: string, option: object | undefined): boolean =>
  isFound(typed, (option as WordOption | undefined)?.found)

interface WordOption {
  readonly value: string
  readonly label: string
  readonly found: string
}

/** What is kept though it is not offered any more stays readable. */
function optionsOf(
  words: readonly Word[],
  { keepsCode, mayBeNew, value }: WordsFieldProps,
  texts: Texts,
): WordOption[] {
  return words
    .filter(({ code, isOffered }) => isOffered || code === value)
    .map(({ code, title }) => ({
      value: keepsCode ? code : title.zh,
      label: mayBeNew ? `${texts.pick(title)} ${code}` : texts.pick(title),
      found: `${code}\n${title.zh}\n${title.en}`.toLowerCase(),
    }))
}
