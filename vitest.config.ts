import { defineConfig } from 'vitest/config'

const globalSetup = 'runtime/server/testing/global-setup.ts'

/** `npm test` runs everything; `npx vitest run PATH` some of it, `--project unit` what needs no database. */
export default defineConfig({
  test: {
    // two at a time also where that is all the cores: half of each file's time it waits for Postgres or the browser
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{engine,toolchain}/**/*.test.ts',
            'runtime/{contract,form,ui,dashboard,web}/**/*.test.{ts,tsx}',
            'designer/**/*.test.{ts,tsx}',
          ],
          // against the server
          exclude: ['designer/document/{draft,random-publish}.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          // files share what they import: they change nothing of it, and loading it anew takes longer than the tests
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'runtime/{server,cli,bench}/**/*.test.ts',
            '{migrations,metadata-examples}/**/*.test.ts',
            'designer/document/{draft,random-publish}.test.ts',
          ],
          globalSetup,
          // each file has a database and an application of its own; the server's modules are loaded once
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['runtime/e2e/**/*.test.ts'],
          globalSetup: [globalSetup, 'runtime/e2e/harness/global-setup.ts'],
          // each file has a database and a server of its own; the modules are loaded, and the browser started, once
          isolate: false,
          // what a page comes to is waited for as long as what is on it
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
