/** Who uses a field, as the graph of the last check says. */
import { type Graph, kinds, type Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useChecks } from '../../../check/use-checks.ts'
import { useObject } from '../object-context.tsx'

export interface FieldUser {
  readonly id: string
  readonly label: string
}

/** The users of whichever field is asked for; undefined before the first check. */
export function useUsersOf(): ((object: string, field: string) => readonly FieldUser[]) | undefined {
  const graph = useChecks()?.graph
  const [language] = useLanguage()
  return useMemo(() => graph && usersIn(graph, language), [graph, language])
}

/** The same for those who cannot wait: before the first check the graph is made here. */
export function useFindUsers(): (object: string, field: string) => Promise<readonly FieldUser[]> {
  const usersOf = useUsersOf()
  const { bundle } = useObject()
  const [language] = useLanguage()
  return async (object, field) => {
    if (usersOf !== undefined) return usersOf(object, field)
    const { graphOf } = await import('../../../check/graph-here.ts')
    return usersIn(graphOf(bundle), language)(object, field)
  }
}

function usersIn(graph: Graph, language: Language) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const nameOf = (id: string) => {
    const node = nodes.get(id)
    const label = textIn(node?.label, language) || node?.name || id
    if (node === undefined) return label
    if (node.kind !== 'field') return `${label} (${textIn(kinds[node.kind].label, language)})`
    const owner = nodes.get(`object:${node.object}`)
    return `${textIn(owner?.label, language) || node.object}: ${label}`
  }
  return (object: string, field: string): readonly FieldUser[] => {
    const to = `field:${object}.${field}`
    const ids = graph.edges.filter((edge) => edge.to === to && edge.from !== to).map(({ from }) => from)
    return [...new Set(ids)].map((id) => ({ id, label: nameOf(id) }))
  }
}
