/**
 * Sandboxes: `/api/sandboxes`, for administrators. A sandbox is a workspace made from a live one, to change and try
 * things in. Whoever makes it copies everything that the live workspace shows its administrators: all objects, all
 * fields; attachments and histories stay behind.
 */
import { type Static, Type } from 'typebox'
import type { Document } from './metadata.ts'
import { WorkspaceName, WorkspaceSlug } from './session.ts'

const closed = { additionalProperties: false }

/** The most records of an object that are copied, besides those that others refer to. */
export const mostRecordsPerObject = 10_000
export const usualRecordsPerObject = 200

/** Which records a sandbox has. */
export const SandboxData = Type.Union([
  /** None but the people who administer it. */
  Type.Literal('none'),
  /** The newest of each object, and what they refer to. */
  Type.Literal('sample'),
  /** The same, with texts that mean nothing in the place of what people wrote. */
  Type.Literal('masked'),
])
export type SandboxData = Static<typeof SandboxData>

const content = {
  data: SandboxData,
  /** How many of each object; all people, teams and other records of the system come along. */
  records: Type.Optional(Type.Integer({ minimum: 1, maximum: mostRecordsPerObject })),
  /** Masks amounts of money as well. */
  maskAmounts: Type.Optional(Type.Boolean()),
}

/** `POST /api/sandboxes`. */
export const NewSandboxBody = Type.Object(
  {
    name: WorkspaceName,
    /** In addresses; made from the live workspace's when it is left out. */
    slug: Type.Optional(WorkspaceSlug),
    ...content,
    /** Other administrators of the live workspace, by person, who administer the sandbox too. */
    administrators: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50, uniqueItems: true })),
  },
  closed,
)
export type NewSandboxBody = Static<typeof NewSandboxBody>

/** `POST /api/sandboxes/:slug/refresh`: documents and records as live has them now; what the sandbox had is gone. */
export const RefreshSandboxBody = Type.Object(content, closed)
export type RefreshSandboxBody = Static<typeof RefreshSandboxBody>

/** `PATCH /api/sandboxes/:slug`. */
export const RenameSandboxBody = Type.Object({ name: WorkspaceName }, closed)
export type RenameSandboxBody = Static<typeof RenameSandboxBody>

export interface SandboxBody {
  slug: string
  name: string
  data: SandboxData
  records: number
  maskAmounts: boolean
  madeAt: string
  madeByName: string | null
  /** When its documents and records were last taken from live. */
  refreshedAt: string
  state: 'filling' | 'ready' | 'failed' | 'deleting'
  /** While it is being filled. */
  progress: { done: number; total: number } | null
  /** Why it could not be filled. */
  problem: string | null
  /** Whether whoever asks may enter it. */
  isMine: boolean
  /** Documents that it has changed and live has not, or otherwise. */
  toLive: number
  /** Documents that live has changed and it has not, or otherwise. */
  fromLive: number
}

/** `GET /api/sandboxes`. */
export interface SandboxList {
  /** The live workspace; `isMine` when whoever asks administers it, and so may make sandboxes. */
  live: { slug: string; name: string; isMine: boolean }
  items: SandboxBody[]
}

/** `GET /api/exchange/:slug`: what another workspace has live, to be compared and taken over by documents. */
export interface ExchangeBody {
  slug: string
  name: string
  revision: number
  documents: Static<typeof Document>[]
  /** The documents as both last had them; those that only one ever had are not among them. */
  base: Static<typeof Document>[]
}

/** `PUT /api/exchange/:slug/taken`: documents of a revision of it that a draft has taken over. */
export const TakenBody = Type.Object(
  {
    /** Whose draft. */
    owner: Type.String({ format: 'uuid' }),
    revision: Type.Integer({ minimum: 0 }),
    identities: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 2000,
      uniqueItems: true,
    }),
  },
  closed,
)
export type TakenBody = Static<typeof TakenBody>
