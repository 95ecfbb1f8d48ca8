/** A branch: what it is called and which records take it. */
import { DeleteOutlined, LeftOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { ConditionSetting } from '../../../names/setting.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { json } from '../../object/object-document.ts'
import { useApproval } from '../approval-context.tsx'
import { type ApprovalNode, hasBranches } from '../graph/document.ts'
import { FEWEST_BRANCHES } from '../graph/edits.ts'
import type { ExitWay } from '../graph/exits.ts'
import { sayWay, titleOf } from '../say-node.ts'
import { useNodePart } from './use-node-part.ts'

export function BranchSettings({ node, way }: { readonly node: ApprovalNode; readonly way: ExitWay }) {
  const { t } = useTranslation()
  const { identity, names, problems, run, select, removeBranch } = useApproval()
  const { pointer: nodePointer } = useNodePart(node)
  const words = useSchemaWords('approval')
  const back = (
    <Button
      type="link"
      size="small"
      className="approval-back"
      icon={<LeftOutlined aria-hidden />}
      onClick={() => select({ of: 'nodes', names: [node.name] })}
    >
      {titleOf(node, names)}
    </Button>
  )
  if (!hasBranches(node) || typeof way !== 'number')
    return (
      <>
        {back}
        <p className="approval-note">{t('approval.otherwiseNote')}</p>
      </>
    )
  const branch = node.branches[way]
  if (branch === undefined) return null
  const pointer = `${nodePointer}/branches/${way}`
  const set = (property: 'label' | 'when', value: unknown) =>
    run(
      setValue(
        identity,
        `${pointer}/${property}`,
        value === undefined ? undefined : json(value),
        sayWay(node, way, names).title,
      ),
    )
  return (
    <Form layout="vertical" component="div" className="approval-settings">
      {back}
      <WordsInput
        id="branch-words"
        label={words('Branch', 'label').title}
        value={branch.label}
        onChange={(label) => set('label', label)}
      />
      {'when' in branch && (
        <ConditionSetting
          words={words('Branch', 'when')}
          identity={identity}
          pointer={`${pointer}/when`}
          value={branch.when === 'TRUE' ? undefined : branch.when}
          problems={problems}
          // a branch always has a condition; without one it is for every record
          onChange={(when) => set('when', when ?? 'TRUE')}
        />
      )}
      {node.branches.length > FEWEST_BRANCHES[node.type] && (
        <Button danger type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => removeBranch(node.name, way)}>
          {t('approval.removeBranch')}
        </Button>
      )}
    </Form>
  )
}
