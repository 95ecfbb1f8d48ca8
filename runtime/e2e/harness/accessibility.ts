import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is serious for people with disabilities on this page: WCAG 2.2 A and AA, contrast included. */
export async function findBarriers(page: Page): Promise<string[]> {
  // By the debugger, as the content policy lets nothing else run a script that is not ours.
  await page.evaluate(axe.source)
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  )) as axe.AxeResults
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
    )
}
