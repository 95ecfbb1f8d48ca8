/**
 * Time cut where anything changes: at the edges of all windows, and where people moved. Each record falls into one bucket,
 * which lies wholly inside or outside of every window; so windows may overlap, and nobody moves within a bucket.
 */
import type { Span } from '@attain/engine/performance/calendar'

export interface Buckets {
  /** The first days, in their order; the last one ends the bucket before it. */
  readonly edges: readonly string[]
  /** Which buckets make up which windows; both are counted from 1 and 0, as Postgres and lists count. */
  readonly parts: readonly { readonly bucket: number; readonly window: number }[]
}

export function bucketsOf(windows: readonly Span[], changes: readonly string[] = []): Buckets {
  const edges = [...new Set([...windows.flatMap(({ from, until }) => [from, until]), ...changes])].sort()
  const place = new Map(edges.map((edge, index) => [edge, index]))
  const parts = windows.flatMap(({ from, until }, window) => {
    const [first, last] = [place.get(from) ?? 0, place.get(until) ?? 0]
    return Array.from({ length: last - first }, (_, i) => ({ bucket: first + i + 1, window }))
  })
  return { edges, parts }
}
