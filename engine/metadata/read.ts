import type { Json } from '../fields/field-type.ts'
import { didYouMean, findNearest } from './did-you-mean.ts'
import { parseJson } from './json-text.ts'
import { nameType } from './json-type.ts'
import { fileOf, isKind, kindNames, kinds } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { limits } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { place } from './problem-place.ts'
import { finish, type Steps } from './steps.ts'

/** A file of a bundle's folder; paths are relative to it, with slashes. */
export interface BundleFile {
  readonly path: string
  readonly text: string
}

/** A document of a known kind whose shape has not been looked at yet. */
export interface RawDocument {
  readonly path: string
  readonly kind: Kind
  readonly value: { readonly [key: string]: Json }
}

/** What was read: documents of any shape, and what could not be read. */
export interface RawBundle {
  readonly stage: 'raw'
  readonly documents: readonly RawDocument[]
  readonly problems: readonly Problem[]
}

/** Reads the files of a bundle. Files outside the folders of the kinds are none of its business (data, a README). */
export function readBundle(files: readonly BundleFile[]): RawBundle {
  const problems: Problem[] = []
  const documents: RawDocument[] = []
  const metadata = files.filter((file) => isMetadataPath(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, text } of metadata.slice(0, limits.documents)) {
    const found = readFile(path, text)
    if ('code' in found) problems.push(found)
    else documents.push(found)
  }
  if (metadata.length > limits.documents) problems.push(tooManyDocuments(metadata.length))
  return { stage: 'raw', documents, problems }
}

/** Takes documents as they are kept in a database or a draft; each goes by the path that its file would have. */
export function bundleFromDocuments(values: readonly unknown[]): RawBundle {
  return finish(readDocumentsInSteps(values))
}

export function* readDocumentsInSteps(values: readonly unknown[]): Steps<RawBundle> {
  const problems: Problem[] = []
  const documents: RawDocument[] = []
  for (const [index, value] of values.slice(0, limits.documents).entries()) {
    const copy = copyJson(value, 0)
    const path = `documents/${index}`
    const found = copy === undefined ? tooDeep(path) : toDocument(path, copy)
    if ('code' in found) problems.push(found)
    else documents.push({ ...found, path: fileOf(found.kind, found.value) ?? path })
    yield
  }
  if (values.length > limits.documents) problems.push(tooManyDocuments(values.length))
  return { stage: 'raw', documents, problems }
}

/** Whether a path lies where metadata is kept, or looks as if it were meant to. */
export function isMetadataPath(path: string): boolean {
  if (!path.endsWith('.json')) return false
  const [first = '', ...rest] = path.split('/')
  if (rest.length === 0) return first === 'app.json'
  return folders.includes(first) || findNearest(first, folders) !== undefined
}

const folders = kindNames.map((kind) => kinds[kind].folder).filter((folder) => folder !== '')

function readFile(path: string, text: string): RawDocument | Problem {
  if (text.length > limits.fileCharacters)
    return problem('too-large', place(path, ''), {
      what: { en: 'characters', 'zh-CN': '字符数' },
      found: text.length,
      expected: limits.fileCharacters,
    })
  const parsed = parseJson(text, limits.depth)
  if ('value' in parsed) {
    const document = toDocument(path, parsed.value)
    return 'code' in document ? document : (inWrongFolder(document) ?? document)
  }
  const { kind, line, column, expected, found } = parsed.mistake
  if (kind === 'depth') return tooDeep(path)
  const where = place(path, '')
  if (kind === 'duplicate-key') return problem('duplicate-key', where, { line, column, found })
  return problem('invalid-json', where, { line, column, expected, found })
}

function toDocument(path: string, value: Json): RawDocument | Problem {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('wrong-type', place(path, ''), { expected: nameType({}), found: nameType(value) })
  const { kind } = value as { readonly [key: string]: Json }
  if (kind === undefined) return problem('missing-property', place(path, '/kind'), { property: 'kind' })
  if (isKind(kind)) return { path, kind, value: value as { readonly [key: string]: Json } }
  const found = typeof kind === 'string' ? kind : JSON.stringify(kind)
  return problem(
    'unknown-kind',
    place(path, '/kind'),
    { found, expected: kindNames.join(', ') },
    didYouMean(found, kindNames),
  )
}

function inWrongFolder(document: RawDocument): Problem | undefined {
  const { folder } = kinds[document.kind]
  const [first] = document.path.split('/')
  const isRight = folder === '' ? document.path === `${document.kind}.json` : first === folder
  const expected = folder === '' ? `${document.kind}.json` : `${folder}/`
  return isRight
    ? undefined
    : problem('wrong-folder', place(document.path, ''), { kind: document.kind, expected, found: document.path })
}

/** A copy of plain JSON; undefined when it is nested too deep, goes in circles, or holds what JSON does not know. */
function copyJson(value: unknown, depth: number): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || depth >= limits.depth) return undefined
  if (Array.isArray(value)) {
    const items: Json[] = []
    for (const inner of value) {
      const copy = copyJson(inner, depth + 1)
      if (copy === undefined) return undefined
      items.push(copy)
    }
    return items
  }
  const copies: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) {
    const inner = (value as { readonly [key: string]: unknown })[key]
    if (inner === undefined) continue
    const copy = copyJson(inner, depth + 1)
    if (copy === undefined) return undefined
    if (key === '__proto__')
      Object.defineProperty(copies, key, { value: copy, enumerable: true, configurable: true, writable: true })
    else copies[key] = copy
  }
  return copies
}

function tooDeep(path: string): Problem {
  return problem('too-deep', place(path, ''), { expected: limits.depth })
}

function tooManyDocuments(found: number): Problem {
  return problem('too-large', place('', ''), {
    what: { en: 'documents', 'zh-CN': '文档数' },
    found,
    expected: limits.documents,
  })
}
