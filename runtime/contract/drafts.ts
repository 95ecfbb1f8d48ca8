/**
 * Drafts: `/api/drafts`, for administrators. A draft is what one person has changed against a revision and not
 * published yet; others may open it and work in it as well. It has a version, which goes up with every save.
 */
import { type Static, Type } from 'typebox'
import { CanaryBody, Document } from './metadata.ts'

const closed = { additionalProperties: false }

/** A document as a draft has it. */
export const DraftDocument = Type.Object(
  {
    /** `object:opportunity`, `layout:opportunity/default`. */
    identity: Type.String({ minLength: 1, maxLength: 200 }),
    /** Null: it is removed. */
    content: Type.Union([Document, Type.Null()]),
    /** What was typed last, while it is no document that could be kept; null when there is no such text. */
    unfinished: Type.Union([Type.String({ maxLength: 1_000_000 }), Type.Null()]),
  },
  closed,
)
export type DraftDocument = Static<typeof DraftDocument>

/** A document of a draft with who changed it, and the version of the draft that this made. */
export interface SavedDocument extends DraftDocument {
  version: number
  changedBy: string
  changedByName: string | null
  changedAt: string
}

export interface DraftSummary {
  /** The person whose draft it is. */
  owner: string
  ownerName: string | null
  /** The revision that it changes. */
  baseRevision: number
  version: number
  /** Documents that differ from that revision. */
  changes: number
  changedAt: string
}

/** A whole draft: the documents of its revision, and those that differ. */
export interface DraftBody extends Omit<DraftSummary, 'changes'> {
  liveRevision: number
  base: Static<typeof Document>[]
  documents: SavedDocument[]
}

/** What happened in a draft since a version of it. */
export interface DraftChanges {
  version: number
  baseRevision: number
  liveRevision: number
  documents: SavedDocument[]
}

export const SaveDraftBody = Type.Object(
  {
    /** The version that the author has seen; what others saved since in the same documents is a conflict. */
    seen: Type.Integer({ minimum: 0 }),
    /** Moves the draft onto this revision: the documents given are all that differ from it. */
    baseRevision: Type.Optional(Type.Integer({ minimum: 0 })),
    documents: Type.Array(DraftDocument, { maxItems: 2000 }),
  },
  closed,
)
export type SaveDraftBody = Static<typeof SaveDraftBody>

export const PublishDraftBody = Type.Object(
  {
    /** The version that the author has looked at; refused when somebody saved since. */
    seen: Type.Integer({ minimum: 0 }),
    message: Type.String({ maxLength: 500 }),
    /** Goes live at this time instead of now. */
    at: Type.Optional(Type.String({ format: 'date-time' })),
    /** Only these people work with it, until it is promoted or withdrawn. */
    canary: Type.Optional(CanaryBody),
  },
  closed,
)
export type PublishDraftBody = Static<typeof PublishDraftBody>
