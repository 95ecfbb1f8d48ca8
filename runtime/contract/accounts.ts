/** Signing in, and the API keys of one's own account. An administrator's view of accounts is in metadata.ts. */
import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }

const Password = Type.String({ minLength: 1, maxLength: 200 })

/** `POST /api/auth/sign-in/username`; the answer is a SignedInBody and the session cookie. */
export const SignInUsernameBody = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 200 }), password: Password },
  closed,
)
export type SignInUsernameBody = Static<typeof SignInUsernameBody>

/** `POST /api/auth/sign-in/email`. */
export const SignInEmailBody = Type.Object(
  { email: Type.String({ minLength: 1, maxLength: 200 }), password: Password },
  closed,
)
export type SignInEmailBody = Static<typeof SignInEmailBody>

export const SignedInBody = Type.Object({ account: Type.Object({ id: Type.String(), name: Type.String() }) })
export type SignedInBody = Static<typeof SignedInBody>

/** `POST /api/auth/change-password`. All other sessions of the account end, always. */
export const ChangePasswordBody = Type.Object(
  {
    currentPassword: Password,
    newPassword: Type.String({ minLength: 10, maxLength: 200 }),
    revokeOtherSessions: Type.Optional(Type.Literal(true)),
  },
  closed,
)
export type ChangePasswordBody = Static<typeof ChangePasswordBody>

export const ApiKeyBody = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Its first characters, for people to tell keys apart. */
  hint: Type.String(),
  createdAt: Type.String(),
  expiresAt: Type.Union([Type.String(), Type.Null()]),
  /** Exact to the hour. */
  lastUsedAt: Type.Union([Type.String(), Type.Null()]),
})
export type ApiKeyBody = Static<typeof ApiKeyBody>

/** `GET /api/keys`: one's own keys in this workspace, newest first. */
export const ApiKeyList = Type.Object({ items: Type.Array(ApiKeyBody) })
export type ApiKeyList = Static<typeof ApiKeyList>

/** `POST /api/keys`. */
export const NewApiKeyBody = Type.Object(
  {
    /** What it is for; begins with no space. */
    name: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
    }),
    /** After this moment it no longer works; without it, it works until it is deleted. */
    expiresAt: Type.Optional(Type.String({ format: 'date-time', maxLength: 40 })),
  },
  closed,
)
export type NewApiKeyBody = Static<typeof NewApiKeyBody>

/** The only answer that ever shows `key`. */
export const CreatedApiKeyBody = Type.Intersect([ApiKeyBody, Type.Object({ key: Type.String() })])
export type CreatedApiKeyBody = Static<typeof CreatedApiKeyBody>
