import { referenceLike } from './reference-like.ts'

/** A child cannot be without its parent and goes with it. */
export const masterDetail = referenceLike('masterDetail', ['target', 'children', 'where'])
