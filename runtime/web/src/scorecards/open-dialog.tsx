/** Opening a cycle: which scorecard, which period, who would be in it, and what is missing. */

import type { CycleSummary, CyclesBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { searchByLabel } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Modal, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { openCycle, previewCycle } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { scoreKeys } from './keys.ts'
import { ProblemList } from './problem-list.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'
import '../settings/settings.css'

interface OpenDialogProps {
  readonly scorecards: CyclesBody['scorecards']
  readonly cycles: readonly CycleSummary[]
  readonly onClose: () => void
  readonly onOpened: (id: string) => void
}

export function OpenDialog({ scorecards, cycles, onClose, onOpened }: OpenDialogProps) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const { change, isBusy } = useChange()
  const [scorecard, setScorecard] = useState(scorecards[0]?.name ?? '')
  const chosen = scorecards.find(({ name }) => name === scorecard)
  const [period, setPeriod] = useState(lastToOpen(chosen, cycles))
  const body = { scorecard, period: period ?? '' }
  const preview = useQuery({
    queryKey: scoreKeys.preview(workspace, body),
    queryFn: ({ signal }) => previewCycle(body, signal),
    enabled: period !== undefined,
  })
  const open = () =>
    change(async () => {
      const { id } = await openCycle(body)
      onOpened(id)
    }, t('open.done'))
  return (
    <Modal
      open
      title={t('open.title')}
      onCancel={onClose}
      width={620}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={!preview.data || preview.data.people === 0 || preview.data.existing !== null}
            onClick={() => void open()}
          >
            {t('open.confirm')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <label htmlFor="open-scorecard">{t('open.scorecard')}</label>
        <Select
          id="open-scorecard"
          value={scorecard}
          options={scorecards.map(({ name, label }) => ({ value: name, label: textIn(label, language) }))}
          onChange={(next: string) => {
            setScorecard(next)
            setPeriod(
              lastToOpen(
                scorecards.find(({ name }) => name === next),
                cycles,
              ),
            )
          }}
        />
        <label htmlFor="open-period">{t('open.period')}</label>
        <Select
          id="open-period"
          showSearch={searchByLabel}
          value={period ?? null}
          options={(chosen?.periods ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(next: string) => setPeriod(next)}
        />
      </div>
      <div className="score-preview">
        {preview.isFetching && !preview.data && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
        {preview.isError && <Alert type="error" showIcon title={explain(preview.error, t)} />}
        {preview.data && (
          <>
            {preview.data.existing !== null && (
              <Alert
                type="info"
                showIcon
                title={t('open.existing')}
                action={<Link to={paths.scoreCycle(workspace, preview.data.existing)}>{t('open.go')}</Link>}
              />
            )}
            <p className="score-preview-people">
              <strong>{preview.data.people}</strong> {t('open.people', { count: preview.data.people })}
              {preview.data.groups.length > 1 && (
                <small>{t('open.groups', { count: preview.data.groups.length })}</small>
              )}
            </p>
            <ProblemList problems={preview.data.problems} />
          </>
        )}
      </div>
    </Modal>
  )
}

/** The last period that is over and was not appraised yet; two lie ahead or have just begun. */
function lastToOpen(
  scorecard: CyclesBody['scorecards'][number] | undefined,
  cycles: readonly CycleSummary[],
): string | undefined {
  const isTaken = (key: string) =>
    cycles.some(
      ({ scorecard: of, period, state }) => of.name === scorecard?.name && period.key === key && state !== 'cancelled',
    )
  return scorecard?.periods.slice(2).find(({ key }) => !isTaken(key))?.key
}
