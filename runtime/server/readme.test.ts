/** The README lists every route, error and setting, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorKinds } from './errors.ts'

const here = import.meta.dirname
const readme = readFileSync(join(here, 'README.md'), 'utf8')

/** First cells of the table under a heading. */
function listed(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] as string)
}

test('routes', () => {
  const folders = ['routes', 'accounts/routes']
  const sources = folders.flatMap((folder) =>
    readdirSync(join(here, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(here, folder, name), 'utf8')),
  )
  const routes = sources.flatMap((source) =>
    [...source.matchAll(/\b\w+\.(get|post|put|patch|delete)(?:<[^']*>)?\(\s*'(\/api[^']*)'/g)].map(
      ([, method, path]) => `${method?.toUpperCase()} ${path}`,
    ),
  )
  expect(routes.length).toBeGreaterThan(30)
  expect(listed('The API').sort()).toEqual(routes.sort())
})

test('errors', () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` \| (\d{3}) \| (.*) \|$/gm)].map(([, code, status, message]) => ({
    code,
    status: Number(status),
    message,
  }))
  const kinds = Object.entries(errorKinds).map(([code, { status, message }]) => ({ code, status, message: message.en }))
  const byCode = (a: { code?: string | undefined }, b: { code?: string | undefined }) =>
    String(a.code).localeCompare(String(b.code))
  expect(rows.sort(byCode)).toEqual(kinds.sort(byCode))
})

test('settings', () => {
  const sources = ['settings.ts', 'first-start.ts'].map((name) => readFileSync(join(here, name), 'utf8')).join('\n')
  const read = [...sources.matchAll(/(?:read|wholeNumber|onOrOff)\(\s*'([A-Z_]+)'|process\.env\.([A-Z_]+)/g)].map(
    (match) => match[1] ?? match[2],
  )
  expect(listed('Settings').sort()).toEqual([...new Set(read)].sort())
})
