/** Who uses a field, as the graph of the last check says; before the first check the graph is made here. */
import { graphOf, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useChecks } from '../../../check/use-checks.ts'
import { useObject } from '../object-context.tsx'

export interface FieldUser {
  readonly id: string
  readonly label: string
}

/** The users of whichever field is asked for. */
export function useUsersOf(): (object: string, field: string) => readonly FieldUser[] {
  const checked = useChecks()?.graph
  const { bundle } = useObject()
  const [language] = useLanguage()
  return useMemo(() => {
    let graph = checked
    return (object, field) => {
      graph ??= graphOf(bundle)
      const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
      const nameOf = (id: string) => {
        const node = nodes.get(id)
        const label = textIn(node?.label, language) || node?.name || id
        if (node === undefined) return label
        if (node.kind !== 'field') return `${label} (${textIn(kinds[node.kind].label, language)})`
        const owner = nodes.get(`object:${node.object}`)
        return `${textIn(owner?.label, language) || node.object}: ${label}`
      }
      const to = `field:${object}.${field}`
      const ids = graph.edges.filter((edge) => edge.to === to && edge.from !== to).map(({ from }) => from)
      return [...new Set(ids)].map((id) => ({ id, label: nameOf(id) }))
    }
  }, [checked, bundle, language])
}
