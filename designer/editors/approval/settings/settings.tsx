/** What is open beside the canvas: settings of the approval, of a node, of a branch, or what can be done with several. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useApproval } from '../approval-context.tsx'
import { nodeNamed } from '../graph/document.ts'
import { sayWay, titleOf } from '../say-node.ts'
import { ApprovalSettings } from './approval-settings.tsx'
import { BranchSettings } from './branch-settings.tsx'

/** Come with the first node that is looked at. */
const NodeSettings = lazy(() => import('./node-settings.tsx'))

export function useSettings(): { readonly title: string; readonly content: ReactNode } {
  const { t } = useTranslation()
  const { approval, names, selected } = useApproval()
  if (selected.of === 'branch') {
    const node = nodeNamed(approval, selected.exit.from ?? '')
    if (node !== undefined)
      return {
        title: sayWay(node, selected.exit.way, names).title,
        content: <BranchSettings key={`${node.name}/${selected.exit.way}`} node={node} way={selected.exit.way} />,
      }
  }
  if (selected.of === 'nodes') {
    const nodes = selected.names.flatMap((name) => nodeNamed(approval, name) ?? [])
    const [node] = nodes
    if (nodes.length > 1) return { title: t('approval.several', { count: nodes.length }), content: <Several /> }
    if (node !== undefined)
      return {
        title: titleOf(node, names),
        content: (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <NodeSettings key={node.name} node={node} />
          </Suspense>
        ),
      }
  }
  return { title: t('approval.whole'), content: <ApprovalSettings /> }
}

function Several() {
  const { t } = useTranslation()
  const { selected, remove } = useApproval()
  const names = selected.of === 'nodes' ? selected.names : []
  return (
    <>
      <p className="approval-note">{t('approval.severalHint')}</p>
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => remove(names)}>
        {t('action.delete')}
      </Button>
    </>
  )
}
