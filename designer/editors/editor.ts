/** What the designer knows about a kind. A kind without an editor of its own has the generated form and the source. */
import type { Json } from '@attain/engine/fields'
import type { Kind, Text } from '@attain/engine/metadata'
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

/** What a new document begins from, where there is more than one thing. */
export interface Start {
  /** What it is called unless somebody says something else. */
  readonly label: Text
  begin(given: NewDocument): DocumentValue
}

export interface StartsProps {
  /** Undefined where there is nothing to begin from. */
  readonly onStart: (start: Start | undefined) => void
}

export interface EditorDefinition {
  /** Loaded when the first document of the kind is opened. */
  readonly load: () => Promise<{ default: ComponentType<EditorProps> }>
  /** What is offered to begin from; loaded with the dialog for a new document. */
  readonly starts?: () => Promise<{ default: ComponentType<StartsProps> }>
  /** The least that a new document of the kind says. */
  begin(given: NewDocument, documents: Documents): DocumentValue
}

export type Editors = Readonly<Record<Kind, EditorDefinition>>
