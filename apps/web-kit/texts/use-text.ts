/** The program's own texts in the chosen language, which the browser remembers. */
import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { pickTitle, type Language, type Titles } from './pick-title.ts'
import { findWord } from './vocabularies.ts'
import { zh, type TextKey } from './zh.ts'

const REMEMBERED = 'guitai.language'

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh',
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: zh }, en: { translation: en } },
  })
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN'
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language)
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  await i18next.changeLanguage(language)
}

export interface Texts {
  readonly language: Language
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string
  /** The word of a value of a vocabulary, or a text whose key is made at run time; the value itself where there is none. */
  readonly word: (group: string, value: string) => string
  readonly pick: (title: Titles | undefined) => string
}

export function useText(): Texts {
  const { t: translate, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => ({
      language,
      t: (key, values) => translate(key, { ...values }),
      word: (group, value) =>
        findWord(group, value)?.[language] ?? translate(`${group}.${value}`, { defaultValue: value }),
      pick: title => pickTitle(title, language),
    }),
    [language, translate],
  )
}
