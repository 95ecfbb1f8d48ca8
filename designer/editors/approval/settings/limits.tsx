/** What happens when a decision takes long: after how long, what, and how often again. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { EntryList } from '../../../names/entry-list.tsx'
import { useTentative } from '../../../parts/use-tentative.ts'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { DurationInput } from '../../automation/duration-input.tsx'
import { isComplete } from '../../automation/people/new-source.ts'
import { SourceInput } from '../../automation/people/source-row.tsx'
import { useApproval } from '../approval-context.tsx'
import type { NodeOf } from '../graph/document.ts'
import { sayLimit } from '../say-node.ts'
import { useNodePart } from './use-node-part.ts'

type Limit = NonNullable<NodeOf<'approval'>['limits']>[number]

const MOST = 10
const kinds = ['remind', 'escalate', 'transfer', 'approve', 'reject'] as const
const first: Limit = { after: { amount: 2, unit: 'days', working: true }, do: 'remind' }

export function Limits({ node }: { readonly node: NodeOf<'approval'> }) {
  const { t } = useTranslation()
  const { names } = useApproval()
  const words = useSchemaWords('approval')
  const { part, set } = useNodePart(node)
  const { title } = words('ApprovalNode', 'limits')
  const own = part('limits')
  const { shown, change } = useTentative<readonly Limit[]>(
    node.limits ?? [],
    (limits) => limits.every(({ to }) => to === undefined || isComplete(to)),
    (limits) => set('limits', limits.length === 0 ? undefined : [...limits]),
  )
  return (
    <EntryList
      label={title}
      entries={shown}
      labelOf={(limit) => sayLimit(limit, names)}
      problems={own.problems}
      row={(limit, index) => (
        <div className="source limit">
          <LimitInput
            limit={limit}
            pointer={`${own.pointer}/${index}`}
            onChange={(next) => change(shown.with(index, next))}
          />
        </div>
      )}
      onMove={(from, to) => {
        const moved = shown[from]
        if (moved !== undefined) change(shown.toSpliced(from, 1).toSpliced(to, 0, moved))
      }}
      onRemove={(index) => change(shown.toSpliced(index, 1))}
    >
      {shown.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => change([...shown, first])}
        >
          {t('approval.addLimit')}
        </Button>
      )}
    </EntryList>
  )
}

interface LimitInputProps {
  readonly limit: Limit
  readonly pointer: string
  readonly onChange: (limit: Limit) => void
}

function LimitInput({ limit, pointer, onChange }: LimitInputProps) {
  const { t } = useTranslation()
  const { identity } = useApproval()
  const words = useSchemaWords('approval')
  const { after, do: what, to, every, times } = limit
  const decides = what === 'approve' || what === 'reject'
  return (
    <>
      <span className="automation-line">
        <span>{t('approval.after')}</span>
        <DurationInput
          label={words('Limit', 'after').title}
          required
          value={after}
          onChange={(next) => next && onChange({ ...limit, after: next })}
        />
      </span>
      <Select<Limit['do']>
        className="source-part"
        aria-label={words('Limit', 'do').title}
        value={what}
        options={kinds.map((value) => ({ value, label: t(`approval.limitDo_${value}`) }))}
        onChange={(value) => {
          const { to: _, every: again, times: often, ...rest } = limit
          const isOnce = value === 'approve' || value === 'reject'
          onChange({
            ...rest,
            do: value,
            ...(value === 'transfer' && { to: to ?? { from: 'teamHead' } }),
            ...(!isOnce && again !== undefined && { every: again }),
            ...(!isOnce && often !== undefined && { times: often }),
          })
        }}
      />
      {what === 'transfer' && to !== undefined && (
        <SourceInput
          identity={identity}
          pointer={`${pointer}/to`}
          value={to}
          problems={[]}
          onChange={(next) => onChange({ ...limit, to: next })}
        />
      )}
      {!decides && (
        <span className="automation-line limit-again">
          <span>{t('approval.againEvery')}</span>
          <DurationInput
            label={words('Limit', 'every').title}
            value={every}
            onChange={(next) => {
              const { every: _, times: __, ...rest } = limit
              onChange(next === undefined ? rest : { ...rest, every: next, ...(times !== undefined && { times }) })
            }}
          />
          {every !== undefined && (
            <InputNumber
              className="duration-amount"
              aria-label={words('Limit', 'times').title}
              min={1}
              max={100}
              precision={0}
              suffix={t('approval.times')}
              placeholder="1"
              value={times ?? null}
              onChange={(next) => {
                const { times: _, ...rest } = limit
                onChange(next === null ? rest : { ...rest, times: next })
              }}
            />
          )}
        </span>
      )}
    </>
  )
}
