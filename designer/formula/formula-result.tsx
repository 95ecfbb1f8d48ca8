/** What the formula gives on a real record, while it is typed. */

import type { Bundle } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { listRecords } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import type { Reading } from './reading.ts'
import type { Sample } from './sample/fetch-sample.ts'
import { RecordPicker } from './sample/record-picker.tsx'
import { showResult } from './sample/show-result.ts'
import { useSampleRecord } from './sample/use-sample-record.ts'
import { type Trial, useLiveObjects, useTrial } from './sample/use-trial.ts'

interface FormulaResultProps {
  readonly reading: Reading
  readonly object: string
  readonly bundle: Bundle
}

export function FormulaResult({ reading, object, bundle }: FormulaResultProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const live = useLiveObjects()
  const isLive = live?.has(object) === true
  const { record, isNone, pick } = useSampleRecord(object, isLive)
  const isRight = reading.problems.length === 0
  const trial = useTrial(isRight ? reading.typed : undefined, object, isLive ? record?.id : undefined, bundle)
  const last = useRef<Trial>(undefined)
  if (trial?.state !== 'working') last.current = trial
  const label = textIn(bundle.objects.get(object)?.document.label, language)
  if (live !== undefined && !isLive) return <p className="formula-note">{t('formula.notLive', { object: label })}</p>
  if (isNone) return <p className="formula-note">{t('formula.noRecords', { object: label })}</p>
  const shown = trial?.state === 'working' ? last.current : trial
  return (
    <div className="formula-result">
      <span className="formula-result-on">{t('formula.on')}</span>
      <RecordPicker object={object} label={label} record={record} onPick={pick} />
      <output aria-live="polite" aria-busy={trial?.state === 'working'}>
        {shown && <TrialValue trial={shown} reading={reading} bundle={bundle} />}
      </output>
    </div>
  )
}

interface TrialValueProps {
  readonly trial: Trial
  readonly reading: Reading
  readonly bundle: Bundle
}

function TrialValue({ trial, reading: { typed }, bundle }: TrialValueProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  switch (trial.state) {
    case 'working':
      return null
    case 'gone':
      return <span className="formula-note">{t('formula.gone')}</span>
    case 'notHere':
      return <span className="formula-note">{t(`formula.notHere.${trial.reason}`)}</span>
    case 'failed':
      return <span className="is-error">{explain(trial.error, t)}</span>
    case 'result': {
      const { value, sample } = trial
      if (typed === undefined) return null
      if (typeof value === 'boolean') return <strong>{t(value ? 'formula.yes' : 'formula.no')}</strong>
      if (typed.type.kind === 'reference' && typeof value === 'string')
        return (
          <ReferenceName
            id={value}
            object={typed.type.object}
            path={typed.kind === 'field' ? typed.path.path : ''}
            sample={sample}
            bundle={bundle}
          />
        )
      const shown = showResult(value, typed.type, bundle, language)
      if (shown !== undefined) return <strong>{shown}</strong>
      return <em>{t(typed.mayFail ? 'formula.blankOrFailed' : 'formula.blank')}</em>
    }
  }
}

interface ReferenceNameProps {
  readonly id: string
  readonly object: string
  /** Empty when it is no field. */
  readonly path: string
  readonly sample: Sample
  readonly bundle: Bundle
}

/** The name of the record that a reference points to. */
function ReferenceName({ id, object, path, sample, bundle }: ReferenceNameProps) {
  const { workspace } = usePlace()
  const known = sample.labels[path]
  const nameField = bundle.objects.get(object)?.document.nameField ?? 'name'
  const name = useQuery({
    queryKey: ['name', workspace, id],
    enabled: known === undefined,
    queryFn: async ({ signal }) => {
      const query = { filter: { '==': [{ var: 'id' }, id] }, fields: [nameField], limit: 1 }
      const [record] = (await listRecords(object, query, signal)).items
      return String(record?.values[nameField] ?? id)
    },
  })
  return <strong>{known ?? name.data ?? '…'}</strong>
}
