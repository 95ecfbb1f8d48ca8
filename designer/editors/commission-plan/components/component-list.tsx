/** What a plan pays for: cards that open, are moved and taken out, each with its curve. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { insertEntry } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { json } from '../../object/object-document.ts'
import { Entries } from '../../settings/entries.tsx'
import { saidBy, usual } from '../curve/example.ts'
import { drawTable } from '../curve/plan-curve.ts'
import { Spark } from '../curve/spark.tsx'
import { type Origin, origins } from '../measure/begin-measure.ts'
import { type Plan, usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { beginComponent } from './begin-component.ts'
import { type Names, sayComponent } from './say-component.ts'

/** It comes with the first component that is opened. */
const ComponentBody = lazy(() => import('./component-body.tsx'))

const MOST = 50

export function ComponentList() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan, bundle, currency } = usePlan()
  const named = (label: Parameters<typeof textIn>[0], name: string) => textIn(label, language) || name
  const names: Names = {
    object: (name) => named(bundle.objects.get(name)?.document.pluralLabel, name),
    kpi: (name) => named(bundle.kpis.get(name)?.document.label, name),
    plan: (name) => named(bundle.plans.get(name)?.document.label, name),
  }
  return (
    <Entries
      list="components"
      entries={plan.components}
      fewest={1}
      labelOf={({ label, name }) => named(label, name)}
      said={(component) => sayComponent(component, t, names, currency)}
      aside={(component) => <ComponentSpark component={component} plan={plan} />}
      body={(component, pointer) => (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <ComponentBody component={component} pointer={pointer} />
        </Suspense>
      )}
    >
      {plan.components.length < MOST && <AddComponent />}
    </Entries>
  )
}

/** The curve of the table that is in force last. */
function ComponentSpark({ component, plan }: { readonly component: plans.Component; readonly plan: Plan }) {
  const { pays } = component
  const table = pays?.by === 'table' ? pays.tables.at(-1) : undefined
  const { targetIncentive } = plan
  const drawn = useMemo(() => {
    if (table === undefined) return undefined
    const said = saidBy(targetIncentive === undefined ? {} : { targetIncentive }, component, table)
    return drawTable(table, component, { ...usual, ...said })
  }, [table, component, targetIncentive])
  return <Spark drawn={drawn} />
}

function AddComponent() {
  const { t } = useTexts()
  const draft = useDraft()
  const { identity, plan, bundle } = usePlan()
  return (
    <Select<Origin | null>
      className="plan-add"
      aria-label={t('component.add')}
      placeholder={t('component.add')}
      value={null}
      popupMatchSelectWidth={false}
      options={origins.map((value) => ({
        value,
        label: t(`measure.${value}`),
        disabled: beginComponent(value, plan, bundle) === undefined,
      }))}
      onChange={(from) => {
        const begun = from === null ? undefined : beginComponent(from, plan, bundle)
        if (begun === undefined) return
        draft.run(insertEntry(identity, '/components', plan.components.length, json(begun), begun.label.en))
      }}
    />
  )
}
