/** Loads the session and the published application, then draws the shell around the page. */
import type { DashboardDocument } from '@attain/engine/metadata'
import type { LayoutDocument, PageDocument, ViewDocument } from '@attain/form'
import { caller } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { Themed } from '@attain/ui/theme'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useMemo } from 'react'
import { useParams } from 'react-router'
import { keys } from '../api/queries.ts'
import { type Application, ApplicationContext } from '../application/application.tsx'
import { Shell } from '../shell/shell.tsx'
import { rememberWorkspace } from './entry.tsx'
import { appQuery, sessionQuery } from './signed-in-queries.ts'

export default function SignedIn() {
  const workspace = useParams().workspace as string
  caller.workspace = workspace
  const [language] = useLanguage()
  const client = useQueryClient()
  const session = useQuery(sessionQuery(workspace))
  const app = useQuery(appQuery(workspace))
  const revision = app.data?.revision

  useEffect(() => {
    caller.onRevision = (live) => {
      if (revision !== undefined && live !== revision) void client.invalidateQueries({ queryKey: keys.app(workspace) })
    }
  }, [client, revision, workspace])

  useEffect(() => {
    if (session.data) rememberWorkspace(session.data.workspace.slug)
  }, [session.data])

  const application = useMemo<Application | null>(() => {
    if (!session.data || !app.data) return null
    return {
      workspace,
      session: session.data,
      app: app.data,
      objects: new Map(app.data.objects.map((object) => [object.name, object])),
      layouts: app.data.layouts as LayoutDocument[],
      views: app.data.views as ViewDocument[],
      pages: app.data.pages as PageDocument[],
      dashboards: app.data.dashboards as DashboardDocument[],
      language,
      circumstances: {
        currentUser: session.data.person.id,
        roles: session.data.roles,
        now: new Date().toISOString(),
        timeZone: app.data.app.timeZone,
        fiscalYearStart: app.data.app.fiscalYearStartMonth,
      },
    }
  }, [workspace, session.data, app.data, language])

  const error = session.error ?? app.error
  return (
    <Themed accent={app.data?.app.accentColor}>
      {application ? (
        <ApplicationContext value={application}>
          <Shell />
        </ApplicationContext>
      ) : error ? (
        <Failure
          error={error}
          homeHref="/"
          retry={() => {
            void session.refetch()
            void app.refetch()
          }}
        />
      ) : (
        <Skeleton className="page-skeleton" active paragraph={{ rows: 10 }} />
      )}
    </Themed>
  )
}
