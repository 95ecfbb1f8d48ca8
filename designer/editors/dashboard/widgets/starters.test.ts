import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  bundleFromDocuments,
  compileBundle,
  indexBundle,
  linkBundle,
  validateBundle,
  type Widget,
} from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { withWidget } from './add-widget.ts'
import { beginWidget } from './begin-widget.ts'
import { starterKeys, starterOf } from './starters.ts'
import { widgetTypes } from './widget-kinds.tsx'

const example = resolve(import.meta.dirname, '../../../../metadata-examples/hardware-sales')
const documents = readdirSync(example, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !/^(import|data|docs)\b/.test(file))
  .map((file) => JSON.parse(readFileSync(join(example, file), 'utf8')) as Record<string, unknown>)
  .filter(({ kind }) => typeof kind === 'string')
const bundleOf = (all: readonly object[]) =>
  indexBundle(linkBundle(validateBundle(bundleFromDocuments(all))).sources, new Set())
const bundle = bundleOf(documents)
const pageOf = (name: string, page: object) => ({
  kind: 'dashboard',
  name,
  label: { en: name, 'zh-CN': name },
  ...page,
})

test('what pages and widgets begin with has no problems', () => {
  const ready = starterKeys.map((key) => starterOf(key, bundle))
  for (const page of ready) expect(page?.widgets.length).toBeGreaterThan(1)
  const all = widgetTypes.reduce<readonly Widget[]>(
    (before, type) => withWidget(before, type, bundle)?.widgets ?? [],
    [],
  )
  expect(all).toHaveLength(widgetTypes.length)
  const pages = [...ready.map((page, index) => pageOf(`ready_${index}`, page ?? {})), pageOf('all', { widgets: all })]
  expect(compileBundle(bundleFromDocuments([...documents, ...pages])).problems).toEqual([])
})

test('a scatter begins with figures of whatever has one of them', () => {
  expect(beginWidget('scatter', bundle)).toMatchObject({ kpis: ['new_pipeline', 'sales_at_closing'] })
})

test('an application without KPIs has what needs none', () => {
  const small = bundleOf(documents.filter(({ kind }) => kind === 'app' || kind === 'object'))
  expect(widgetTypes.filter((type) => beginWidget(type, small) !== undefined)).toEqual(['funnel', 'list', 'text'])
  expect(starterKeys.map((key) => starterOf(key, small))).toEqual(starterKeys.map(() => undefined))
})
