/** A step that people decide: who, how many of them, what they may change, what happens when it takes long. */
import { useTranslation } from 'react-i18next'
import { Setting } from '../../../names/setting.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { ActionList } from '../../automation/actions/action-list.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { SourceList } from '../../automation/people/source-list.tsx'
import { sayAction } from '../../automation/words/say-action.ts'
import { useApproval } from '../approval-context.tsx'
import type { NodeOf } from '../graph/document.ts'
import { sayLimit } from '../say-node.ts'
import { FieldRights } from './field-rights.tsx'
import { Limits } from './limits.tsx'
import { Needed } from './needed.tsx'
import { NobodySetting } from './nobody-setting.tsx'
import { Part } from './part.tsx'
import { useNodePart } from './use-node-part.ts'

type Step = NodeOf<'approval'>

const MORE = ['submitterPasses', 'repeatedPasses', 'returns', 'afterReturn', 'mayAdd', 'mayTransfer'] as const

export function StepSettings({ node }: { readonly node: Step }) {
  const { t } = useTranslation()
  const { names } = useApproval()
  const words = useSchemaWords('approval')
  const { identity, pointer, problems, part, set, setWhole } = useNodePart(node)
  const has = (...properties: string[]) =>
    problems.some((problem) => properties.some((one) => problem.pointer.startsWith(`/${one}`)))
  const title = (property: keyof Step & string) => words('ApprovalNode', property).title
  const form = (properties: readonly (keyof Step & string)[]) => (
    <PartForm<Step>
      kind="approval"
      identity={identity}
      definition="ApprovalNode"
      properties={properties}
      value={node}
      pointer={pointer}
      problems={problems}
      onChange={setWhole}
    />
  )
  return (
    <>
      <Setting words={words('ApprovalNode', 'approvers')}>
        <SourceList
          label={title('approvers')}
          {...part('approvers')}
          value={node.approvers}
          onChange={(approvers) => set('approvers', [...approvers])}
        />
      </Setting>
      <Needed node={node} />
      <Part
        title={title('nobody')}
        summary={t(`approval.nobody_${node.nobody?.do ?? 'administrator'}`)}
        hasProblem={has('nobody')}
      >
        <NobodySetting node={node} />
      </Part>
      <Part
        title={title('limits')}
        summary={names.list((node.limits ?? []).map((limit) => sayLimit(limit, names)))}
        hasProblem={has('limits')}
      >
        <Limits node={node} />
      </Part>
      <Part
        title={title('fields')}
        summary={t('approval.fieldsCount', { count: node.fields?.length ?? 0 })}
        hasProblem={has('fields')}
      >
        <FieldRights node={node} />
      </Part>
      <Part
        title={title('rejected')}
        summary={node.rejected === undefined ? t('approval.rejectionEnds') : node.rejected}
        hasProblem={has('rejected')}
      >
        {form(['rejected'])}
      </Part>
      {(['onApproved', 'onRejected'] as const).map((moment) => (
        <Part
          key={moment}
          title={title(moment)}
          summary={names.list((node[moment] ?? []).map((action) => sayAction(action, names)))}
          hasProblem={has(moment)}
        >
          <ActionList
            label={title(moment)}
            about={node.label ?? { en: node.name }}
            {...part(moment)}
            value={node[moment] ?? []}
            onChange={(actions) => set(moment, actions.length === 0 ? undefined : [...actions])}
          />
        </Part>
      ))}
      <Part title={t('approval.more')}>{form(MORE)}</Part>
    </>
  )
}
