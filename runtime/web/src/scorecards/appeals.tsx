/** Appeals against a result: made while there is time, answered by whoever calibrates. */
import { PaperClipOutlined } from '@ant-design/icons'
import type { CardAppeal, CardBody } from '@attain/contract'
import { dateLocale, type StoredFile, showDate, showMoment, textIn } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { Button, Checkbox, Input, Modal, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { decideAppeal, downloadAppealFile, sendAppeal } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { OpinionFiles } from '../approvals/parts/opinion-files.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'
import '../settings/settings.css'

export function Appeals({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const [isAppealing, setIsAppealing] = useState(false)
  const [decided, setDecided] = useState<CardAppeal | null>(null)
  const { appealUntil } = card.cycle
  if (card.appeals.length === 0 && !card.may.appeal) return null
  return (
    <section className="card-section">
      <h2>{t('appeal.title')}</h2>
      {card.appeals.map((appeal) => (
        <AppealEntry
          key={appeal.id}
          card={card}
          appeal={appeal}
          {...(card.may.decideAppeal && appeal.accepted === null && { onDecide: () => setDecided(appeal) })}
        />
      ))}
      {card.may.appeal && (
        <div className="appeal-make">
          <Button onClick={() => setIsAppealing(true)}>{t('appeal.make')}</Button>
          {appealUntil !== null && (
            <small>{t('appeal.until', { day: showDate(appealUntil, dateLocale(language)) })}</small>
          )}
        </div>
      )}
      {isAppealing && <AppealDialog card={card} onClose={() => setIsAppealing(false)} />}
      {decided !== null && <DecideDialog card={card} appeal={decided} onClose={() => setDecided(null)} />}
    </section>
  )
}

interface AppealEntryProps {
  readonly card: CardBody
  readonly appeal: CardAppeal
  readonly onDecide?: () => void
}

function AppealEntry({ card, appeal, onDecide }: AppealEntryProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { problem } = useMessages()
  const locale = dateLocale(language)
  const item = textIn(card.items.find(({ name }) => name === appeal.item)?.label, language)
  const state = appeal.accepted === null ? 'open' : appeal.accepted ? 'accepted' : 'refused'
  const colors = { open: 'orange', accepted: 'green', refused: 'default' } as const
  return (
    <article className="panel appeal">
      <header>
        <Tag color={colors[state]}>{t(`appeal.state.${state}`)}</Tag>
        {item !== '' && <span>{item}</span>}
        <time dateTime={appeal.at}>{showMoment(appeal.at, locale)}</time>
      </header>
      <p>{appeal.reason}</p>
      {appeal.files.length > 0 && (
        <ul className="appeal-files">
          {appeal.files.map((file) => (
            <li key={file.id}>
              <Button
                type="link"
                size="small"
                icon={<PaperClipOutlined aria-hidden />}
                onClick={() => void downloadAppealFile(appeal.id, file).catch(problem)}
              >
                {file.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {appeal.answer !== null && (
        <blockquote>
          {appeal.answer}
          <small>
            {[appeal.decidedBy, appeal.decidedAt === null ? null : showMoment(appeal.decidedAt, locale)]
              .filter((part) => part !== null)
              .join(' · ')}
          </small>
        </blockquote>
      )}
      {onDecide && (
        <Button type="primary" onClick={onDecide}>
          {t('appeal.decide')}
        </Button>
      )}
    </article>
  )
}

function AppealDialog({ card, onClose }: { readonly card: CardBody; readonly onClose: () => void }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const [item, setItem] = useState<string | undefined>(undefined)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const version = card.versions[0]?.version ?? 1
  const send = async () => {
    const body = {
      version,
      reason: reason.trim(),
      ...(item === undefined ? {} : { item }),
      ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
    }
    if (await change(() => sendAppeal(card.id, body), t('appeal.sent'))) onClose()
  }
  return (
    <Modal
      open
      title={t('appeal.make')}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={reason.trim() === ''} onClick={() => void send()}>
            {t('appeal.send')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <label htmlFor="appeal-item">{t('appeal.item')}</label>
        <Select
          id="appeal-item"
          allowClear
          placeholder={t('appeal.whole')}
          value={item}
          options={card.items.map(({ name, label }) => ({ value: name, label: textIn(label, language) }))}
          onChange={(next: string | undefined) => setItem(next)}
        />
        <label htmlFor="appeal-reason">{t('appeal.why')}</label>
        <Input.TextArea
          id="appeal-reason"
          rows={4}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor="appeal-files">{t('appeal.files')}</label>
        <OpinionFiles id="appeal-files" files={files} onChange={setFiles} />
      </div>
    </Modal>
  )
}

interface DecideDialogProps {
  readonly card: CardBody
  readonly appeal: CardAppeal
  readonly onClose: () => void
}

function DecideDialog({ card, appeal, onClose }: DecideDialogProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const [accepted, setAccepted] = useState(true)
  const [answer, setAnswer] = useState('')
  const [measureAnew, setMeasureAnew] = useState(false)
  const [grade, setGrade] = useState<string | undefined>(undefined)
  const [adjustment, setAdjustment] = useState('')
  const byHand = card.adjustments.find(({ isByHand }) => isByHand)
  const isNumber = /^-?\d+(\.\d+)?$/.test(adjustment)
  const says = !accepted || measureAnew || grade !== undefined || (byHand !== undefined && isNumber)
  const send = async () => {
    const body = {
      accepted,
      answer: answer.trim(),
      ...(accepted && measureAnew ? { measureAnew } : {}),
      ...(accepted && grade !== undefined ? { grade } : {}),
      ...(accepted && byHand !== undefined && isNumber
        ? { granted: [{ adjustment: byHand.name, points: adjustment, reason: answer.trim() }] }
        : {}),
    }
    if (await change(() => decideAppeal(appeal.id, body), t(accepted ? 'appeal.acceptedDone' : 'appeal.refusedDone')))
      onClose()
  }
  return (
    <Modal
      open
      title={t('appeal.decideTitle', { name: card.person.name })}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={answer.trim() === '' || !says} onClick={() => void send()}>
            {t(accepted ? 'appeal.accept' : 'appeal.refuse')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <Radio.Group
          optionType="button"
          value={accepted}
          onChange={(event) => setAccepted(event.target.value === true)}
          options={[
            { value: true, label: t('appeal.accept') },
            { value: false, label: t('appeal.refuse') },
          ]}
        />
        {accepted && (
          <>
            <p className="page-hint">{t('appeal.acceptHint')}</p>
            <Checkbox checked={measureAnew} onChange={(event) => setMeasureAnew(event.target.checked)}>
              {t('appeal.measureAnew')}
            </Checkbox>
            {byHand !== undefined && (
              <>
                <label htmlFor="decide-points">{t('appeal.points', { what: textIn(byHand.label, language) })}</label>
                <Input
                  id="decide-points"
                  inputMode="decimal"
                  placeholder="±0"
                  status={adjustment !== '' && !isNumber ? 'error' : ''}
                  value={adjustment}
                  onChange={(event) => setAdjustment(event.target.value.trim())}
                />
              </>
            )}
            <label htmlFor="decide-grade">{t('appeal.grade')}</label>
            <Select
              id="decide-grade"
              allowClear
              placeholder={t('appeal.gradeAsIs')}
              value={grade}
              options={card.grades.map(({ name, label }) => ({ value: name, label: textIn(label, language) }))}
              onChange={(next: string | undefined) => setGrade(next)}
            />
          </>
        )}
        <label htmlFor="decide-answer">{t('appeal.answer')}</label>
        <Input.TextArea
          id="decide-answer"
          rows={3}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </div>
    </Modal>
  )
}
