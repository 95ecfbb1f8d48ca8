/** Publishing: `/api/metadata/*`, for administrators. */
import type { DocumentChange, Impact, Problem, Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }

/** A document of a bundle: `kind`, `name`, and what its kind's schema says. */
export const Document = Type.Object({ kind: Type.String(), name: Type.String() }, { additionalProperties: true })

export const BundleBody = Type.Object({ documents: Type.Array(Document, { maxItems: 2000 }) }, closed)

export const PublishBody = Type.Object(
  {
    documents: Type.Array(Document, { maxItems: 2000 }),
    message: Type.Optional(Type.String({ maxLength: 500 })),
    /** The revision that the author started from; refused when another one is live by now. */
    expectedRevision: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
)
export type PublishBody = Static<typeof PublishBody>

/** A revision on its way to live. */
export interface RolloutBody {
  /** `canary`: some people try it; `scheduled`: it goes live at a time. */
  kind: 'canary' | 'scheduled'
  people: string[]
  peopleNames: string[]
  roles: string[]
  at: string | null
  /** Why it did not go live at its time. */
  problem: string | null
}

export interface RevisionBody {
  revision: number
  publishedAt: string
  publishedBy: string | null
  publishedByName: string | null
  message: string
  live: boolean
  /** Documents added, changed and removed against the revision before. */
  changes: number
  rollout: RolloutBody | null
  /** Refused and failed requests of people who worked under it. */
  errors: number
}

/** A revision with its documents, and what it changed against the one before. */
export interface RevisionDetailBody {
  revision: number
  documents: Static<typeof Document>[]
  changes: DocumentChange[]
}

/** What went wrong under a revision, by the code of the error. */
export interface RevisionErrorBody {
  code: string
  status: number
  count: number
  lastAt: string
  lastMessage: string
  lastRequest: string
}

/** Who tries a revision: these people, and whoever has one of these roles. */
export const CanaryBody = Type.Object(
  {
    people: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 1000 }),
    roles: Type.Array(Type.String({ maxLength: 63 }), { maxItems: 50 }),
  },
  closed,
)
export type CanaryBody = Static<typeof CanaryBody>

/** An impact with how much of it there is; counts stop at a cap, and are left out when they would take too long. */
export interface CountedImpact extends Impact {
  records?: { count: number; capped: boolean }
  people?: number
}

/** What publishing would change. */
export interface ReviewBody {
  problems: Problem[]
  changes: DocumentChange[]
  impact: CountedImpact[]
  /** Why it cannot be tried by some people only; empty when it can. */
  canaryObstacles: Text[]
}

export interface PublishReport {
  revision: number
  /** False when nothing differs from what is live: no revision was made. */
  published: boolean
  changes: DocumentChange[]
  impact: Impact[]
  problems: Problem[]
}

/** A person's account: created and changed by administrators at `/api/people/:id/account`. */
export const AccountBody = Type.Object(
  {
    username: Type.String({ minLength: 3, maxLength: 60, pattern: '^[A-Za-z0-9._-]+$' }),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
    /** At least 10 characters; left out on change. */
    password: Type.Optional(Type.String({ minLength: 10, maxLength: 200 })),
    roles: Type.Array(Type.String(), { maxItems: 50 }),
    active: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type AccountBody = Static<typeof AccountBody>

/** What is being brought in order in the background after a publish: answers are right meanwhile, and slower. */
export const UpkeepItem = Type.Object({
  object: Type.String(),
  field: Type.String(),
  /** `slot`: the column that lists filter and sort by; `rollup`: what records keep of their children. */
  what: Type.Union([Type.Literal('slot'), Type.Literal('rollup')]),
  /** `releasing`: a field or definition that is gone lets its place go. */
  state: Type.Union([Type.Literal('filling'), Type.Literal('releasing')]),
  /** Records that have been looked at; null where that is not counted. */
  done: Type.Union([Type.Integer(), Type.Null()]),
  /** Records that there are. */
  total: Type.Integer(),
})
export type UpkeepItem = Static<typeof UpkeepItem>
