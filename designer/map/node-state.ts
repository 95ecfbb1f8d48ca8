/** How the things on the map stand to the draft: changed by it, or affected by what is changed. */
import type { Graph } from '@attain/engine/metadata'
import { useMemo } from 'react'
import { useDraftState } from '../draft/draft-context.tsx'
import { type DocumentState, useChangedDocuments } from '../draft/use-changed-documents.ts'
import { affectedBy } from './impact.ts'

export type NodeState = DocumentState | 'affected'

export function useNodeStates(graph: Graph): ReadonlyMap<string, NodeState> {
  const changed = useChangedDocuments()
  const base = useDraftState((state) => state.base)
  const documents = useDraftState((state) => state.documents)
  return useMemo(
    () =>
      new Map<string, NodeState>([
        ...[...affectedBy(graph, base, documents)].map((id) => [id, 'affected'] as const),
        ...changed.map(({ identity, change }) => [identity, change] as const),
      ]),
    [graph, base, documents, changed],
  )
}
