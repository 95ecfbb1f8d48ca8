/** What a document of targets says, in the order in which targets come about. */
import { addsUp } from '@attain/engine/metadata'
import { compileCalendar, STANDARD_CALENDAR, standardCalendar } from '@attain/engine/performance/calendar'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form } from 'antd'
import { useMemo } from 'react'
import { Notes } from '../automation/notes.tsx'
import { WholeField } from '../settings/more-fields.tsx'
import { ChoiceField } from '../settings/pick-fields.tsx'
import { Section } from '../settings/section.tsx'
import type { Choice } from '../settings/use-choices.ts'
import { useScrollToAsked } from '../settings/use-scroll-to-asked.ts'
import { WordsField } from '../settings/words-field.tsx'
import { AlertList } from './alerts/alert-list.tsx'
import { LevelList } from './levels/level-list.tsx'
import { ProrateSettings, RampSettings } from './people-settings.tsx'
import { Said } from './said.tsx'
import { useTarget } from './target-context.tsx'
import { useTexts } from './texts.ts'

export function TargetSettings() {
  const { target, problems } = useTarget()
  const room = useScrollToAsked()
  const place = (property: string) => ({ definition: '', property, pointer: `/${property}` })
  return (
    <Form layout="vertical" component="div" className="settings-page">
      <div ref={room}>
        <Said />
        <Notes problems={problems.filter(({ pointer }) => pointer === '' || pointer === '/name')} />
        <Section part="label">
          <WordsField {...place('label')} value={target.label} required />
          <WordsField {...place('description')} value={target.description} long />
          <WhatIsReached />
        </Section>
        <Section part="periods">
          <PeriodSettings />
        </Section>
        <Section part="levels">
          <LevelList />
        </Section>
        <Section part="ramp">
          <RampSettings />
        </Section>
        <Section part="prorate">
          <ProrateSettings />
        </Section>
        <Section part="pace" toldInside={() => true}>
          <PaceSettings />
        </Section>
        <Section part="approval">
          <ApprovalSettings />
        </Section>
        <Section part="alerts">
          <AlertList />
        </Section>
        <Section part="forecast">
          <ForecastSettings />
        </Section>
      </div>
    </Form>
  )
}

function WhatIsReached() {
  const { t } = useTexts()
  const { target, kpi, set, words } = useTarget()
  const kpis = useNamed('kpis')
  const calendars = useNamed('calendars').filter(({ value }) => value !== STANDARD_CALENDAR)
  const place = (property: string) => ({ definition: '', property, pointer: `/${property}` })
  const units = [2, 1, 0, -1, -2, -3, -4, -6].map((digits) => ({ value: String(digits), label: unitOf(digits) }))
  return (
    <div className="setting-fields">
      <ChoiceField
        {...place('kpi')}
        value={target.kpi || undefined}
        required
        choices={kpis}
        placeholder={t('chooseKpi')}
      />
      <ChoiceField
        {...place('calendar')}
        value={target.calendar}
        usual={STANDARD_CALENDAR}
        choices={[{ value: STANDARD_CALENDAR, label: t('standardCalendar') }, ...calendars]}
      />
      <ChoiceField
        {...place('decimals')}
        value={target.decimals === undefined ? undefined : String(target.decimals)}
        placeholder={t('asKpi')}
        choices={kpi === undefined || addsUp(kpi) ? units : units.slice(0, 3)}
        onSet={(value) =>
          set('/decimals', value === undefined ? undefined : Number(value), words('', 'decimals').title)
        }
      />
    </div>
  )
}

/** "1,000" of three digits before the point. */
function unitOf(digits: number): string {
  return digits > 0 ? (1 / 10 ** digits).toFixed(digits) : new Intl.NumberFormat('en').format(10 ** -digits)
}

function PeriodSettings() {
  const { target, kpi, bundle, choices } = useTarget()
  const { total = 'year', every = 'month', method, years } = target.periods ?? {}
  const calendar = useMemo(() => {
    const named = bundle.calendars.get(target.calendar ?? STANDARD_CALENDAR)?.document
    return named === undefined ? standardCalendar(bundle.app?.document ?? {}) : compileCalendar(named)
  }, [bundle, target.calendar])
  const place = (property: string) => ({ definition: 'Periods', property, pointer: `/periods/${property}` })
  const has = (property: string, given: string) =>
    choices('Periods', property).filter(
      ({ value }) => value === given || (calendar.granularities as readonly string[]).includes(value),
    )
  const adds = kpi === undefined || addsUp(kpi)
  const methods = choices('Periods', 'method').filter(({ value }) => value === method || (value !== 'same') === adds)
  return (
    <div className="setting-fields">
      <ChoiceField {...place('total')} value={target.periods?.total} usual="year" choices={has('total', total)} />
      <ChoiceField {...place('every')} value={target.periods?.every} usual="month" choices={has('every', every)} />
      {(total !== every || method !== undefined) && (
        <Method value={method} choices={methods} pointer="/periods/method" />
      )}
      {(method === 'season' || target.pace === 'season') && (
        <WholeField {...place('years')} value={years} usual={2} min={1} max={5} />
      )}
    </div>
  )
}

function Method({
  value,
  choices,
  pointer,
}: {
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly pointer: string
}) {
  const { t } = useTexts()
  return (
    <ChoiceField
      definition="Periods"
      property="method"
      pointer={pointer}
      value={value}
      placeholder={t('byHand')}
      choices={choices}
    />
  )
}

function PaceSettings() {
  const { target } = useTarget()
  return (
    <div className="setting-fields">
      <ChoiceField definition="" property="pace" pointer="/pace" value={target.pace} usual="days" />
    </div>
  )
}

const CHANGE = 'target_change'

function ApprovalSettings() {
  const { t } = useTexts()
  const { target } = useTarget()
  const [language] = useLanguage()
  const { bundle } = useTarget()
  const approvals = [...bundle.approvalsOf(CHANGE)].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  if (approvals.length === 0 && target.approval === undefined)
    return <p className="setting-note target-note">{t('noApprovals')}</p>
  return (
    <div className="setting-fields">
      <ChoiceField
        definition=""
        property="approval"
        pointer="/approval"
        value={target.approval}
        placeholder={t('atOnce')}
        choices={approvals}
      />
    </div>
  )
}

function ForecastSettings() {
  const { t } = useTexts()
  const { target, words, set } = useTarget()
  const kpis = useNamed('kpis').filter(({ value }) => value !== target.kpi)
  return (
    <div className="setting-fields">
      <ChoiceField
        definition="Forecast"
        property="pipeline"
        pointer="/forecast/pipeline"
        value={target.forecast?.pipeline}
        placeholder={t('noPipeline')}
        choices={kpis}
        onSet={(pipeline) =>
          set('/forecast', pipeline === undefined ? undefined : { pipeline }, words('', 'forecast').title)
        }
      />
    </div>
  )
}

function useNamed(kind: 'kpis' | 'calendars'): readonly Choice[] {
  const [language] = useLanguage()
  const { bundle } = useTarget()
  return [...bundle[kind].values()].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
}
