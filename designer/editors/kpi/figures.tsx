/** What the KPI comes to as it stands in the draft: by month, and for the people with the most of it. */
import type { FiguresBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Segmented, Skeleton } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { previewKpi } from '../../api/performance.ts'
import { useDraftState, usePlace } from '../../draft/draft-context.tsx'
import { draftedKpis } from './drafted-kpis.ts'
import { useKpi } from './kpi-context.tsx'
import { Sample } from './sample.tsx'
import { shown } from './shown.ts'
import { useTexts } from './texts.ts'

type Grouping = 'months' | 'people' | 'teams'

const questions = {
  months: { periods: { granularity: 'month', last: 12 } },
  people: { periods: { granularity: 'year' }, people: 'person', limit: 12 },
  teams: { periods: { granularity: 'year' }, people: 'teamTree', limit: 12 },
} as const

/** How many of the records that count are shown. */
const SAMPLE = 8

export default function Figures() {
  const { t } = useTexts()
  const { workspace } = usePlace()
  const { kpi, problems } = useKpi()
  const [grouping, setGrouping] = useState<Grouping>('months')
  const document = useDeferredValue(kpi)
  const base = useDraftState((state) => state.base)
  const documents = useDraftState((state) => state.documents)
  const others = useMemo(() => draftedKpis(document, base, documents), [document, base, documents])
  const isWrong = problems.some(({ severity }) => severity === 'error')
  const asked = questions[grouping]
  const answer = useQuery({
    queryKey: ['kpi-preview', workspace, grouping, JSON.stringify([document, others])],
    enabled: !isWrong,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    queryFn: async ({ signal }) => {
      // whoever is typing is not done yet
      await pause(400, signal)
      const sort = grouping === 'months' ? {} : { sort: `-${document.name}` }
      return {
        grouping,
        body: await previewKpi({ document: { ...document }, others, ...asked, ...sort, sample: SAMPLE }, signal),
      }
    },
  })
  // the check has found nothing: it is the live application that lacks something
  const isAhead = answer.error instanceof ApiError && answer.error.code === 'invalid_bundle'
  return (
    <>
      <Segmented<Grouping>
        block
        aria-label={t('grouping')}
        value={grouping}
        onChange={setGrouping}
        options={(['months', 'people', 'teams'] as const).map((value) => ({ value, label: t(`by_${value}`) }))}
      />
      {isWrong && <p className="setting-note">{t('wrong')}</p>}
      {isAhead && !isWrong && <p className="setting-note">{t('ahead')}</p>}
      {answer.error !== null && !isAhead && !isWrong && (
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null && !isWrong && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.data?.grouping === grouping && answer.error === null && (
        <>
          <Rows body={answer.data.body} isOld={isWrong} />
          {answer.data.body.sample && <Sample behind={answer.data.body.sample} isOld={isWrong} />}
        </>
      )}
    </>
  )
}

function Rows({ body, isOld }: { readonly body: FiguresBody; readonly isOld: boolean }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const [kpi] = body.kpis
  const most = Math.max(...body.rows.map(({ values }) => Math.abs(Number(values[0] ?? 0))), 0)
  if (kpi === undefined || body.rows.length === 0 || body.rows.every(({ values }) => values[0] === null))
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')} />
  const [first] = body.periods
  return (
    <table className="kpi-rows" data-old={isOld || undefined}>
      <caption>
        {body.periods.length === 1 && first
          ? `${textIn(kpi.label, language)} · ${first.name}`
          : textIn(kpi.label, language)}
      </caption>
      <tbody>
        {body.rows.map(({ period, subject, values }) => (
          <tr key={`${period} ${subject}`}>
            <th scope="row">{nameOf(body, period, subject) ?? t('nobody')}</th>
            <td className="kpi-bar">
              <i style={{ inlineSize: `${most === 0 ? 0 : (100 * Math.abs(Number(values[0] ?? 0))) / most}%` }} />
            </td>
            <td className="kpi-value">{shown(values[0] ?? null, kpi, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Undefined for what counts for nobody. */
function nameOf(
  { periods, labels }: FiguresBody,
  period: number,
  subject: string | null | undefined,
): string | undefined {
  if (subject === undefined) return periods[period]?.name
  return subject === null ? undefined : labels.subjects[subject]
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
