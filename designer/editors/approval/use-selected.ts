/** What the settings are open of; the address may ask for it: `?at=/nodes/3/branches/0/when`. */
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Selected } from './approval-context.tsx'
import { type Approval, hasBranches, nodeNamed } from './graph/document.ts'

export function useSelected(approval: Approval): readonly [Selected, (selected: Selected) => void] {
  const [selected, select] = useState<Selected>({ of: 'approval' })
  const latest = useRef(approval)
  latest.current = approval
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    // asked for once: what the address points to may move afterwards
    if (at !== null) select(selectedAt(at, latest.current))
  }, [at])
  return [isThere(selected, approval) ? selected : whole, select]
}

const whole: Selected = { of: 'approval' }

export function selectedAt(pointer: string, approval: Approval): Selected {
  const [, list, index, inner, branch] = pointer.split('/')
  const node = list === 'nodes' ? approval.nodes[Number(index)] : undefined
  if (node === undefined) return whole
  if (inner === 'branches' && branch !== undefined)
    return { of: 'branch', exit: { from: node.name, way: Number(branch) } }
  return { of: 'nodes', names: [node.name] }
}

function isThere(selected: Selected, approval: Approval): boolean {
  if (selected.of === 'approval') return true
  if (selected.of === 'nodes') return selected.names.every((name) => nodeNamed(approval, name) !== undefined)
  const { from, way } = selected.exit
  const node = nodeNamed(approval, from ?? '')
  return (
    hasBranches(node) && (way === 'otherwise' ? node.type !== 'parallel' : node.branches[way as number] !== undefined)
  )
}
