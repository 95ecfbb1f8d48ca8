/** The branches of a node in their order: a click goes to the branch, a handle moves it. */
import { PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { EntryList } from '../../../names/entry-list.tsx'
import { useApproval } from '../approval-context.tsx'
import { moveBranch } from '../graph/commands.ts'
import type { NodeOf } from '../graph/document.ts'
import { FEWEST_BRANCHES, MOST_BRANCHES } from '../graph/edits.ts'
import { sayWay, titleOf } from '../say-node.ts'
import { useNodePart } from './use-node-part.ts'

export function BranchList({ node }: { readonly node: NodeOf<'condition' | 'inclusive' | 'parallel'> }) {
  const { t } = useTranslation()
  const { identity, names, run, select, addBranch, removeBranch } = useApproval()
  const { problems } = useNodePart(node)
  const title = titleOf(node, names)
  const ways = node.branches.map((_, way) => ({ way, ...sayWay(node, way, names) }))
  return (
    <EntryList
      label={title}
      entries={ways}
      labelOf={(way) => way.title}
      problems={problemsBelow(problems, '/branches')}
      fewest={FEWEST_BRANCHES[node.type]}
      row={({ way, title: label, text }) => (
        <button
          type="button"
          className="action-head"
          onClick={() => select({ of: 'branch', exit: { from: node.name, way } })}
        >
          <span />
          <span className="approval-branch-words">
            {label}
            {text !== '' && <small>{text}</small>}
          </span>
          <RightOutlined aria-hidden />
        </button>
      )}
      onMove={(from, to) => run(moveBranch(identity, node.name, from, to, title))}
      onRemove={(index) => removeBranch(node.name, index)}
    >
      {node.branches.length < MOST_BRANCHES[node.type] && (
        <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => addBranch(node.name)}>
          {t('approval.addBranch')}
        </Button>
      )}
    </EntryList>
  )
}
