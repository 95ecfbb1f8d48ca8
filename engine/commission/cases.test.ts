/** Every rule as a case in `cases/`; what a case leaves out of its expectation is not looked at. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calculated, type WrittenCase, writtenResult } from './testing/written.ts'

const folder = new URL('./cases/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases: readonly WrittenCase[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  describe(file.replace('.json', ''), () => {
    test.each(cases)('$name', (written) => {
      const results = calculated(written)
      for (const [payee, periods] of Object.entries(written.expected))
        for (const [period, expected] of Object.entries(periods)) {
          const result = results.find((one) => one.payee === payee && one.period === period)
          expect(result && writtenResult(result), `${payee} in ${period}`).toMatchObject(expected)
        }
    })
  })
}
