/** What becomes of a step for which nobody is found. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTentative } from '../../../parts/use-tentative.ts'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { Notes } from '../../automation/notes.tsx'
import { isComplete } from '../../automation/people/new-source.ts'
import { SourceInput } from '../../automation/people/source-row.tsx'
import type { NodeOf } from '../graph/document.ts'
import { useNodePart } from './use-node-part.ts'

type Nobody = NonNullable<NodeOf<'approval'>['nobody']>

export function NobodySetting({ node }: { readonly node: NodeOf<'approval'> }) {
  const { t } = useTranslation()
  const words = useSchemaWords('approval')
  const { part, set } = useNodePart(node)
  const own = part('nobody')
  const kept: Nobody = node.nobody ?? { do: 'administrator' }
  const { shown, change } = useTentative<Nobody>(
    kept,
    ({ do: what, who }) => what !== 'ask' || (who !== undefined && isComplete(who)),
    (next) => set('nobody', next.do === 'administrator' ? undefined : next),
  )
  return (
    <>
      <p className="approval-note">{words('ApprovalNode', 'nobody').description}</p>
      <Segmented<Nobody['do']>
        aria-label={words('ApprovalNode', 'nobody').title}
        value={shown.do}
        options={(['administrator', 'pass', 'ask'] as const).map((value) => ({
          value,
          label: t(`approval.nobody_${value}`),
        }))}
        onChange={(value) =>
          change(value === 'ask' ? { do: value, who: { from: 'people', people: [] } } : { do: value })
        }
      />
      {shown.do === 'ask' && shown.who !== undefined && (
        <SourceInput
          {...own}
          pointer={`${own.pointer}/who`}
          value={shown.who}
          onChange={(who) => change({ do: 'ask', who })}
        />
      )}
      <Notes problems={own.problems} />
    </>
  )
}
