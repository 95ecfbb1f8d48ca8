/** What the whole page is narrowed down to: period, comparison, people, dimensions. */
import type { Comparison, Granularity } from '@attain/contract'
import type { PageState, Whose } from '@attain/engine/dashboard'
import type { DashboardDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useFigures } from '../data/use-figures.ts'
import { useChosenFilter } from '../export/page-sheets.ts'

interface Props {
  readonly document: DashboardDocument
  readonly state: PageState
  readonly isChanged: boolean
  readonly onChange: (state: PageState) => void
  readonly onReset: () => void
}

const granularities: readonly Granularity[] = ['day', 'week', 'month', 'quarter', 'half', 'year']
const everybody: readonly Whose[] = ['me', 'myTeam', 'belowMe', 'everybody']
const comparisons = ['none', 'previous', 'yearAgo'] as const
const BLANK = ' '
/** How many periods one looks at; another number in the document or the address is one more choice. */
const usualNumbers: Readonly<Record<Granularity, readonly number[]>> = {
  day: [1, 7, 14, 30, 60],
  week: [1, 4, 8, 13, 26, 52],
  month: [1, 2, 3, 6, 12, 24],
  quarter: [1, 2, 4, 8],
  half: [1, 2, 4],
  year: [1, 2, 3, 5],
}

function choicesOf({ granularity, last }: PageState): readonly number[] {
  return [...new Set([...usualNumbers[granularity], last])].sort((a, b) => a - b)
}

export function FilterBar({ document, state, isChanged, onChange, onReset }: Props) {
  const { t } = useTranslation('dashboard')
  const { compare, ...uncompared } = state
  const { to, ...current } = state
  const lastWords = (value: number) =>
    value === 1 ? t(`current.${state.granularity}`) : t(`lastOnes.${state.granularity}`, { count: value })
  const period = to === undefined ? lastWords(state.last) : `${lastWords(state.last)} (${to})`
  useChosenFilter('period', [t('period'), `${t(`granularity.${state.granularity}`)}, ${period}`])
  useChosenFilter('compare', [t('compare'), t(`comparison.${compare ?? 'none'}`)])
  useChosenFilter('people', [t('people'), t(`whose.${state.people}`)])
  return (
    <section className="dashboard-filters" aria-label={t('filters')} data-export="no">
      <Select<Granularity>
        aria-label={t('period')}
        value={state.granularity}
        popupMatchSelectWidth={false}
        onChange={(granularity) => onChange({ ...current, granularity })}
        options={granularities.map((value) => ({ value, label: t(`granularity.${value}`) }))}
      />
      <Select<number>
        aria-label={t('howMany')}
        value={state.last}
        popupMatchSelectWidth={false}
        onChange={(last) => onChange({ ...state, last })}
        options={choicesOf(state).map((value) => ({ value, label: lastWords(value) }))}
      />
      <Select<(typeof comparisons)[number]>
        aria-label={t('compare')}
        value={compare ?? 'none'}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next === 'none' ? uncompared : { ...state, compare: next as Comparison })}
        options={comparisons.map((value) => ({ value, label: t(`comparison.${value}`) }))}
      />
      <Select<Whose>
        aria-label={t('people')}
        value={state.people}
        popupMatchSelectWidth={false}
        onChange={(people) => onChange({ ...state, people })}
        options={everybody.map((value) => ({ value, label: t(`whose.${value}`) }))}
      />
      {(document.filters ?? []).map((dimension) => (
        <DimensionFilter key={dimension} dimension={dimension} state={state} onChange={onChange} />
      ))}
      {isChanged && (
        <Button type="text" onClick={onReset}>
          {t('reset')}
        </Button>
      )}
    </section>
  )
}

/** The values of a dimension are those that figures of the last year have. */
function DimensionFilter({
  dimension,
  state,
  onChange,
}: Pick<Props, 'state' | 'onChange'> & { readonly dimension: string }) {
  const { t } = useTranslation('dashboard')
  const { kpis, language } = useDashboardPlace()
  const kpi = [...kpis.values()].find(
    ({ dimensions, isAdditive }) => isAdditive && dimensions.some(({ name }) => name === dimension),
  )
  const chosen = state.where[dimension] ?? []
  const answer = useFigures(
    kpi && {
      kpis: [kpi.name],
      periods: { granularity: 'year', last: 2, together: true },
      dimensions: [dimension],
      sort: `-${kpi.name}`,
      limit: 200,
    },
  )
  const label = textIn(kpi?.dimensions.find(({ name }) => name === dimension)?.label, language)
  const nameOf = (value: string | null) =>
    value === null ? t('blank') : (answer.data?.labels.dimensions[0]?.[value] ?? value)
  useChosenFilter(
    `where.${dimension}`,
    chosen.length === 0 ? undefined : [label, chosen.map(nameOf).join(language === 'zh-CN' ? '、' : ', ')],
  )
  if (kpi === undefined) return null
  const values = [...new Set([...(answer.data?.rows.map(({ dimensions: [value] }) => value ?? null) ?? []), ...chosen])]
  return (
    <Select<string[]>
      mode="multiple"
      allowClear
      aria-label={label}
      placeholder={label}
      className="dashboard-dimension"
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      loading={answer.isPending}
      optionFilterProp="label"
      value={chosen.map((value) => value ?? BLANK)}
      onChange={(next) =>
        onChange({
          ...state,
          where: { ...state.where, [dimension]: next.map((value) => (value === BLANK ? null : value)) },
        })
      }
      options={values.map((value) => ({ value: value ?? BLANK, label: nameOf(value) }))}
    />
  )
}
