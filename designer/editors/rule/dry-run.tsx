/** What the rule would do to a record, as it stands in the draft. Nothing is kept and nothing leaves. */
import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import type { RuleDryRun } from '@attain/contract'
import type { RuleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dryRunRule } from '../../api/rules.ts'
import { RecordPicker } from '../../formula/sample/record-picker.tsx'
import { useSampleRecord } from '../../formula/sample/use-sample-record.ts'
import { useLiveObjects } from '../../formula/sample/use-trial.ts'
import { useRule } from './rule-context.tsx'

interface Tried {
  readonly rule: RuleDocument
  readonly result: RuleDryRun
}

export default function DryRun() {
  const { t } = useTranslation()
  const { rule, bundle, names, problems } = useRule()
  const { object } = rule
  const isLive = useLiveObjects()?.has(object)
  const { record, isNone, pick } = useSampleRecord(object, isLive === true)
  const trial = useMutation({
    mutationFn: async (id: string): Promise<Tried> => ({
      rule,
      result: await dryRunRule({ document: { ...rule }, record: id }),
    }),
  })
  const label = textIn(bundle.objects.get(object)?.document.label, names.language)
  if (isLive === false) return <Alert type="info" showIcon title={t('simulate.notLive', { object: label })} />
  if (isNone) return <Alert type="info" showIcon title={t('formula.noRecords', { object: label })} />
  const isWrong = problems.some(({ severity }) => severity === 'error')
  return (
    <>
      <p className="setting-note">{t('rule.dryRunHint')}</p>
      <div className="rule-try">
        <RecordPicker
          object={object}
          label={label}
          record={record}
          onPick={(next) => {
            trial.reset()
            pick(next)
          }}
        />
        <Button
          type="primary"
          disabled={isWrong || record === undefined}
          loading={trial.isPending}
          onClick={() => record && trial.mutate(record.id)}
        >
          {t('rule.try')}
        </Button>
      </div>
      {isWrong && <Alert type="warning" showIcon title={t('simulate.wrong')} />}
      {trial.error !== null && <Alert type="error" showIcon title={explain(trial.error, t)} />}
      {trial.data && <Result tried={trial.data} isOld={trial.data.rule !== rule} />}
    </>
  )
}

function Result({ tried: { result }, isOld }: { readonly tried: Tried; readonly isOld: boolean }) {
  const { t } = useTranslation()
  const { names } = useRule()
  const { isMet, actions, problem, recordName } = result
  return (
    <div className="rule-result" data-old={isOld || undefined} aria-live="polite">
      {isOld && <p className="setting-note">{t('rule.changedSince')}</p>}
      <p>
        {isMet ? <CheckCircleFilled className="rule-met" aria-hidden /> : <MinusCircleOutlined aria-hidden />}{' '}
        {t(isMet ? 'rule.met' : 'rule.notMet', { record: recordName })}
      </p>
      <ol>
        {actions.map((action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two actions may do the same
          <li key={index}>{textIn(action, names.language)}</li>
        ))}
      </ol>
      {problem && <Alert type="error" showIcon title={textIn(problem, names.language)} />}
    </div>
  )
}
