import type { TestProject } from 'vitest/node'
import { startTestPostgres, type TestPostgres } from './test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

// Several projects of one run need it, and each loads this file anew: it is kept where all of them find it.
const shared = globalThis as typeof globalThis & {
  attainTestPostgres?: { starting: Promise<TestPostgres>; users: number }
}

/** Starts the one Postgres of a test run, and stops it when the last project that uses it is done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.attainTestPostgres ??= { starting: startTestPostgres(), users: 0 }
  const use = shared.attainTestPostgres
  use.users += 1
  const postgres = await use.starting
  project.provide('serverUrl', postgres.serverUrl)
  project.provide('template', postgres.template)
  return async () => {
    use.users -= 1
    if (use.users > 0) return
    delete shared.attainTestPostgres
    await postgres.stop()
  }
}
