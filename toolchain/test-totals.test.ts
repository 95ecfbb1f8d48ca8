import { expect, test } from 'vitest'
import { countTests, type JsonReport } from './test-totals.ts'

function report(success: boolean, ...files: [status: string, ...tests: string[]][]): JsonReport {
  return {
    success,
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  }
}

test.each([
  [
    'all is well',
    report(true, ['passed', 'passed', 'passed'], ['passed', 'passed']),
    { passed: 3, failed: 0, skipped: 0 },
  ],
  ['a test fails', report(false, ['failed', 'passed', 'failed']), { passed: 1, failed: 1, skipped: 0 }],
  ['some are skipped', report(true, ['passed', 'passed', 'pending', 'todo']), { passed: 1, failed: 0, skipped: 2 }],
  ['a file does not load', report(false, ['failed'], ['passed', 'passed']), { passed: 1, failed: 1, skipped: 0 }],
  ['a hook fails after its tests', report(false, ['failed', 'passed']), { passed: 1, failed: 1, skipped: 0 }],
  ['an error outside of all files', report(false, ['passed', 'passed']), { passed: 1, failed: 1, skipped: 0 }],
  ['there is no report', null, { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_name, given, expected) => {
  expect(countTests(given)).toEqual(expected)
})
