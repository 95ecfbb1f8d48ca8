/** How long it waits: a time, a day or moment of the record, a condition; whatever comes first. */
import { problemsBelow } from '../../../check/problem-at.ts'
import { ConditionSetting, Setting } from '../../../names/setting.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { DurationInput } from '../../automation/duration-input.tsx'
import { useApproval } from '../approval-context.tsx'
import type { NodeOf } from '../graph/document.ts'
import { useNodePart } from './use-node-part.ts'

export function WaitSettings({ node }: { readonly node: NodeOf<'wait'> }) {
  const words = useSchemaWords('approval')
  const { identity, problems: all } = useApproval()
  const { pointer, problems, set } = useNodePart(node)
  return (
    <>
      <Setting words={words('WaitNode', 'for')} problems={problemsBelow(problems, '/for')}>
        <DurationInput
          label={words('WaitNode', 'for').title}
          value={node.for}
          onChange={(value) => set('for', value)}
        />
      </Setting>
      {(['until', 'when'] as const).map((property) => (
        <ConditionSetting
          key={property}
          words={words('WaitNode', property)}
          identity={identity}
          pointer={`${pointer}/${property}`}
          value={node[property]}
          problems={all}
          onChange={(value) => set(property, value)}
        />
      ))}
    </>
  )
}
