/** What is behind a figure: how it is defined, its target, and the records that count, or the figures in its formula. */
import { ArrowLeftOutlined } from '@ant-design/icons'
import type { FigureOfFormulaBody, FigureOfRecordsBody, FigureRecordsQuery } from '@attain/contract'
import { exactFigure } from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { Button, Drawer, Pagination, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useFigureRecords } from '../data/use-figures.ts'
import '../page/dashboard.css'
import { goesByBelonging } from './belonging.ts'

const PAGE = 20

interface Props {
  readonly question: FigureRecordsQuery
  /** Whose figure it is, in words. */
  readonly of?: string
  readonly onClose: () => void
}

export default function FigureDrawer({ question, of, onClose }: Props) {
  const { t } = useTranslation('dashboard')
  const { language, renderTarget } = useDashboardPlace()
  const [way, setWay] = useState<readonly FigureRecordsQuery[]>([question])
  const [skip, setSkip] = useState(0)
  const current = way.at(-1) ?? question
  const answer = useFigureRecords({ ...current, limit: PAGE, ...(skip === 0 ? {} : { skip }) })
  const go = (next: readonly FigureRecordsQuery[]) => {
    setWay(next)
    setSkip(0)
  }
  const figure = answer.data
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      title={
        <span className="figure-title">
          {way.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<ArrowLeftOutlined />}
              aria-label={t('back')}
              onClick={() => go(way.slice(0, -1))}
            />
          )}
          {[figure ? textIn(figure.kpi.label, language) : t('figure'), of].filter(Boolean).join(' · ')}
        </span>
      }
    >
      {answer.isError ? (
        <div role="alert">
          <p>{explain(answer.error, t)}</p>
          <Button onClick={() => void answer.refetch()}>{t('retry')}</Button>
        </div>
      ) : figure === undefined ? (
        <Skeleton active />
      ) : (
        <div className="figure-behind" aria-busy={answer.isPlaceholderData}>
          <p className="figure-value">
            <strong>{exactFigure(figure.value, figure.kpi.unit, language)}</strong>
            <span>{figure.period.name}</span>
          </p>
          {figure.kpi.description && <p>{textIn(figure.kpi.description, language)}</p>}
          <dl className="figure-definition">
            <dt>{t('definition')}</dt>
            <dd>{textIn(figure.kpi.definition, language)}</dd>
            {goesByBelonging(current) && <dd>{t('belonging')}</dd>}
          </dl>
          {figure.target && renderTarget?.(figure)}
          {figure.from === 'kpis' ? (
            <Parts figure={figure} onOpen={(part) => go([...way, part])} />
          ) : (
            <Records figure={figure} skip={skip} onSkip={setSkip} />
          )}
        </div>
      )}
    </Drawer>
  )
}

function Parts({
  figure,
  onOpen,
}: {
  readonly figure: FigureOfFormulaBody
  readonly onOpen: (part: FigureRecordsQuery) => void
}) {
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  return (
    <>
      <h3>{t('madeOf')}</h3>
      <ul className="figure-parts">
        {figure.parts.map(({ kpi, shift, value, question }) => {
          const text = exactFigure(value, kpi.unit, language)
          return (
            <li key={`${kpi.name}${shift}`}>
              <span>
                {textIn(kpi.label, language)}
                {shift && <small> {shift}</small>}
              </span>
              {question ? (
                <Button type="link" onClick={() => onOpen(question)}>
                  {text}
                </Button>
              ) : (
                <span>{text}</span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Records({
  figure,
  skip,
  onSkip,
}: {
  readonly figure: FigureOfRecordsBody
  readonly skip: number
  readonly onSkip: (skip: number) => void
}) {
  const { t } = useTranslation('dashboard')
  const { language, objects, recordHref } = useDashboardPlace()
  const object = objects.get(figure.object)
  const hidden = figure.total - figure.readable
  const hasValues = figure.items.some(({ value }) => value !== null)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <>
      <h3>{t('records', { count: figure.total })}</h3>
      {figure.uneven !== undefined && (
        <p className="figure-uneven" role="note">
          {t('uneven', { count: figure.uneven })}
        </p>
      )}
      {hidden > 0 && <p className="figure-hidden">{t('hidden', { count: hidden })}</p>}
      {figure.items.length > 0 && (
        <table className="figures figure-records">
          <thead>
            <tr>
              <th scope="col">{textIn(object?.label, language) || t('record')}</th>
              <th scope="col">{t('person')}</th>
              <th scope="col">{t('date')}</th>
              {hasValues && (
                <th scope="col" data-numeric>
                  {textIn(figure.kpi.label, language)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {figure.items.map(({ id, name, date, value, person, shares }) => (
              <tr key={id}>
                <th scope="row">{object ? <a href={recordHref(figure.object, id)}>{name || id}</a> : name || id}</th>
                <td>
                  {person}
                  {shares !== undefined && (
                    <small className="figure-shares">{t('sharesOf', { share: percentOf(shares, language) })}</small>
                  )}
                </td>
                <td>{day.format(new Date(`${date}T00:00:00Z`))}</td>
                {hasValues && <td data-numeric>{exactFigure(value, figure.kpi.unit, language)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {figure.readable > PAGE && (
        <Pagination
          size="small"
          current={skip / PAGE + 1}
          pageSize={PAGE}
          total={Math.min(figure.readable, 10_000)}
          showSizeChanger={false}
          onChange={(page) => onSkip((page - 1) * PAGE)}
        />
      )}
    </>
  )
}

function percentOf(share: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(Number(share))
}
