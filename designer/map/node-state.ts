/** How the things on the map stand to the draft: changed by it, or affected by what is changed. */
import type { Graph } from '@attain/engine/metadata'
import { useEffect, useMemo, useState } from 'react'
import { useDraftState } from '../draft/draft-context.tsx'
import { type DocumentState, useChangedDocuments } from '../draft/use-changed-documents.ts'

export type NodeState = DocumentState | 'affected'

const nobody: ReadonlySet<string> = new Set()

export function useNodeStates(graph: Graph): ReadonlyMap<string, NodeState> {
  const changed = useChangedDocuments()
  const affected = useAffected(graph, changed.length > 0)
  return useMemo(
    () =>
      new Map<string, NodeState>([
        ...[...affected].map((id) => [id, 'affected'] as const),
        ...changed.map(({ identity, change }) => [identity, change] as const),
      ]),
    [affected, changed],
  )
}

/** Loaded with the first change: a map is opened more often without one. */
function useAffected(graph: Graph, isDrafted: boolean): ReadonlySet<string> {
  const base = useDraftState((state) => state.base)
  const documents = useDraftState((state) => state.documents)
  const [affectedBy, setAffectedBy] = useState<typeof import('./impact.ts').affectedBy>()
  useEffect(() => {
    // without it the map shows what is changed alone
    if (isDrafted) import('./impact.ts').then((module) => setAffectedBy(() => module.affectedBy)).catch(() => undefined)
  }, [isDrafted])
  return useMemo(
    () => (isDrafted && affectedBy ? affectedBy(graph, base, documents) : nobody),
    [isDrafted, affectedBy, graph, base, documents],
  )
}
