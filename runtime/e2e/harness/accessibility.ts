import axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const

/**
 * What is serious for people with disabilities on this page: WCAG 2.2 A and AA, or what depends on colours of it.
 * `except`: selectors of what was looked at elsewhere.
 */
export async function findBarriers(
  page: Page,
  which: keyof typeof rules = 'all',
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<string[]> {
  // By the debugger, as the content policy lets nothing else run a script that is not ours.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  const parts = { exclude: except.map((selector) => [selector]) }
  const options = { runOnly: rules[which], resultTypes: ['violations'] }
  const found = (await page.evaluate(
    `axe.run(${except.length === 0 ? 'document' : JSON.stringify(parts)}, ${JSON.stringify(options)})`,
  )) as axe.AxeResults
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => [
      ...nodes
        .slice(0, 3)
        .map((node) => `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
      ...(nodes.length > 3 ? [`${id}: ${nodes.length - 3} more`] : []),
    ])
}
