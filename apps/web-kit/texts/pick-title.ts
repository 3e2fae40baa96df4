/** Titles that come from the server in both languages. */
export interface Titles {
  readonly zh: string
  readonly en: string
}

export type Language = 'zh' | 'en'

export function pickTitle(title: Titles | undefined, language: Language): string {
  return title === undefined ? '' : title[language] || title.zh
}
