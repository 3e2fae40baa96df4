/**
 * The screen of a function, by its code in the title. Whoever has asked for a screen still sees the former one until the new one is
 * loaded, and the first page has a list, too: rows and keys have to be those of the screen that is meant.
 */
import type { Locator, Page } from 'playwright-core'

export function screenOf(page: Page, code: string): Locator {
  return page.locator('.screen', { has: page.locator('h1', { hasText: code }) })
}
