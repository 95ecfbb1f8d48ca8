/** Who uses a field, as the graph of the last check says. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useChecks } from '../../../check/use-checks.ts'

export interface FieldUser {
  readonly id: string
  readonly label: string
}

/** The users of whichever field is asked for. */
export function useUsersOf(): (object: string, field: string) => readonly FieldUser[] {
  const checks = useChecks()
  const [language] = useLanguage()
  return useMemo(() => {
    const nodes = new Map((checks?.graph.nodes ?? []).map((node) => [node.id, node]))
    const nameOf = (id: string) => {
      const node = nodes.get(id)
      const label = textIn(node?.label, language) || node?.name || id
      const owner = node?.kind === 'field' ? nodes.get(`object:${node.object}`) : undefined
      return owner === undefined ? label : `${textIn(owner.label, language) || owner.name}: ${label}`
    }
    return (object, field) => {
      const to = `field:${object}.${field}`
      const ids = (checks?.graph.edges ?? [])
        .filter((edge) => edge.to === to && edge.from !== to)
        .map(({ from }) => from)
      return [...new Set(ids)].map((id) => ({ id, label: nameOf(id) }))
    }
  }, [checks, language])
}
