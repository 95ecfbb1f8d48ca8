import type { AddressInfo } from 'node:net'
import { createTestApplication, type TestApplication, type TestPerson } from '../../server/testing/test-application.ts'
import { type CliRun, type CliSurroundings, runCli } from './run-cli.ts'

export interface ServedApplication {
  readonly application: TestApplication
  readonly administrator: TestPerson
  readonly url: string
  /** The environment in which the CLI finds the server, as that person. */
  environmentOf(person: TestPerson): NodeJS.ProcessEnv
  /** The CLI as the administrator. */
  run(words: readonly string[], surroundings?: CliSurroundings): Promise<CliRun>
}

const emptyBundle = [
  { kind: 'app', name: 'empty', label: { en: 'Empty', 'zh-CN': '空' }, formatVersion: 1, currency: 'EUR' },
  { kind: 'role', name: 'administrator', label: { en: 'Administrator', 'zh-CN': '管理员' }, administrator: true },
]

/** A server that listens, on a database of its own, with nothing published but an administrator's role. */
export async function serveApplication(): Promise<ServedApplication> {
  const application = await createTestApplication(emptyBundle)
  await application.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = application.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const administrator = await application.person('Administrator', ['administrator'])
  const environmentOf = ({ key }: TestPerson) => ({ ATTAIN_URL: url, ATTAIN_KEY: key })
  return {
    application,
    administrator,
    url,
    environmentOf,
    run: (words, surroundings = {}) =>
      runCli(words, { ...surroundings, environment: { ...environmentOf(administrator), ...surroundings.environment } }),
  }
}
