/** Where a way may go on when an administrator skips a node: anywhere ahead of it in the same branch. */
import { afterJoin } from './advance.ts'
import type { Definition, Node, Target } from './definition.ts'

/** Where a node leads when nothing is rejected, in its order. */
export function waysFrom(definition: Definition, name: string): readonly Target[] {
  const node = definition.nodes.get(name)
  return node ? waysOf(definition, name, node) : []
}

/** What follows a node first, then what lies behind that, up to the join of the branch; branches are stepped over. */
export function placesAhead(definition: Definition, name: string): readonly Target[] {
  const places = new Set<Target>(waysFrom(definition, name))
  // a set gives what is added while it is gone through
  for (const place of places) {
    if (place === null) continue
    for (const next of waysFrom(definition, place)) if (next !== name) places.add(next)
  }
  return [...places]
}

function waysOf(definition: Definition, name: string, node: Node): readonly Target[] {
  switch (node.type) {
    case 'condition':
      return [...node.branches.map(({ next }) => next), ...(node.otherwise === undefined ? [] : [node.otherwise])]
    case 'parallel':
    case 'inclusive':
      return [afterJoin(definition, name)]
    case 'join':
      // what is behind it is a matter of all branches
      return []
    default:
      return [node.next]
  }
}
