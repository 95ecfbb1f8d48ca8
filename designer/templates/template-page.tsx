/** One template: what it would add and change in the draft, who decides where both say something, and the button. */

import type { TemplateDetailBody } from '@attain/contract'
import { isKind, kinds, type Side } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { readTemplate, rememberInstalled } from '../api/templates.ts'
import { byIdentity, type Documents, type DocumentValue, kindIn } from '../document/documents.ts'
import { applyDocuments } from '../document/merge-plan.ts'
import { withPrefix } from '../document/prefix.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { documentLabel } from '../draft/use-document-label.ts'
import { type Choices, placeKey } from '../parts/place-key.ts'
import { paths } from '../paths.ts'
import { withAllSchemas } from '../schema-form/kind-schema.ts'
import { countsText } from './counts-text.ts'
import { type Installed, installedTemplates, planInstall, withInstalled } from './install-plan.ts'
import { NameChoice } from './name-choice.tsx'

const Clashes = lazy(() => withAllSchemas(() => import('../parts/clashes.tsx')))
const TemplateMap = lazy(() => import('./template-map.tsx'))

export function TemplatePage({ name }: { readonly name: string }) {
  const { workspace } = usePlace()
  const app = useDraftState((state) => state.documents.get('app'))
  const installed = useMemo(() => installedTemplates(new Map(app && [['app', app]])).get(name), [app, name])
  const template = useQuery({
    queryKey: ['template', workspace, name, installed?.version],
    queryFn: ({ signal }) => readTemplate(name, installed?.version, signal),
    // what was looked at is what is installed, until it is looked at again
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (template.error) return <Failure error={template.error} retry={() => void template.refetch()} />
  if (template.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  return <Loaded template={template.data} installed={installed} />
}

function Loaded({
  template,
  installed,
}: {
  readonly template: TemplateDetailBody
  readonly installed: Installed | undefined
}) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { problem } = useMessages()
  const mine = useDraftState((state) => state.documents)
  const [choices, setChoices] = useState<Choices>(new Map())
  const [isBusy, setBusy] = useState(false)
  const [prefix, setPrefix] = useState(installed?.prefix ?? '')
  const named = (documents: readonly object[]) => withPrefix(byIdentity(documents as DocumentValue[]), prefix)
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the prefix alone
  const theirs = useMemo(() => named(template.documents), [template, prefix])
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the prefix alone
  const base = useMemo(() => named(template.base ?? []), [template, prefix])
  const plan = useMemo(() => planInstall(mine, theirs, base), [mine, theirs, base])
  const isUpgrade = base.size > 0
  const label = textIn(template.label, language)
  const isDecided = plan.clashes.every(({ identity, places }) =>
    places.every(({ place }) => choices.has(placeKey(identity, place))),
  )
  const isNothing =
    installed?.version === template.version &&
    [plan.added, plan.changed, plan.removed, plan.clashes].every((all) => all.length === 0)

  const states = useMemo(
    () =>
      new Map([
        ...plan.added.map((identity) => [identity, 'added'] as const),
        ...plan.changed.map((identity) => [identity, 'changed'] as const),
        ...plan.clashes.map(({ identity }) => [identity, 'changed'] as const),
      ]),
    [plan],
  )

  const install = async () => {
    setBusy(true)
    try {
      await rememberInstalled(template.name, { version: template.version })
      const { documents } = draft.state
      const merged = planInstall(documents, theirs, base).resolve(
        (identity, place): Side => choices.get(placeKey(identity, place)) ?? 'mine',
      )
      draft.run(
        applyDocuments(documents, withInstalled(merged, template.name, { version: template.version, prefix }), label),
      )
      void navigate(paths.map(workspace))
    } catch (error) {
      problem(error)
      void queries.invalidateQueries({ queryKey: ['template', workspace] })
      setBusy(false)
    }
  }
  return (
    <>
      <header className="templates-head">
        <h1>
          {label} <span className="templates-version">{template.version}</span>
        </h1>
        <LinkButton to={paths.templates(workspace)}>{t('template.all')}</LinkButton>
      </header>
      <div className="templates-lead">
        {template.description && <p>{textIn(template.description, language)}</p>}
        <p className="templates-counts">{countsText(template.counts, language)}</p>
      </div>
      {isUpgrade && (
        <Alert
          type="info"
          showIcon
          title={
            isNothing
              ? t('template.upToDate', { version: installed?.version })
              : t('template.upgradeFrom', { version: installed?.version })
          }
        />
      )}
      {!isNothing && (
        <Suspense fallback={<div className="templates-map" />}>
          <TemplateMap documents={theirs} states={states} />
        </Suspense>
      )}
      {!isUpgrade && (plan.clashes.length > 0 || prefix !== '') && (
        <NameChoice prefix={prefix} suggested={prefixFor(template.name)} choose={setPrefix} />
      )}
      <Named title={t('template.adds', { count: plan.added.length })} identities={plan.added} documents={theirs} />
      <Named
        title={t('template.changes', { count: plan.changed.length })}
        identities={plan.changed}
        documents={theirs}
      />
      <Named title={t('template.removes', { count: plan.removed.length })} identities={plan.removed} documents={mine} />
      {plan.clashes.length > 0 && (
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
          <Clashes
            clashes={plan.clashes}
            choices={choices}
            choose={setChoices}
            theirs={t('template.theirs')}
            allTheirs={t('template.allTheirs')}
          />
        </Suspense>
      )}
      <div className="templates-actions">
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          disabled={isNothing || !isDecided}
          onClick={() => void install()}
        >
          {isUpgrade ? t('template.upgrade') : t('template.install')}
        </Button>
      </div>
    </>
  )
}

/** "hs_" of "hardware-sales". */
function prefixFor(name: string): string {
  const letters = name
    .split('-')
    .map((word) => word.replace(/^[^a-z]+/, '')[0] ?? '')
    .join('')
  return `${letters || 't'}_`
}

function Named({
  title,
  identities,
  documents,
}: {
  readonly title: string
  readonly identities: readonly string[]
  readonly documents: Documents
}) {
  const [language] = useLanguage()
  if (identities.length === 0) return null
  const byKind = Map.groupBy(identities, kindIn)
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="templates-names">
        {[...byKind].map(([kind, of]) => (
          <div key={kind}>
            <dt>{isKind(kind) ? textIn(kinds[kind].pluralLabel, language) : kind}</dt>
            <dd>
              {of
                .map((identity) => documentLabel(documents.get(identity), language) ?? identity)
                .join(language === 'en' ? ', ' : '、')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
