/** What a file of stories begins with: an application of its own, and visitors who are looked after. */
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { DB } from '../../server/database/schema.ts'
import { createTestDatabase, type TestDatabase } from '../../server/testing/test-database.ts'
import { theChromium } from './chromium.ts'
import { type ServedExample, serveExample, type Visit, type VisitOptions } from './served-example.ts'

export interface Example {
  /** Opens a browser for somebody; it is closed after the story, which fails when the page had problems. */
  visit(username: string | null, options?: VisitOptions): Promise<Visit>
  /** What the application works on: for what comes from elsewhere. */
  database(): Kysely<DB>
}

const pictures = join(import.meta.dirname, '../../../screenshots/failed')

/** Call it once at the top of a file; each file has a copy of the example's database. */
export function useExample(): Example {
  let database: TestDatabase
  let served: ServedExample
  let visits: Visit[] = []

  beforeAll(async () => {
    const [browser, made] = await Promise.all([theChromium(), createTestDatabase(inject('exampleTemplate'))])
    database = made
    served = await serveExample(database.url, browser, inject('administratorPassword'))
  })
  afterEach(async ({ task }) => {
    const ending = visits
    visits = []
    try {
      if (task.result?.state === 'fail') {
        for (const [i, { page }] of ending.entries()) {
          const path = join(pictures, `${task.name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${i + 1}.png`)
          await page.screenshot({ path }).catch(() => undefined)
        }
      }
      expect(ending.flatMap(({ watch }) => watch.problems)).toEqual([])
    } finally {
      await Promise.all(ending.map((visit) => visit.close(task.result?.state === 'fail')))
    }
  })
  afterAll(async () => {
    await served?.close()
    await database?.drop()
  })

  return {
    database: () => database.db,
    async visit(username, options) {
      const visit = await served.visit(username, options)
      visits.push(visit)
      return visit
    },
  }
}
