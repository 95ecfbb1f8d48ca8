/** What the designer knows about a kind. A kind without an editor of its own has the generated form and the source. */
import type { Json } from '@attain/engine/fields'
import type { Kind } from '@attain/engine/metadata'
import type { ComponentType } from 'react'
import type { Documents, DocumentValue } from '../document/documents.ts'

export interface EditorProps {
  readonly identity: string
  readonly document: DocumentValue
}

/** What the dialog for a new document asks. */
export interface NewDocument {
  readonly name: string
  readonly label: { readonly [language: string]: Json; readonly en: string }
  /** For kinds that belong to an object. */
  readonly object?: string
}

export interface EditorDefinition {
  /** Loaded when the first document of the kind is opened. */
  readonly load: () => Promise<{ default: ComponentType<EditorProps> }>
  /** The least that a new document of the kind says. */
  begin(given: NewDocument, documents: Documents): DocumentValue
}

export type Editors = Readonly<Record<Kind, EditorDefinition>>
