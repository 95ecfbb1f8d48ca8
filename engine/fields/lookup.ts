import { referenceLike } from './reference-like.ts'

export const lookup = referenceLike('lookup', ['target', 'children', 'onDelete', 'hierarchy', 'where'])
