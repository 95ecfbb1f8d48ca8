/** Publishing: `/api/metadata/*`, for administrators. */
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

export const RevisionBody = Type.Object({
  revision: Type.Integer(),
  publishedAt: Type.String(),
  publishedBy: Type.Union([Type.String(), Type.Null()]),
  message: Type.String(),
  live: Type.Boolean(),
  /** Documents added, changed and removed against the revision before. */
  changes: Type.Integer(),
})
export type RevisionBody = Static<typeof RevisionBody>

export const PublishReport = Type.Object({
  revision: Type.Integer(),
  /** False when nothing differs from what is live: no revision was made. */
  published: Type.Boolean(),
  changes: Type.Array(Type.Unknown()),
  impact: Type.Array(Type.Unknown()),
  problems: Type.Array(Type.Unknown()),
})
export type PublishReport = Static<typeof PublishReport>

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
