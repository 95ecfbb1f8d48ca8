/** The settings of a node: what it is called, then what its kind asks for. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WordsInput } from '../../../parts/words-input.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { ActionList } from '../../automation/actions/action-list.tsx'
import { Notes } from '../../automation/notes.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { SourceList } from '../../automation/people/source-list.tsx'
import { useApproval } from '../approval-context.tsx'
import { rename } from '../graph/commands.ts'
import { type ApprovalNode, isSplit, type NodeOf } from '../graph/document.ts'
import { splitOf } from '../graph/reach.ts'
import { titleOf } from '../say-node.ts'
import { BranchList } from './branch-list.tsx'
import { Part } from './part.tsx'
import { StepSettings } from './step-settings.tsx'
import { useNodePart } from './use-node-part.ts'
import { WaitSettings } from './wait-settings.tsx'

export default function NodeSettings({ node }: { readonly node: ApprovalNode }) {
  const { t } = useTranslation()
  const { approval, names, remove } = useApproval()
  const { problems, set } = useNodePart(node)
  const words = useSchemaWords('approval')
  const isJoin = node.type === 'join'
  return (
    <Form layout="vertical" component="div" className="approval-settings">
      <p className="approval-note">{t(`approval.hint.${node.type}`)}</p>
      {/* problems of the node itself: those of its parts stand at the parts */}
      <Notes problems={problems.filter(({ pointer }) => !isShownBelow(pointer))} />
      <WordsInput
        key={node.name}
        id="node-words"
        label={words('Branch', 'label').title}
        value={node.label}
        onChange={(label) => set('label', label)}
      />
      <Kind node={node} />
      <Part title={t('approval.name')} summary={node.name}>
        <Name node={node} />
      </Part>
      {!isJoin && (
        <Button
          danger
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => remove([splitOf(approval, node.name) ?? node.name])}
        >
          {t('approval.removeNode', { what: titleOf(node, names) })}
        </Button>
      )}
    </Form>
  )
}

const SHOWN =
  /^\/(approvers|people|actions|nobody|fields|limits|onApproved|onRejected|for|until|when|branches|rejected|approval|needed)\b/

function isShownBelow(pointer: string): boolean {
  return SHOWN.test(pointer)
}

function Kind({ node }: { readonly node: ApprovalNode }) {
  const { t } = useTranslation()
  const words = useSchemaWords('approval')
  switch (node.type) {
    case 'approval':
      return <StepSettings node={node} />
    case 'copy':
      return <CopySettings node={node} />
    case 'action':
      return <ActionSettings node={node} />
    case 'wait':
      return <WaitSettings node={node} />
    case 'condition':
    case 'inclusive':
    case 'parallel':
      return <Branches node={node} />
    case 'subprocess':
      return <SubprocessSettings node={node} />
    case 'join':
      return null
    default:
      return node satisfies never
  }
  function Branches({ node: split }: { readonly node: NodeOf<'condition' | 'inclusive' | 'parallel'> }) {
    return (
      <>
        <h3 className="approval-heading">
          {words(isSplit(split) ? 'ParallelNode' : 'ConditionNode', 'branches').title}
        </h3>
        {split.type === 'condition' && <p className="approval-note">{t('approval.inTheirOrder')}</p>}
        <BranchList node={split} />
      </>
    )
  }
}

function CopySettings({ node }: { readonly node: NodeOf<'copy'> }) {
  const words = useSchemaWords('approval')
  const { part, set } = useNodePart(node)
  const { title } = words('CopyNode', 'people')
  return (
    <>
      <h3 className="approval-heading">{title}</h3>
      <SourceList
        label={title}
        {...part('people')}
        value={node.people}
        onChange={(people) => set('people', [...people])}
      />
    </>
  )
}

function ActionSettings({ node }: { readonly node: NodeOf<'action'> }) {
  const words = useSchemaWords('approval')
  const { part, set } = useNodePart(node)
  const { title } = words('ActionNode', 'actions')
  return (
    <>
      <h3 className="approval-heading">{title}</h3>
      <ActionList
        label={title}
        about={node.label ?? { en: node.name }}
        fewest={1}
        {...part('actions')}
        value={node.actions}
        onChange={(actions) => set('actions', [...actions])}
      />
    </>
  )
}

function SubprocessSettings({ node }: { readonly node: NodeOf<'subprocess'> }) {
  const { identity, pointer, problems, setWhole } = useNodePart(node)
  return (
    <PartForm<NodeOf<'subprocess'>>
      kind="approval"
      identity={identity}
      definition="SubprocessNode"
      properties={['approval', 'rejected']}
      value={node}
      pointer={pointer}
      problems={problems}
      onChange={setWhole}
    />
  )
}

/** What running approvals know the node by. */
function Name({ node }: { readonly node: ApprovalNode }) {
  const { t } = useTranslation()
  const { identity, approval, run, select } = useApproval()
  const [typed, setTyped] = useState(node.name)
  const isFree =
    typed === node.name ||
    (/^[a-z][a-z0-9_]{0,62}$/.test(typed) && typed !== 'end' && !approval.nodes.some(({ name }) => name === typed))
  const keep = () => {
    if (!isFree || typed === node.name) return
    run(rename(identity, node.name, typed))
    select({ of: 'nodes', names: [typed] })
  }
  return (
    <Form.Item
      label={t('approval.name')}
      htmlFor="node-name"
      help={isFree ? t('approval.nameHint') : t('approval.nameTaken')}
      validateStatus={isFree ? '' : 'error'}
    >
      <Input
        id="node-name"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
    </Form.Item>
  )
}
