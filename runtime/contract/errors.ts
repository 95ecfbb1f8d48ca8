/** The one form of every error answer. `code` is public API; `message` is in the caller's language. */
import { type Static, Type } from 'typebox'

export const ErrorBody = Type.Object({
  code: Type.String(),
  message: Type.String(),
  /** For `invalid_record`: one entry per field. Otherwise whatever helps. */
  details: Type.Optional(Type.Unknown()),
  requestId: Type.String(),
})
export type ErrorBody = Static<typeof ErrorBody>

/** An entry of `details` of `invalid_record`. */
export interface FieldProblem {
  field: string
  code: string
  message: string
}
