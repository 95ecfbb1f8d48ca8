/** All lines in one drawing, and on each the place where something can be put. */
import { PlusOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Exit, exitId } from '../graph/exits.ts'
import { useLit } from '../lit.ts'
import type { Box } from './arrange.ts'
import type { Line } from './elements.ts'
import { type DrawnLine, drawLine } from './line-path.ts'

interface LinesProps {
  readonly lines: readonly Line[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly onInsert: (exit: Exit, at: { readonly x: number; readonly y: number }) => void
}

export const Lines = memo(function Lines({ lines, boxes, onInsert }: LinesProps) {
  const lit = useLit()
  const drawn = useMemo(() => drawLines(lines, boxes), [lines, boxes])
  const looks = useMemo(() => {
    const paths = new Map<string, string[]>()
    for (const { line, path } of drawn) {
      const isLit = lit?.lines.has(`${line.from} ${line.to}`)
      const look = [
        'approval-line',
        line.exit?.way === 'rejected' && 'is-rejected',
        lit !== undefined && (isLit ? 'is-lit' : 'is-dim'),
      ]
      const key = look.filter(Boolean).join(' ')
      paths.set(key, [...(paths.get(key) ?? []), path])
    }
    return paths
  }, [drawn, lit])
  return (
    <ViewportPortal>
      <svg className="approval-lines" aria-hidden="true">
        {[...looks].map(([look, paths]) => (
          <path key={look} className={look} d={paths.join('')} />
        ))}
      </svg>
      {drawn.map(({ line, plus }) =>
        line.exit === undefined ? null : (
          <Plus key={exitId(line.exit)} exit={line.exit} x={plus.x} y={plus.y} onInsert={onInsert} />
        ),
      )}
    </ViewportPortal>
  )
})

function drawLines(
  lines: readonly Line[],
  boxes: ReadonlyMap<string, Box>,
): readonly (DrawnLine & { readonly line: Line })[] {
  return lines.flatMap((line) => {
    const [source, target] = [boxes.get(line.from), boxes.get(line.to)]
    if (source === undefined || target === undefined) return []
    const [isRejection, isFork] = [line.exit?.way === 'rejected', line.exit === undefined]
    return [{ line, ...drawLine({ source, target, isRejection, isFork, boxes: boxes.values() }) }]
  })
}

interface PlusProps {
  readonly exit: Exit
  readonly x: number
  readonly y: number
  readonly onInsert: LinesProps['onInsert']
}

const Plus = memo(function Plus({ exit, x, y, onInsert }: PlusProps) {
  const { t } = useTranslation()
  const { setNodeRef, isOver } = useDroppable({ id: exitId(exit), data: { exit } })
  return (
    <button
      ref={setNodeRef}
      type="button"
      tabIndex={-1}
      className="approval-plus nodrag nopan"
      data-exit={exitId(exit)}
      data-over={isOver || undefined}
      // no transform: what is dragged looks for the place without it
      style={{ left: x, top: y }}
      aria-label={t(exit.way === 'rejected' ? 'approval.insertRejected' : 'approval.insertHere')}
      onClick={({ clientX, clientY }) => onInsert(exit, { x: clientX, y: clientY })}
    >
      <PlusOutlined aria-hidden />
      {exit.way === 'rejected' && <span className="approval-way">{t('approval.rejected')}</span>}
    </button>
  )
})
