/** What figures can be told apart by: a row for each field, with words of its own where the field's do not say it. */
import type { Text } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useDraftState } from '../../draft/draft-context.tsx'
import { fieldAtPath, labelOf } from '../../names/field-path.ts'
import { PathSelect } from '../../names/path-select.tsx'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { RowTable } from '../settings/row-table.tsx'
import { WordsInline } from '../settings/words-inline.tsx'
import { type Dimension, dimensionOf, nextField, tellsApart } from './dimension-names.ts'
import { useKpi } from './kpi-context.tsx'
import { type FromRecords, type FromStages, kpiOf } from './kpi-document.ts'
import { useTexts } from './texts.ts'

/** As the schema has it. */
const MOST = 20

export function Dimensions({ measure }: { readonly measure: FromRecords | FromStages }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { identity, kpi, bundle } = useKpi()
  const words = useSchemaWords('kpi')
  const base = useDraftState((state) => state.base.get(identity))
  const { object, dimensions = [] } = measure
  const { title, description } = words('FromRecords', 'dimensions')
  const others = [...bundle.kpis.values()].filter(({ document }) => document.name !== kpi.name)
  const next = nextField(bundle, object, dimensions)
  const live = base === undefined ? [] : dimensionsOf(kpiOf(base).measure)
  const of = (field: string, index?: number) =>
    dimensionOf(
      field,
      object,
      dimensions.filter((_, at) => at !== index),
      others,
    )
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className="setting-note">{description}</p>
      <RowTable<Dimension>
        pointer="/measure/dimensions"
        title={title}
        entry={words('Dimension', '').title}
        rows={dimensions}
        fewest={0}
        most={next === undefined ? dimensions.length : MOST}
        isWide
        add={t('dimensionAdd')}
        begin={() => of(next ?? 'owner')}
        columns={[
          {
            name: words('Dimension', 'field').title,
            cell: (row, { index, label, isBad, change }) => (
              <PathSelect
                label={label}
                object={object}
                status={isBad ? 'error' : ''}
                isChoosable={(_, field) => tellsApart(field)}
                value={row.field}
                onChange={(field) => {
                  if (field === undefined) return
                  // what is live stays what it is: dashboards, targets and people's links go by its name
                  const isLive = live.some(({ name }) => name === row.name)
                  change(isLive ? { ...row, field } : of(field, index))
                }}
              />
            ),
          },
          {
            name: words('Dimension', 'label').title,
            cell: ({ label: own, ...row }, { label, change }) => {
              const field = fieldAtPath(bundle, object, row.field, language)?.field
              return (
                <WordsInline
                  label={label}
                  value={own}
                  usual={(code) => (field === undefined ? row.name : labelOf(field, code))}
                  onChange={(given: Text | undefined) => change(given === undefined ? row : { ...row, label: given })}
                />
              )
            },
          },
        ]}
      />
    </section>
  )
}

function dimensionsOf(measure: ReturnType<typeof kpiOf>['measure']): readonly Dimension[] {
  return measure.from === 'records' || measure.from === 'stages' ? (measure.dimensions ?? []) : []
}
