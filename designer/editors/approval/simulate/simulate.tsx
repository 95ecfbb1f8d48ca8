/** A trial run: on a record or on made-up values, for somebody who submits it. The way that it takes lights up. */
import type { ApprovalPreview } from '@attain/contract'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Alert, Form, Segmented, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { simulateApproval } from '../../../api/approvals.ts'
import { usePlace } from '../../../draft/draft-context.tsx'
import { RecordPicker } from '../../../formula/sample/record-picker.tsx'
import { useSampleRecord } from '../../../formula/sample/use-sample-record.ts'
import { useLiveObjects } from '../../../formula/sample/use-trial.ts'
import { PersonSelect } from '../../../people/person-select.tsx'
import { useApproval } from '../approval-context.tsx'
import type { Approval } from '../graph/document.ts'
import { nodeNamed } from '../graph/document.ts'
import type { Lit } from '../lit.ts'
import { nodeIcons } from '../node-icons.tsx'
import { titleOf } from '../say-node.ts'
import { fieldsAsked } from './fields-asked.ts'
import { litWay } from './lit-way.ts'
import { MadeUpValues, type Values } from './made-up-values.tsx'
import { sayNobody, sayStep } from './say-step.ts'
import './simulate.css'

type On = 'record' | 'values'
type Chosen = Readonly<Record<string, readonly string[]>>

export default function Simulate({ onLit }: { readonly onLit: (lit: Lit | undefined) => void }) {
  const { t } = useTranslation()
  const { approval, bundle, names, problems } = useApproval()
  const { me } = usePlace()
  const { object } = approval
  const isLive = useLiveObjects()?.has(object)
  const { record, isNone, pick } = useSampleRecord(object, isLive === true)
  const [wanted, setWanted] = useState<On>('record')
  const on = isNone ? 'values' : wanted
  const [values, setValues] = useState<Values>({})
  const [submitter, setSubmitter] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<Chosen>({})
  const fields = useMemo(() => fieldsAsked(approval, bundle), [approval, bundle])
  const isWrong = problems.some(({ severity }) => severity === 'error')
  const what = on === 'values' ? { values } : record && { record: record.id }
  const run = useSimulation(isWrong || isLive !== true ? undefined : what, submitter[0], chosen)
  const { data: preview } = run
  useEffect(() => onLit(preview && litOf(preview, approval, names)), [preview, approval, names, onLit])
  useEffect(() => () => onLit(undefined), [onLit])
  const label = textIn(bundle.objects.get(object)?.document.label, names.language)
  if (isLive === false) return <Alert type="info" showIcon title={t('simulate.notLive', { object: label })} />
  return (
    <Form layout="vertical" component="div" className="simulate">
      <p className="approval-note">{t('simulate.hint')}</p>
      <Form.Item label={t('simulate.submitter')}>
        <PersonSelect
          label={t('simulate.submitterIs', { name: me.name })}
          value={submitter}
          onChange={(people) => setSubmitter(people.slice(-1))}
        />
      </Form.Item>
      <Segmented<On>
        block
        aria-label={t('simulate.on')}
        value={on}
        onChange={setWanted}
        options={[
          { value: 'record', label: t('simulate.onRecord'), disabled: isNone },
          { value: 'values', label: t('simulate.onValues') },
        ]}
      />
      <div className="simulate-on">
        {on === 'record' ? (
          <RecordPicker object={object} label={label} record={record} onPick={pick} />
        ) : (
          <MadeUpValues fields={fields} values={values} onChange={setValues} />
        )}
      </div>
      {preview?.choose.map(({ node, label: step }) => (
        <Form.Item key={node} label={t('simulate.choose', { step })}>
          <PersonSelect
            label={t('simulate.choose', { step })}
            value={chosen[node] ?? []}
            onChange={(people) => setChosen({ ...chosen, [node]: people })}
          />
        </Form.Item>
      ))}
      {isWrong && <Alert type="warning" showIcon title={t('simulate.wrong')} />}
      {run.error !== null && <Alert type="error" showIcon title={explain(run.error, t)} />}
      {run.isLoading && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {preview && !isWrong && <Way preview={preview} />}
    </Form>
  )
}

function useSimulation(
  what: { readonly values: Values } | { readonly record: string } | undefined,
  submitter: string | undefined,
  chosen: Chosen,
) {
  const { workspace } = usePlace()
  const { approval } = useApproval()
  return useQuery<ApprovalPreview>({
    queryKey: ['simulate', workspace, approval, what, submitter, chosen],
    enabled: what !== undefined,
    placeholderData: (before) => before,
    retry: false,
    queryFn: ({ signal }) =>
      simulateApproval(
        {
          document: { ...approval },
          ...what,
          ...(submitter !== undefined && { submitter }),
          ...(Object.keys(chosen).length > 0 && { chosen: mutable(chosen) }),
        },
        signal,
      ),
  })
}

function mutable(chosen: Chosen): Record<string, string[]> {
  return Object.fromEntries(Object.entries(chosen).map(([node, people]) => [node, [...people]]))
}

type Names = ReturnType<typeof useApproval>['names']

function litOf({ way }: ApprovalPreview, approval: Approval, names: Names): Lit {
  const people = way.flatMap((step) => {
    const node = nodeNamed(approval, step.node)
    const text = node && sayStep(step, node, names)
    return text ? [[step.node, { text, isStuck: step.isStuck }] as const] : []
  })
  return { ...litWay(approval, way), people: new Map(people) }
}

/** The way as a list: for those who cannot see the picture, and for the reasons. */
function Way({ preview: { way } }: { readonly preview: ApprovalPreview }) {
  const { t } = useTranslation()
  const { approval, names } = useApproval()
  if (way.length === 0) return <Alert type="info" showIcon title={t('simulate.notStarted')} />
  return (
    <ol className="simulate-way" aria-label={t('simulate.way')}>
      {way.map((step) => {
        const node = nodeNamed(approval, step.node)
        if (node === undefined || node.type === 'join') return null
        const nobody = sayNobody(step, node, names)
        return (
          <li key={step.visit} data-stuck={step.isStuck || undefined}>
            {nodeIcons[node.type]}
            <span>
              <strong>{titleOf(node, names)}</strong>
              <span>{sayStep(step, node, names)}</span>
              {nobody !== undefined && <small>{nobody}</small>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
