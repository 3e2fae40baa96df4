/** The words of the tellers' screens and of the kit's parts, in the chosen language. */
import type { TextKey as KitKey } from '@guitai/web-kit/texts/zh.ts'
import { useText as useTextOf, type Texts as TextsOf } from '@guitai/web-kit/texts/use-text.ts'
import type { OwnKey } from './zh.ts'

export type TextKey = KitKey | OwnKey
export type Texts = TextsOf<TextKey>

export const useText: () => Texts = useTextOf<TextKey>
