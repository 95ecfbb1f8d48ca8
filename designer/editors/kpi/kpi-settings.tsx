/** What a KPI measures, and how its figures are shown. */
import { type KpiDocument, sketchModel } from '@attain/engine/metadata'
import { definitionOf } from '@attain/engine/performance/kpi'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Segmented } from 'antd'
import { useMemo } from 'react'
import { problemsBelow } from '../../check/problem-at.ts'
import { WordsInput } from '../../parts/words-input.tsx'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { Notes } from '../automation/notes.tsx'
import { PartForm } from '../automation/part-form.tsx'
import { FigureRoles } from '../role/figure-roles.tsx'
import { Dimensions } from './dimensions.tsx'
import { useKpi } from './kpi-context.tsx'
import { beginMeasure, type FromRecords, type FromStages, origins } from './kpi-document.ts'
import { PresetMenu } from './preset-menu.tsx'
import { Splits } from './splits.tsx'
import { useTexts } from './texts.ts'

export function KpiSettings() {
  const { kpi, identity, problems, set } = useKpi()
  const words = useSchemaWords('kpi')
  return (
    <Form layout="vertical" component="div" className="settings-page">
      <div>
        <Definition />
        <Notes problems={problems.filter(({ pointer }) => pointer === '' || pointer === '/name')} />
        <section className="setting-part">
          <WordsInput
            id="kpi-words"
            label={words('', 'label').title}
            value={kpi.label}
            required
            onChange={(label) => set('label', label)}
          />
          <WordsInput
            id="kpi-description"
            label={words('', 'description').title}
            value={kpi.description}
            long
            onChange={(description) => set('description', description)}
          />
        </section>
        <MeasurePart />
        <section className="setting-part">
          <PartForm<KpiDocument>
            kind="kpi"
            identity={identity}
            definition=""
            properties={['unit', 'better', 'ranking']}
            value={kpi}
            pointer=""
            problems={problems}
            onChange={({ unit, better, ranking }) => {
              if (unit !== kpi.unit) set('unit', unit)
              if (better !== kpi.better) set('better', better)
              if (ranking !== kpi.ranking) set('ranking', ranking)
            }}
          />
        </section>
        <FigureRoles kpi={kpi.name} />
      </div>
    </Form>
  )
}

/** The sentence that people read beside its figures. */
function Definition() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { kpi, bundle } = useKpi()
  const said = useMemo(() => {
    const model = sketchModel(bundle)
    const compiled = model.kpis.get(kpi.name)
    return compiled && definitionOf(compiled, model)
  }, [bundle, kpi.name])
  return <p className="setting-said">{said === undefined ? t('notYet') : textIn(said, language)}</p>
}

function MeasurePart() {
  const { t } = useTexts()
  const { identity, kpi, bundle, problems, set } = useKpi()
  const { measure } = kpi
  const below = problemsBelow(problems, '/measure')
  const form = <M extends KpiDocument['measure']>(
    value: M,
    definition: string,
    properties: readonly (keyof M & string)[],
  ) => (
    <PartForm<M>
      key={`${definition} ${properties.join(' ')}`}
      kind="kpi"
      identity={identity}
      definition={definition}
      properties={properties}
      value={value}
      pointer="/measure"
      problems={below}
      onChange={(next) => set('measure', next)}
    />
  )
  return (
    <section className="setting-part">
      <div className="setting-head">
        <h2>{t('measures')}</h2>
        <PresetMenu />
      </div>
      <Segmented
        block
        aria-label={t('measures')}
        value={measure.from}
        onChange={(from) => {
          const next = beginMeasure(from, kpi.name, bundle)
          if (next !== undefined) set('measure', next)
        }}
        options={origins.map((from) => ({
          value: from,
          label: t(`from_${from}`),
          disabled: from !== measure.from && beginMeasure(from, kpi.name, bundle) === undefined,
        }))}
      />
      <Notes problems={below.filter(({ pointer }) => pointer === '')} />
      {measure.from === 'entries' && (
        <>
          {form(measure, 'FromEntries', ['calculate'])}
          <p className="setting-note">{t('entriesHint')}</p>
        </>
      )}
      {measure.from === 'kpis' && form(measure, 'FromKpis', ['formula'])}
      {measure.from === 'records' && (
        <>
          {form(measure, 'FromRecords', partsOf(measure))}
          {form(measure, 'FromRecords', ['when'])}
          {form(measure, 'FromRecords', ['date', 'person', 'personAt'])}
          <Dimensions measure={measure} />
          <Splits measure={measure} />
        </>
      )}
      {measure.from === 'stages' && (
        <>
          {form(measure, 'FromStages', partsOfWay(measure))}
          {form(measure, 'FromStages', ['when'])}
          {form(measure, 'FromStages', ['person', 'personAt'])}
          <Dimensions measure={measure} />
        </>
      )}
    </section>
  )
}

/** Only what goes on has later stages, and only days ask about those that are there still. */
function partsOfWay({ calculate, to, unfinished }: FromStages): readonly (keyof FromStages & string)[] {
  const goesOn = calculate === 'passed' || calculate === 'conversion'
  const isOfDays = calculate === 'averageDays' || calculate === 'medianDays'
  return [
    ...(['object', 'calculate', 'stage'] as const),
    ...(goesOn || to !== undefined ? (['to'] as const) : []),
    ...(isOfDays || unfinished !== undefined ? (['unfinished'] as const) : []),
  ]
}

/** A count is of nothing in particular. */
function partsOf({ calculate, of }: FromRecords): readonly (keyof FromRecords & string)[] {
  return calculate === 'count' && of === undefined ? ['object', 'calculate'] : ['object', 'calculate', 'of']
}
