/** The elements with their places and words, as React Flow draws them. */

import { textIn } from '@attain/form'
import type { Node } from '@xyflow/react'
import { useMemo } from 'react'
import { useApproval } from '../approval-context.tsx'
import { exitId } from '../graph/exits.ts'
import { useLit } from '../lit.ts'
import { problemsByElement } from '../problems-of.ts'
import { sayNode, sayWay, titleOf } from '../say-node.ts'
import type { Box } from './arrange.ts'
import type { ElementData } from './element-card.tsx'
import type { Elements } from './elements.ts'

/** What is selected, by element. */
export function useSelectedElements(): ReadonlySet<string> {
  const { selected } = useApproval()
  return useMemo(() => {
    if (selected.of === 'nodes') return new Set(selected.names)
    return new Set(selected.of === 'branch' ? [exitId(selected.exit)] : [])
  }, [selected])
}

export function useCards({ elements }: Elements, boxes: ReadonlyMap<string, Box>): Node<ElementData>[] {
  const { approval, names, problems } = useApproval()
  const selected = useSelectedElements()
  const lit = useLit()
  const current = [...selected].at(-1) ?? elements[0]?.id
  const words = useMemo(
    () =>
      new Map(
        elements.map((element) => {
          if (element.is === 'node')
            return [element.id, { title: titleOf(element.node, names), text: sayNode(element.node, names) }]
          if (element.is === 'branch') return [element.id, sayWay(element.node, element.exit.way, names)]
          return [element.id, { title: names.t(`approval.${element.is}`), text: '' }]
        }),
      ),
    [elements, names],
  )
  const wrong = useMemo(() => problemsByElement(approval, problems), [approval, problems])
  return useMemo(
    () =>
      elements.map((element) => {
        const { id } = element
        const { title, text } = words.get(id) ?? { title: id, text: '' }
        const { x, y, width, height } = boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
        const own = wrong.get(id) ?? []
        const found = lit?.people.get(id)
        return {
          id,
          type: 'element',
          position: { x, y },
          width,
          height,
          data: {
            element,
            title,
            text,
            wrong: own.map(({ message }) => textIn(message, names.language)).join(' '),
            severity:
              own.length === 0 ? undefined : own.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
            isSelected: selected.has(id),
            isCurrent: id === current,
            isLit: lit?.elements.has(id),
            people: found?.text,
            isStuck: found?.isStuck ?? false,
          },
        }
      }),
    [elements, words, boxes, wrong, selected, current, lit, names.language],
  )
}
