/** What the pages about ways out of the application have in common: they are for administrators. */
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useTexts } from './texts.ts'
import '../settings/settings.css'
import './notifications.css'

export function ChannelsFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTexts()
  const { workspace, session } = useApplication()
  useTitle(title)
  if (!session.administrator) {
    return <Failure error={new ApiError(403, { code: 'unknown', message: '' })} homeHref={paths.home(workspace)} />
  }
  return (
    <div className="narrow-page">
      <div className="page-head">
        <h1>{t('channels.title')}</h1>
      </div>
      <nav className="page-tabs" aria-label={t('channels.title')}>
        <NavLink to={paths.channels(workspace)} end>
          {t('channels.setUp')}
        </NavLink>
        <NavLink to={paths.undelivered(workspace)}>{t('deliveries.title')}</NavLink>
      </nav>
      {children}
    </div>
  )
}
