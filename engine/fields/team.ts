import { referenceLike } from './reference-like.ts'

export const team = referenceLike('team', ['children', 'onDelete', 'where'])
