/**
 * Templates: `/api/templates`, for administrators. Bundles that the server has. The designer installs one into a draft,
 * whose application document says which version that was; the server keeps the documents of that version, so that a later
 * one can be merged with what was changed since.
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
}

export interface TemplateDetailBody extends TemplateBody {
  documents: Static<typeof Document>[]
  /** The documents of the version that was asked for as the base; null when it was never installed here. */
  base: Static<typeof Document>[] | null
}

/** Keeps the documents of a version that is being installed; refused when the server has another one by now. */
export const InstalledBody = Type.Object(
  { version: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)
export type InstalledBody = Static<typeof InstalledBody>
