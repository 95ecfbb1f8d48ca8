/** The kinds of documents that pages are drawn from, as the engine's model holds them. */
import type { Model } from '@attain/engine/metadata'

type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never

export type LayoutDocument = ValueOf<Model['layouts']>
export type ViewDocument = ValueOf<Model['views']>
export type PageDocument = ValueOf<Model['pages']>
