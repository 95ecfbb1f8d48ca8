/** A group beside its wanted shares: other grades are tried out first, and saved together with a reason. */

import type { CalibrationCard, CycleBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { searchByLabel } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { getCalibration, saveCalibration } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { points } from './figures.ts'
import { GradeBars } from './grade-bars.tsx'
import { scoreKeys } from './keys.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function Calibration({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const [group, setGroup] = useState<string | null>(null)
  const [changed, setChanged] = useState<ReadonlyMap<string, string>>(new Map())
  const [isSaving, setIsSaving] = useState(false)
  const { change, isBusy } = useChange()
  const answer = useQuery({
    queryKey: scoreKeys.calibration(workspace, cycle.id, group),
    queryFn: ({ signal }) => getCalibration(cycle.id, group, signal),
  })
  const page = answer.data
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (page === undefined) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  const gradeOf = ({ id, grade }: CalibrationCard) => changed.get(id) ?? grade
  const labelOf = (name: string) => textIn(page.grades.find((grade) => grade.name === name)?.label, language) || name
  const choose = (card: CalibrationCard, grade: string) => {
    const next = new Map(changed)
    if (grade === card.grade) next.delete(card.id)
    else next.set(card.id, grade)
    setChanged(next)
  }
  const save = async (reason: string) => {
    const changes = [...changed].map(([card, grade]) => {
      const before = page.cards.find(({ id }) => id === card)
      // what the seats give anyway needs no agreement
      const own = before?.placed?.grade ?? before?.pointsGrade
      return { card, grade: grade === own ? null : grade }
    })
    if (await change(() => saveCalibration(cycle.id, { changes, reason }), t('calibration.saved'))) {
      setChanged(new Map())
      setIsSaving(false)
    }
  }
  return (
    <div className="calibration">
      <div className="calibration-side">
        {page.groups.length > 1 && (
          <label className="calibration-group" htmlFor="calibration-group">
            {t('calibration.group')}
            <Select
              id="calibration-group"
              value={page.group}
              showSearch={searchByLabel}
              disabled={changed.size > 0}
              options={page.groups.map(({ key, label, people }) => ({ value: key, label: `${label} (${people})` }))}
              onChange={(next: string) => setGroup(next)}
            />
          </label>
        )}
        <section className="panel">
          <h2>{t('calibration.grades')}</h2>
          <GradeBars
            grades={page.grades.map(({ name, label, seats }) => ({
              name,
              label,
              wanted: seats,
              count: page.cards.filter((card) => gradeOf(card) === name).length,
            }))}
          />
          {page.isSmall && <p className="page-hint">{t('calibration.small')}</p>}
        </section>
        {changed.size > 0 && (
          <div className="calibration-save">
            <span>{t('calibration.changed', { count: changed.size })}</span>
            <Button onClick={() => setChanged(new Map())}>{t('calibration.undo')}</Button>
            <Button type="primary" onClick={() => setIsSaving(true)}>
              {t('calibration.save')}
            </Button>
          </div>
        )}
      </div>
      <div className="calibration-main">
        {!page.mayChange && (
          <Alert
            type="info"
            showIcon
            title={t(cycle.state === 'calibration' ? 'calibration.closed.rights' : 'calibration.closed.state')}
          />
        )}
        {page.cards.length === 0 ? (
          <div className="empty">
            <p>{t('calibration.empty')}</p>
          </div>
        ) : (
          <table className="calibration-grid" aria-label={t('tab.calibration')}>
            <thead>
              <tr className="calibration-head">
                <th scope="col">{t('calibration.rank')}</th>
                <th scope="col">{t('calibration.person')}</th>
                <th scope="col">{t('calibration.score')}</th>
                <th scope="col">{t('calibration.proposed')}</th>
                <th scope="col">{t('calibration.grade')}</th>
              </tr>
            </thead>
            <tbody>
              {page.cards.map((card) => (
                <tr key={card.id} className="calibration-row" data-changed={changed.has(card.id) || undefined}>
                  <td className="calibration-rank">{rankOf(card, page.cards) ?? '–'}</td>
                  <td className="calibration-person">
                    <Link to={paths.scoreCard(workspace, card.id)}>{card.person.name}</Link>
                    {card.isVetoed && <Tag color="red">{t('calibration.vetoed')}</Tag>}
                    {card.calibrated !== null && (
                      <small>
                        {t('calibration.agreed', { by: card.calibrated.by, reason: card.calibrated.reason })}
                      </small>
                    )}
                  </td>
                  <td className="calibration-score">{points(card.score, language)}</td>
                  <td className="calibration-proposed">
                    {labelOf(card.placed?.grade ?? card.pointsGrade)}
                    {card.placed !== null && card.placed.grade !== card.pointsGrade && (
                      <small>{t('calibration.byPoints', { grade: labelOf(card.pointsGrade) })}</small>
                    )}
                  </td>
                  <td>
                    <Select
                      aria-label={t('calibration.gradeOf', { name: card.person.name })}
                      value={gradeOf(card)}
                      disabled={!page.mayChange || card.isOwn}
                      popupMatchSelectWidth={false}
                      options={page.grades.map(({ name }) => ({ value: name, label: labelOf(name) }))}
                      onChange={(next: string) => choose(card, next)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {isSaving && (
        <ReasonDialog
          title={t('calibration.saveTitle', { count: changed.size })}
          hint={t('calibration.saveHint')}
          confirm={t('calibration.save')}
          isBusy={isBusy}
          onClose={() => setIsSaving(false)}
          onConfirm={(reason) => void save(reason)}
        />
      )}
    </div>
  )
}

/** The place in the distribution; where nobody has one, that by score. */
function rankOf(card: CalibrationCard, cards: readonly CalibrationCard[]): number | undefined {
  if (cards.some(({ placed }) => placed !== null)) return card.placed?.rank || undefined
  return card.score === null ? undefined : 1 + cards.findIndex(({ score }) => score === card.score)
}
