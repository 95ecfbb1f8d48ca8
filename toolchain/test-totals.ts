/** The part of vitest's JSON report that is counted. */
export type JsonReport = {
  success: boolean
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts the tests of a run. What fails outside of a test counts as one failure, so that it cannot be overlooked: a
 * file that does not load, a hook, an error that nobody caught, or a run without a report.
 */
export function countTests(report: JsonReport | null): { passed: number; failed: number; skipped: number } {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  for (const { status, assertionResults } of report?.testResults ?? []) {
    const failedBefore = totals.failed
    for (const test of assertionResults) {
      if (test.status === 'passed') totals.passed += 1
      else if (test.status === 'failed') totals.failed += 1
      else totals.skipped += 1
    }
    if (status === 'failed' && totals.failed === failedBefore) totals.failed += 1
  }
  if (report?.success !== true && totals.failed === 0) totals.failed = 1
  return totals
}
