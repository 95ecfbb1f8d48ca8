/** Loads who one is and the draft, then draws the frame around the page. */

import type { SessionBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { caller, getSession } from '@attain/ui/api'
import { Failure, Notice } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { Themed } from '@attain/ui/theme'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { httpPort } from '../api/drafts.ts'
import { type Checker, createChecker } from '../check/checker.ts'
import { CheckerContext } from '../check/use-checks.ts'
import { Draft } from '../document/draft.ts'
import { PlaceContext } from '../draft/draft-context.tsx'
import { useKeepUp } from '../draft/use-keep-up.ts'
import { Frame } from '../frame/frame.tsx'

export function Opened() {
  const workspace = useParams().workspace as string
  caller.workspace = workspace
  const session = useQuery({ queryKey: ['session', workspace], queryFn: ({ signal }) => getSession(signal) })
  return (
    <Themed>
      {session.data ? (
        <ForAdministrators session={session.data} />
      ) : session.error ? (
        <Failure error={session.error} retry={() => void session.refetch()} homeHref="/" />
      ) : (
        <Skeleton className="designer-skeleton" active paragraph={{ rows: 10 }} />
      )}
    </Themed>
  )
}

function ForAdministrators({ session }: { readonly session: SessionBody }) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  if (!session.administrator)
    return (
      <Notice title={t('entry.notAllowed')} text={t('entry.notAllowedHint')}>
        <Button type="primary" href={`/w/${session.workspace.slug}`}>
          {t('entry.toApplication')}
        </Button>
      </Notice>
    )
  const owner = params.get('draft') ?? session.person.id
  return <OpenDraft key={owner} owner={owner} session={session} />
}

interface Open {
  readonly draft: Draft
  readonly checker: Checker
}

function OpenDraft({ owner, session }: { readonly owner: string; readonly session: SessionBody }) {
  const [open, setOpen] = useState<Open>()
  const [error, setError] = useState<unknown>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again
  useEffect(() => {
    let isGone = false
    let made: Open | undefined
    const port = httpPort(owner)
    setError(undefined)
    port.read().then((body) => {
      if (isGone) return
      const draft = new Draft(body, port)
      made = { draft, checker: createChecker(draft) }
      setOpen(made)
    }, setError)
    return () => {
      isGone = true
      made?.checker.stop()
      void made?.draft.save()
      setOpen(undefined)
    }
  }, [owner, attempt])
  if (error !== undefined) return <Failure error={error} retry={() => setAttempt((count) => count + 1)} />
  if (open === undefined) return <Skeleton className="designer-skeleton" active paragraph={{ rows: 10 }} />
  return <WithDraft open={open} session={session} />
}

function WithDraft({ open: { draft, checker }, session }: { readonly open: Open; readonly session: SessionBody }) {
  const { workspace, person } = session
  useKeepUp(draft)
  const [language] = useLanguage()
  const app = draft.state.documents.get('app')
  useEffect(() => {
    document.title = `${textIn(app?.label as { en: string } | undefined, language) || workspace.name} · Attain`
  }, [app, language, workspace.name])
  return (
    <PlaceContext
      value={{
        ...{ draft, workspace: workspace.slug, workspaceName: workspace.name, me: person },
        ...{ workspaces: session.workspaces, sandboxOf: workspace.sandboxOf },
      }}
    >
      <CheckerContext value={checker}>
        <Frame />
      </CheckerContext>
    </PlaceContext>
  )
}
