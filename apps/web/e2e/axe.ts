/**
 * What axe finds on a page: breaches of WCAG 2.2 A and AA and of good practice. The engine is read as text and run inside the page,
 * where nothing else of it is needed.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const ENGINE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

interface Axe {
  run(
    place: Element | Document,
    choice: {
      readonly runOnly: readonly string[]
      readonly resultTypes: readonly string[]
      readonly preload: boolean
    },
  ): Promise<{ readonly violations: readonly Violation[] }>
}

/** Once for every page that is loaded. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(ENGINE)
}

/**
 * A list that antd opens stands outside the landmarks, at the end of the page, and is scrolled by the keys of its field, which keeps
 * the focus and names it: axe asks for a landmark and a focus of its own.
 */
export const OF_OPEN_LISTS: readonly string[] = ['region', 'scrollable-region-focusable']

/** Each as 'where: rule (how bad): element, what is wrong with it'; at most three elements of one rule. */
export async function breaches(
  page: Page,
  where: string,
  { place = 'html', without = [] }: { readonly place?: string; readonly without?: readonly string[] } = {},
): Promise<string[]> {
  const found = await page.evaluate(
    async ([selector, rules]) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const element = document.querySelector(selector)
      if (element === null) throw new Error(`there is no ${selector}`)
      return (await axe.run(element, { runOnly: rules, resultTypes: ['violations'], preload: false }))
        .violations
    },
    [place, RULES] as const,
  )
  const counted = found.filter(({ id }) => !without.includes(id))
  return counted.flatMap(({ id, impact, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary = '' }) =>
          `${where}: ${id} (${impact}): ${html.slice(0, 160)} ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 240)}`,
      ),
  )
}
