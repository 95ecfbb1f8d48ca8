import { END } from '@attain/engine/metadata'
import type { Selected, Spot } from '../approval-context.tsx'
import type { Approval } from '../graph/document.ts'
import { begin, targetOf } from '../graph/exits.ts'
import { continuationOf, splitOf } from '../graph/reach.ts'

/** Where something goes that is not put anywhere by hand: behind what is selected, or last. */
export function spotBehind(approval: Approval, selected: Selected): Spot {
  if (selected.of === 'branch') return { on: selected.exit }
  const name = selected.of === 'nodes' ? selected.names.at(-1) : lastOf(approval)
  return name === undefined ? { on: begin } : { after: splitOf(approval, name) ?? name }
}

/** The last on the way that leads on: of branches that end apart, the node that they begin at. */
function lastOf(approval: Approval): string | undefined {
  let name = targetOf(approval, begin)
  const seen = new Set<string>()
  while (name !== undefined && name !== END && !seen.has(name)) {
    seen.add(name)
    const next = continuationOf(approval, name)
    if (next === END) return name
    name = next
  }
  return [...seen].at(-1)
}
