/**
 * Templates: `/api/templates`, for administrators. Bundles that the server has; the designer installs one into a draft,
 * and the server remembers what was installed, so that a later version can be merged with what was changed since.
 */
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import type { Document } from './metadata.ts'

export interface TemplateBody {
  name: string
  label: Text
  description: Text | null
  version: string
  /** How many documents of each kind it brings. */
  counts: Record<string, number>
  /** The version that the workspace has installed. */
  installed: { version: string; at: string } | null
}

export interface TemplateDetailBody extends TemplateBody {
  documents: Static<typeof Document>[]
  /** The documents of the version that was installed; null when none was. */
  installedDocuments: Static<typeof Document>[] | null
}

/** Remembers that a version was installed; refused when the server has another one by now. */
export const InstalledBody = Type.Object(
  { version: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)
export type InstalledBody = Static<typeof InstalledBody>
