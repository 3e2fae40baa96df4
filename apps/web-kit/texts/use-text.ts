/** The program's own texts in the chosen language, which the browser remembers. */
import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { pickTitle, type Language, type Titles } from './pick-title.ts'
import { findWord } from './vocabularies.ts'
import { zh, type TextKey } from './zh.ts'

const REMEMBERED = 'guitai.language'

type Catalogue = Readonly<Record<string, string>>

/** With an application's own texts. */
export async function startTexts(own: { readonly zh: Catalogue; readonly en: Catalogue }): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh',
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: { ...zh, ...own.zh } }, en: { translation: { ...en, ...own.en } } },
  })
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN'
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language)
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  await i18next.changeLanguage(language)
}

/** `Key`: of which texts; an application has its own besides the kit's. */
export interface Texts<Key extends string = TextKey> {
  readonly language: Language
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string
  /** The word of a value of a vocabulary, or a text whose key is made at run time; the value itself where there is none. */
  readonly word: (group: string, value: string) => string
  readonly pick: (title: Titles | undefined) => string
}

export function useText<Key extends string = TextKey>(): Texts<Key> {
  const { t: translate, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => ({
      language,
      t: (key: string, values) => translate(key, { ...values }),
      word: (group, value) =>
        findWord(group, value)?.[language] ?? translate(`${group}.${value}`, { defaultValue: value }),
      pick: title => pickTitle(title, language),
    }),
    [language, translate],
  )
}
