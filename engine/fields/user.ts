import { referenceLike } from './reference-like.ts'

/** A person of the workspace. */
export const user = referenceLike('user', ['children', 'onDelete', 'where'])
