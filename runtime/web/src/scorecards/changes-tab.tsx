/** Weights as they were and are: a change is dated, has a reason, and is approved by somebody else. */
import type { CycleBody, ScorecardVersion } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Button, DatePicker, Input, InputNumber, Modal, Tag } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { decideChange, proposeChange } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { points } from './figures.ts'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'
import '../settings/settings.css'

export function ChangesTab({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const [isProposing, setIsProposing] = useState(false)
  const canPropose =
    cycle.mayRun &&
    ['targets', 'review', 'calibration'].includes(cycle.state) &&
    cycle.versions.every(({ approved }) => approved !== null)
  const decide = (version: ScorecardVersion, approved: boolean) =>
    change(() => decideChange(cycle.id, version.number, approved), t(approved ? 'changes.approved' : 'changes.refused'))
  return (
    <div className="score-people">
      <div className="score-bar-of-tools">
        <p className="page-hint">{t('changes.hint')}</p>
        {canPropose && <Button onClick={() => setIsProposing(true)}>{t('changes.propose')}</Button>}
      </div>
      <div className="changes-scroll">
        <table className="changes-table">
          <thead>
            <tr>
              <th scope="col">{t('changes.item')}</th>
              {cycle.versions.map((version) => (
                <th key={version.number} scope="col">
                  {t('changes.from', { day: showDate(version.from, dateLocale(language)) })}
                  <ChangeState version={version} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cycle.items.map(({ name, label }) => (
              <tr key={name}>
                <th scope="row">{textIn(label, language)}</th>
                {cycle.versions.map((version, index) => {
                  const before = cycle.versions[index - 1]
                  const isOther = before !== undefined && before.weights[name] !== version.weights[name]
                  return (
                    <td key={version.number} data-other={isOther || undefined}>
                      {points(version.weights[name] ?? 0, language)}%
                    </td>
                  )
                })}
              </tr>
            ))}
            {cycle.versions.length > 1 && (
              <tr>
                <th scope="row">{t('reason')}</th>
                {cycle.versions.map((version) => (
                  <td key={version.number} className="changes-why">
                    {version.reason}
                    {version.reason !== null && version.proposedBy !== null && <small>{version.proposedBy}</small>}
                    {version.mayDecide && (
                      <span className="changes-acts">
                        <Button size="small" type="primary" loading={isBusy} onClick={() => void decide(version, true)}>
                          {t('changes.approve')}
                        </Button>
                        <Button size="small" loading={isBusy} onClick={() => void decide(version, false)}>
                          {t('changes.refuse')}
                        </Button>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {isProposing && <ChangeDialog cycle={cycle} onClose={() => setIsProposing(false)} />}
    </div>
  )
}

function ChangeState({ version }: { readonly version: ScorecardVersion }) {
  const { t } = useScoreTexts()
  if (version.number === 1) return null
  if (version.approved === null) return <Tag color="orange">{t('changes.waiting')}</Tag>
  return version.approved ? null : <Tag>{t('changes.wasRefused')}</Tag>
}

function ChangeDialog({ cycle, onClose }: { readonly cycle: CycleBody; readonly onClose: () => void }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const now = cycle.versions.findLast(({ approved }) => approved === true)?.weights ?? {}
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>(now)
  const [from, setFrom] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const sum = Object.values(weights).reduce((all, weight) => all + Number(weight), 0)
  const isWhole = Math.abs(sum - 100) < 0.000_001
  const isOther = Object.entries(weights).some(([name, weight]) => Number(weight) !== Number(now[name]))
  const propose = async () => {
    if (from === null) return
    const done = await change(
      () => proposeChange(cycle.id, { from, reason: reason.trim(), weights }),
      t('changes.proposed'),
    )
    if (done) onClose()
  }
  const outside = (day: Dayjs) =>
    day.format('YYYY-MM-DD') < cycle.period.from || day.format('YYYY-MM-DD') >= cycle.period.until
  return (
    <Modal
      open
      title={t('changes.title')}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={!isWhole || !isOther || from === null || reason.trim() === ''}
            onClick={() => void propose()}
          >
            {t('changes.propose')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <label htmlFor="change-from">{t('changes.day')}</label>
        <DatePicker
          id="change-from"
          defaultPickerValue={dayjs(cycle.period.from)}
          disabledDate={outside}
          value={from === null ? null : dayjs(from)}
          onChange={(day) => setFrom(day === null ? null : day.format('YYYY-MM-DD'))}
        />
        <div className="changes-weights">
          {cycle.items.map(({ name, label }) => (
            <label key={name} htmlFor={`weight-${name}`}>
              {textIn(label, language)}
              <InputNumber<string>
                id={`weight-${name}`}
                stringMode
                min="0"
                max="100"
                suffix="%"
                controls={false}
                value={weights[name] ?? '0'}
                onChange={(next) => setWeights({ ...weights, [name]: next ?? '0' })}
              />
            </label>
          ))}
          <p data-off={!isWhole || undefined}>{t('changes.sum', { sum: points(sum, language) })}</p>
        </div>
        <label htmlFor="change-reason">{t('reason')}</label>
        <Input.TextArea
          id="change-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}
