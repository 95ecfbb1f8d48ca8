/** A bundle as a folder of JSON files: reading it, and writing it so that git shows real changes only. */
import { type Dirent, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import {
  type BundleFile,
  fileOf,
  formatDocument,
  isKind,
  isMetadataPath,
  kindNames,
  kinds,
  type MetadataDocument,
} from '@attain/engine/metadata'
import { CliError } from './errors.ts'

/** The files of a bundle, by path. Whatever else lies in the folder (data, maps, a README) is left out. */
export function readBundleFolder(folder: string): readonly BundleFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CliError('error.noFolder', { path: folder })
  return jsonFiles(folder)
    .filter(isMetadataPath)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** As `readBundleFolder`, for a folder that must hold a bundle. */
export function readExistingBundle(folder: string): readonly BundleFile[] {
  const files = readBundleFolder(folder)
  if (files.length > 0) return files
  const folders = kindNames.map((kind) => kinds[kind].folder).filter((name) => name !== '')
  throw new CliError('error.noBundle', { path: folder, folders: folders.join(', ') })
}

/** What pulling would do to a folder. */
export interface FolderChanges {
  readonly write: readonly BundleFile[]
  /** Files that say the same already, however they are formatted. */
  readonly same: number
  /** Files of documents that are not among those given. */
  readonly obsolete: readonly string[]
}

/** Compares documents with the files of a folder; a folder that does not exist is empty. */
export function compareFolder(folder: string, documents: readonly MetadataDocument[]): FolderChanges {
  const present = new Map((existsSync(folder) ? readBundleFolder(folder) : []).map(({ path, text }) => [path, text]))
  const wanted = new Map(
    documents.map((document) => {
      const path = fileOf(document.kind, document)
      if (path === undefined) throw new Error(`The document ${document.kind} ${document.name} has no file.`)
      return [path, document] as const
    }),
  )
  const write = [...wanted].filter(([path, document]) => !saysTheSame(present.get(path), document))
  return {
    write: write.map(([path, document]) => ({ path, text: formatDocument(document) })),
    same: wanted.size - write.length,
    obsolete: [...present].filter(([path, text]) => !wanted.has(path) && isDocument(text)).map(([path]) => path),
  }
}

export function writeFiles(folder: string, files: readonly BundleFile[]): void {
  for (const { path, text } of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

export function deleteFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) rmSync(join(folder, path))
}

/** Every JSON file of a folder, by its path from there. */
export function jsonFiles(folder: string): string[] {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
      return jsonFiles(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
    }
    return entry.name.endsWith('.json') ? [entry.name.replaceAll(sep, '/')] : []
  })
}

function saysTheSame(text: string | undefined, document: MetadataDocument): boolean {
  return text !== undefined && isDeepStrictEqual(tryParse(text), document)
}

/** Only what is a document of a known kind is ever deleted. */
function isDocument(text: string): boolean {
  const value = tryParse(text)
  return typeof value === 'object' && value !== null && 'kind' in value && isKind(value.kind)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
