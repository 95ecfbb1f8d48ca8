/** What a page loads before it can be used: JavaScript and styles, as they are sent. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildFrontEnds } from './web-build.js'

const root = resolve(import.meta.dirname, '..')

interface Chunk {
  readonly file: string
  readonly name?: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

beforeAll(() => buildFrontEnds(root, process.execPath), 120_000)

function readManifest(built: string): Manifest {
  return JSON.parse(readFileSync(join(root, built, '.vite/manifest.json'), 'utf8'))
}

/** Everything that is imported at once by the page of a front end and by these modules. */
function chunksOf(manifest: Manifest, modules: readonly string[]): readonly Chunk[] {
  const found = new Map<string, Chunk>()
  const add = (key: string) => {
    if (found.has(key)) return
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`Nothing of the name ${key} was built.`)
    found.set(key, chunk)
    for (const inner of chunk.imports ?? []) add(inner)
  }
  // the designer's entry lies in the file with all that it needs
  const entry = Object.keys(manifest).find((key) => key === 'index.html' || manifest[key]?.name === 'frame')
  // the longer one of the two languages, of which a page loads its own
  const language = Object.keys(manifest).find((key) => /^(src\/)?i18n\/zh-CN\.json$/.test(key))
  for (const module of [entry ?? 'index.html', language ?? 'i18n/zh-CN.json', ...modules]) add(module)
  return [...found.values()]
}

function bytesOf(built: string, chunks: readonly Chunk[]): number {
  const files = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))
  return sentTogether(built, [...files])
}

function sentTogether(built: string, files: readonly string[]): number {
  return files.reduce((total, file) => total + sentBytes(join(root, built, file)), 0)
}

function sentBytes(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
}

/** The worker that checks the draft begins with the page; the manifest has its file, but not what that imports. */
function checkWorker(built: string, chunks: readonly Chunk[]): readonly string[] {
  const found = chunks.flatMap(({ assets = [] }) => assets).filter((file) => /\/check-worker-[^/]*\.js$/.test(file))
  const files = new Set(found)
  for (const file of files)
    for (const [, imported] of contentOf(built, file).matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
      files.add(`assets/${imported}`)
  return [...files]
}

function contentOf(built: string, file: string): string {
  return readFileSync(join(root, built, file), 'utf8')
}

test('users load less than 350 kB for their first page', () => {
  const chunks = chunksOf(readManifest('runtime/web/dist'), ['src/home/home-page.tsx'])
  expect(bytesOf('runtime/web/dist', chunks)).toBeLessThan(350_000)
})

const editor = 'editors/editor-page.tsx'
const kinds = join(root, 'engine/metadata/kinds')
const schemas = readdirSync(kinds, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
const schemaOf = (kind: string) => `../engine/metadata/kinds/${kind}/schema.json`

test.each([
  ['the editor of an object', [editor, 'editors/object/object-editor.tsx', schemaOf('object')]],
  ['the editor of a layout', [editor, 'editors/layout/layout-editor.tsx', schemaOf('layout')]],
  ['the editor of a view', [editor, 'editors/view/view-editor.tsx', schemaOf('view')]],
  ['the editor of a role', [editor, 'editors/role/role-editor.tsx', schemaOf('role')]],
  ['the editor of pages', [editor, 'editors/page/page-editor.tsx', schemaOf('page')]],
  [
    'the editor of approvals, besides the canvas',
    [editor, 'editors/approval/approval-editor.tsx', schemaOf('approval')],
  ],
  [
    'the editor of dashboards, besides the page that it draws',
    [editor, 'editors/dashboard/dashboard-editor.tsx', schemaOf('dashboard')],
  ],
  ['the editor of rules', [editor, 'editors/rule/rule-editor.tsx', schemaOf('rule')]],
  [
    'the editor of scorecards, besides the chart',
    [editor, 'editors/scorecard/scorecard-editor.tsx', schemaOf('scorecard')],
  ],
  [
    'the editor of commission plans, besides the chart',
    [editor, 'editors/commission-plan/plan-editor.tsx', schemaOf('commission-plan')],
  ],
  ['the editor of targets, besides its example', [editor, 'editors/target/target-editor.tsx', schemaOf('target')]],
  ['the form that every kind has', [editor, 'editors/generic/generic-editor.tsx', schemaOf('app')]],
  ['publishing', ['publish/publish-page.tsx', ...schemas.map(schemaOf)]],
  ['the history', ['history/history-page.tsx', ...schemas.map(schemaOf)]],
  ['the start', ['start/start-page.tsx']],
  ['templates', ['templates/templates-page.tsx']],
])('the designer loads less than 500 kB for %s', (_page, modules) => {
  const chunks = chunksOf(readManifest('designer/dist'), modules).filter(({ name }) => name !== 'canvas')
  expect(bytesOf('designer/dist', chunks)).toBeLessThan(500_000)
})

test('the designer loads less than 500 kB for its first page, the map, and the worker that checks', () => {
  const chunks = chunksOf(readManifest('designer/dist'), ['map/map-page.tsx']).filter(({ name }) => name !== 'canvas')
  const worker = checkWorker('designer/dist', chunks)
  expect(worker).not.toEqual([])
  const total = bytesOf('designer/dist', chunks) + sentTogether('designer/dist', worker)
  expect(total).toBeLessThan(500_000)
})

test('the formula language is in nothing that the designer loads for its map or an editor', () => {
  const manifest = readManifest('designer/dist')
  const formulas = chunksOf(manifest, ['formula/formula-writer.tsx']).map(({ file }) => file)
  const written = (file: string) => /re2js|syntax error in regexp/i.test(contentOf('designer/dist', file))
  expect(formulas.some(written)).toBe(true)
  for (const modules of [['map/map-page.tsx'], [editor, 'editors/object/object-editor.tsx']])
    expect(chunksOf(manifest, modules).filter(({ file }) => written(file))).toEqual([])
})

test.each([
  ['approvals', 'inbox/inbox-page.tsx'],
  ['approvals', 'task/approval-page.tsx'],
  ['notifications', 'notifications-page.tsx'],
  ['automation', 'rule-runs-page.tsx'],
  ['help', 'formulas-page.tsx'],
])('the words of %s are loaded in one language (%s)', (part, page) => {
  const chunks = chunksOf(readManifest('runtime/web/dist'), [`src/${part}/${page}`])
  const loaded = chunks.map(({ file }) => contentOf('runtime/web/dist', file)).join('\n')
  for (const language of ['en', 'zh-CN']) {
    const words = readFileSync(join(root, `runtime/web/src/${part}/${language}.json`), 'utf8').matchAll(/: "(.*)"/g)
    const longest = [...words].map(([, text = '']) => text).reduce((a, b) => (b.length > a.length ? b : a))
    expect(loaded.includes(longest), longest).toBe(false)
  }
})
