/** What the pages about all that goes on by itself have in common: they are for administrators. */
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useAutomationTexts } from './texts.ts'
import '../notifications/notifications.css'
import '../settings/settings.css'

type Page = 'channels' | 'deliveries' | 'subscriptions' | 'runs' | 'jobs'

export function AutomationFrame({ page, children }: { readonly page: Page; readonly children: ReactNode }) {
  const { t } = useAutomationTexts()
  const { workspace, session } = useApplication()
  useTitle(t(`pages.${page}`))
  if (!session.administrator) {
    return <Failure error={new ApiError(403, { code: 'unknown', message: '' })} homeHref={paths.home(workspace)} />
  }
  return (
    <div className="narrow-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <nav className="page-tabs" aria-label={t('title')}>
        <NavLink to={paths.channels(workspace)} end>
          {t('pages.channels')}
        </NavLink>
        <NavLink to={paths.undelivered(workspace)}>{t('pages.deliveries')}</NavLink>
        <NavLink to={paths.subscriptions(workspace)}>{t('pages.subscriptions')}</NavLink>
        <NavLink to={paths.ruleRuns(workspace)}>{t('pages.runs')}</NavLink>
        <NavLink to={paths.failedJobs(workspace)}>{t('pages.jobs')}</NavLink>
      </nav>
      {children}
    </div>
  )
}
