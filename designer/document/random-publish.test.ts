/** What the check of the designer finds right, the server publishes: random edits one after the other, each made live. */
import { bundleFromDocuments, compileBundle, hasErrors } from '@attain/engine/metadata'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../runtime/server/testing/global-setup.ts'
import {
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from '../../runtime/server/testing/test-application.ts'
import type { Documents } from './documents.ts'
import { anySteps, commandOf, type Step, visits } from './random-edits.test-data.ts'

let application: TestApplication
let ada: TestPerson
beforeAll(async () => {
  application = await createTestApplication([...visits.values()])
  ada = await application.person('Ada', ['administrator'])
  await ada.send('POST', '/api/records/visit', { values: { name: 'First', cost: '10' } })
})
afterAll(() => application.close())

/** As many of the steps as leave no error behind, as somebody does who mends before going on. */
function edited(documents: Documents, steps: readonly Step[]): Documents {
  return steps.reduce((before, step) => {
    const after = commandOf(before, step)?.execute(before) ?? before
    return hasErrors(compileBundle(bundleFromDocuments([...after.values()])).problems) ? before : after
  }, documents)
}

test('every draft without errors is previewed and published', async () => {
  let documents = visits
  for (const steps of fc.sample(anySteps, { numRuns: 15, seed: 4 })) {
    documents = edited(documents, steps)
    const body = { documents: [...documents.values()] }
    const review = await ada.send('POST', '/api/metadata/diff', body)
    expect(review.status).toBe(200)
    expect((review.body as { problems: { severity: string }[] }).problems.filter(isError)).toEqual([])
    expect(await ada.send('POST', '/api/metadata/publish', body)).toMatchObject({ status: 200 })
    expect(await ada.get('/api/app')).toMatchObject({ status: 200 })
  }
  expect(documents.size).toBeGreaterThan(visits.size)
})

const isError = ({ severity }: { readonly severity: string }) => severity === 'error'
