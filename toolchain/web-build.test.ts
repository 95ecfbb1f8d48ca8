import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashSources } from './web-build.js'

let root: string
let before: string

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attain-sources-'))
  await write('package-lock.json', '{}')
  await write('web/src/main.tsx', 'main')
  await write('engine/index.ts', 'engine')
  before = hash()
})
afterAll(() => rm(root, { recursive: true, force: true }))

function hash(): string {
  return hashSources(root, ['web', 'engine', 'not-there'])
}

test.each([
  ['the time of a file', async () => utimes(join(root, 'web/src/main.tsx'), 1, 1)],
  ['a test', async () => write('web/src/main.test.tsx', 'test')],
  ['what was built', async () => write('web/dist/index.html', 'built')],
  ['what was installed', async () => write('web/node_modules/react/index.js', 'react')],
])('%s makes no difference', async (_name, change) => {
  await change()
  expect(hash()).toBe(before)
})

test.each([
  ['the content of a file', 'web/src/main.tsx', 'MAIN'],
  ['a new file', 'engine/another.ts', ''],
  ['the dependencies', 'package-lock.json', '{ }'],
])('%s makes a difference', async (_name, path, text) => {
  const previous = hash()
  await write(path, text)
  expect(hash()).not.toBe(previous)
})
