/** What another workspace has changed: some of it or all is taken over into the draft, with what it needs. */
import type { ExchangeBody } from '@attain/contract'
import type { Side } from '@attain/engine/metadata'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { noteTaken, readExchange } from '../api/sandboxes.ts'
import { useChecks } from '../check/use-checks.ts'
import { byIdentity, type DocumentValue } from '../document/documents.ts'
import { applyDocuments, planMerge } from '../document/merge-plan.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { documentLabel } from '../draft/use-document-label.ts'
import Clashes from '../parts/clashes.tsx'
import { type Choices, placeKey } from '../parts/place-key.ts'
import { paths } from '../paths.ts'
import { Changes } from '../publish/changes.tsx'
import '../publish/publish.css'
import { changesOf, needsFor, type Sides } from './bring-plan.ts'
import './environments.css'

export default function BringPage() {
  const source = useParams().source as string
  const { workspace } = usePlace()
  const exchange = useQuery({
    queryKey: ['exchange', workspace, source],
    queryFn: ({ signal }) => readExchange(source, signal),
    // what was looked at is what is taken over
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <div className="designer-narrow">
      {exchange.error ? (
        <Failure error={exchange.error} retry={() => void exchange.refetch()} />
      ) : exchange.data === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Bring key={exchange.dataUpdatedAt} source={exchange.data} />
      )}
    </div>
  )
}

function Bring({ source }: { readonly source: ExchangeBody }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace, workspaceName } = usePlace()
  const navigate = useNavigate()
  const { problem } = useMessages()
  const mine = useDraftState((state) => state.documents)
  const owner = useDraftState((state) => state.owner)
  const broken = useChecks()?.broken
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [choices, setChoices] = useState<Choices>(new Map())
  const [isBusy, setBusy] = useState(false)
  const theirs = useMemo(() => byIdentity(source.documents as DocumentValue[]), [source])
  const base = useMemo(() => byIdentity(source.base as DocumentValue[]), [source])
  const sides: Sides = useMemo(() => ({ mine, theirs, base }), [mine, theirs, base])
  const changes = useMemo(() => changesOf(sides), [sides])
  const chosen = useMemo(
    () => changes.map(({ document }) => document).filter((identity) => !left.has(identity)),
    [changes, left],
  )
  const needs = useMemo(() => needsFor(sides, chosen, changes, new Set(broken)), [sides, chosen, changes, broken])
  const taken = useMemo(() => [...chosen, ...needs.keys()], [chosen, needs])
  const plan = useMemo(() => planMerge(mine, theirs, base, taken), [mine, theirs, base, taken])
  const isDecided = plan.clashes.every(({ identity, places }) =>
    places.every(({ place }) => choices.has(placeKey(identity, place))),
  )
  useTitle(t('bring.title', { source: source.name }))

  const labelOf = (identity: string) => documentLabel(theirs.get(identity) ?? mine.get(identity), language) ?? identity
  const take = async () => {
    setBusy(true)
    try {
      const { documents } = draft.state
      const after = planMerge(documents, theirs, base, taken).resolve(
        (identity, place): Side => choices.get(placeKey(identity, place)) ?? 'mine',
      )
      await noteTaken(source.slug, { owner, revision: source.revision, identities: taken })
      draft.run(applyDocuments(documents, after, source.name))
      await draft.save()
      void navigate(paths.publish(workspace))
    } catch (error) {
      problem(error)
      setBusy(false)
    }
  }
  const toggle = (identity: string, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(identity)
    else next.add(identity)
    setLeft(next)
  }
  return (
    <>
      <header className="environments-head">
        <h1>{t('bring.title', { source: source.name })}</h1>
        <LinkButton to={paths.environments(workspace)}>{t('environment.title')}</LinkButton>
      </header>
      <p className="page-hint">{t('bring.hint', { source: source.name, target: workspaceName })}</p>
      {changes.length === 0 ? (
        <Alert type="info" showIcon title={t('bring.nothing', { source: source.name })} />
      ) : (
        <>
          <div className="bring-chosen">
            <Checkbox
              checked={left.size === 0}
              indeterminate={chosen.length > 0 && left.size > 0}
              onChange={({ target }) => setLeft(new Set(target.checked ? [] : changes.map(({ document }) => document)))}
            >
              {t('bring.all', { count: changes.length })}
            </Checkbox>
          </div>
          <Changes
            changes={changes}
            before={base}
            after={theirs}
            lead={(identity, label) => (
              <Checkbox
                aria-label={t('bring.take', { name: label })}
                checked={taken.includes(identity)}
                disabled={needs.has(identity)}
                onChange={({ target }) => toggle(identity, target.checked)}
              />
            )}
            note={(identity) => {
              const need = needs.get(identity)
              return (
                need && (
                  <span className="environments-tag is-news">{t(`bring.${need.how}`, { by: labelOf(need.by) })}</span>
                )
              )
            }}
          />
          <Clashes
            clashes={plan.clashes}
            choices={choices}
            choose={setChoices}
            theirs={source.name}
            allTheirs={t('bring.allTheirs', { source: source.name })}
          />
          <div className="bring-foot">
            {!isDecided && <span className="page-hint">{t('bring.decide')}</span>}
            <Button
              type="primary"
              size="large"
              loading={isBusy}
              disabled={taken.length === 0 || !isDecided}
              onClick={() => void take()}
            >
              {t('bring.intoDraft', { count: taken.length })}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
