import type { Json } from '@attain/engine/fields'
import {
  type BundleFile,
  compileBundle,
  type DocumentChange,
  hasErrors,
  type Impact,
  type MetadataDocument,
  type PropertyChange,
  readBundle,
} from '@attain/engine/metadata'
import { readExistingBundle } from './bundle-folder.ts'
import { inLanguage } from './language.ts'
import { printProblems } from './problem-report.ts'
import { pathIn, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

/** The answer of `POST /api/metadata/diff`. */
export interface BundleDifference {
  readonly changes: readonly DocumentChange[]
  readonly impact: readonly Impact[]
}

/** The documents of a folder; undefined after printing what is wrong with them. */
export function soundDocuments(session: Session, folder: string): readonly MetadataDocument[] | undefined {
  const files: readonly BundleFile[] = readExistingBundle(pathIn(session, folder))
  const raw = readBundle(files)
  const { problems } = compileBundle(raw)
  if (!hasErrors(problems)) return raw.documents.map(({ value }) => value as unknown as MetadataDocument)
  printProblems(session.terminal, problems, files.length)
  return undefined
}

/** Prints the changes by what happened, then what they do to data and people. */
export function printDifference(terminal: Terminal, { changes, impact }: BundleDifference): void {
  const { say, language } = terminal
  for (const change of ['added', 'changed', 'removed'] as const) {
    const documents = changes.filter((each) => each.change === change)
    if (documents.length === 0) continue
    terminal.print(`${say(`diff.${change}`)} (${documents.length})`)
    for (const { document, properties } of documents) {
      terminal.print(`  ${document.replace(':', ' ')}`)
      for (const property of properties) terminal.print(`    ${describe(property)}`)
    }
    terminal.print('')
  }
  if (impact.length === 0) return
  terminal.print(say('diff.impact'))
  for (const { weight, message } of impact) {
    terminal.print(`  ${say(`impact.${weight}`)}: ${inLanguage(message, language)}`)
  }
  terminal.print('')
}

const signs = { added: '+', changed: '~', removed: '-', moved: '↕' } as const

function describe({ place, change, before, after }: PropertyChange): string {
  const where = `${signs[change]} ${place.slice(1).replaceAll('/', ' › ')}`
  if (change === 'added') return isSmall(after) ? `${where}: ${shown(after)}` : where
  if (change === 'removed') return isSmall(before) ? `${where}: ${shown(before)}` : where
  return `${where}: ${shown(before)} → ${shown(after)}`
}

function isSmall(value: Json | undefined): boolean {
  return shown(value).length <= 60
}

function shown(value: Json | undefined): string {
  const text = value === undefined ? '' : JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
