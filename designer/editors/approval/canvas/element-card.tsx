/** One element on the canvas: a node with who and how in words, a branch with what it is taken for, the start, the end. */
import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeIcons } from '../node-icons.tsx'
import type { Element } from './elements.ts'

export interface ElementData extends Record<string, unknown> {
  readonly element: Element
  readonly title: string
  readonly text: string
  /** What is wrong with it, in words. */
  readonly wrong: string
  readonly severity: 'error' | 'warning' | undefined
  readonly isSelected: boolean
  /** Where Tab comes to. */
  readonly isCurrent: boolean
  /** Undefined while nothing is simulated. */
  readonly isLit: boolean | undefined
  /** Who is asked, as a simulation found out. */
  readonly people: string | undefined
  readonly isStuck: boolean
}

export const ElementCard = memo(function ElementCard({ data }: NodeProps<Node<ElementData>>) {
  const { t } = useTranslation()
  const { element, title, text, wrong, severity, isSelected, isCurrent, isLit, people, isStuck } = data
  const type = element.is === 'node' ? element.node.type : undefined
  const isFork = type === 'condition' || type === 'parallel' || type === 'inclusive'
  const classes = [
    'approval-card',
    `is-${type === 'join' ? 'join' : element.is}`,
    isSelected && 'is-selected',
    isLit === true && 'is-lit',
    isLit === false && 'is-dim',
    isStuck && 'is-stuck',
    severity !== undefined && `has-${severity}`,
  ]
  const said = people ?? text
  return (
    <>
      {element.is !== 'start' && element.is !== 'branch' && <Handle type="target" position={Position.Top} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a button may not hold what wraps lines as this does */}
      <div
        role="button"
        tabIndex={isCurrent ? 0 : -1}
        className={classes.filter(Boolean).join(' ')}
        data-element={element.id}
        aria-pressed={isSelected}
        title={wrong || (said.length > 60 ? said : undefined)}
      >
        {type !== undefined && type !== 'join' && <span className="approval-icon">{nodeIcons[type]}</span>}
        <span className="approval-words">
          <span className="approval-title">{title}</span>
          {said !== '' && <span className={people === undefined ? 'approval-text' : 'approval-people'}>{said}</span>}
        </span>
        {wrong !== '' && <span className="visually-hidden">{wrong}</span>}
        {severity === 'error' && <ExclamationCircleFilled className="approval-mark" aria-hidden />}
        {severity === 'warning' && <WarningFilled className="approval-mark" aria-hidden />}
      </div>
      {(type === 'approval' || type === 'subprocess') && (
        <Handle type="source" id="rejected" position={Position.Right} title={t('approval.rejectedHandle')} />
      )}
      {element.is !== 'end' && !isFork && (
        <Handle type="source" id="next" position={Position.Bottom} title={t('approval.nextHandle')} />
      )}
    </>
  )
})
