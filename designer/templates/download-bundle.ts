/** One's own application as a folder of files, as `attain pull` writes them: what a template is made of. */
import { fileOf, formatDocument, isKind, type MetadataDocument } from '@attain/engine/metadata'
import { strToU8, zipSync } from 'fflate'
import type { Documents } from '../document/documents.ts'
import { download } from '../start/download.ts'

export function downloadBundle(documents: Documents): void {
  const name = String(documents.get('app')?.name ?? 'application')
  const files = [...bundleFiles(documents)].map(([path, text]) => [`${name}/${path}`, strToU8(text)] as const)
  download(`${name}.zip`, zipSync(Object.fromEntries(files)))
}

export function bundleFiles(documents: Documents): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const document of documents.values()) {
    const path = isKind(document.kind) ? fileOf(document.kind, document) : undefined
    // documents that have a file are of a kind, which is all that writing them asks for
    if (path !== undefined) files.set(path, formatDocument(document as unknown as MetadataDocument))
  }
  return files
}
