/** What all stories need once: the built web, an unpacked browser, and a database with the published example. */
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildFrontEnds } from '../../../toolchain/web-build.js'
import { databaseUrl, runStatements } from '../../server/postgres/throwaway-postgres.ts'
import { unpackChromium } from './chromium.ts'
import { fillDatabase } from './example-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that each file of stories copies. */
    exampleTemplate: string
    administratorPassword: string
  }
}

/** Runs after the global setup of the server's tests, which starts Postgres. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, template } = project.getProvidedContext()
  const name = `${template}_example`
  await runStatements(serverUrl, [
    `drop database if exists ${name}`,
    `create database ${name} template ${template} strategy file_copy`,
  ])
  const [administratorPassword] = await Promise.all([
    fillDatabase(databaseUrl(serverUrl, name)),
    unpackChromium(),
    buildFrontEnds(resolve(import.meta.dirname, '../../..'), process.execPath),
  ])
  // Nobody connects to it any more: a database in use cannot be copied.
  await runStatements(serverUrl, [`alter database ${name} allow_connections false`])
  project.provide('exampleTemplate', name)
  project.provide('administratorPassword', administratorPassword)
  return () => runStatements(serverUrl, [`drop database ${name} with (force)`])
}
