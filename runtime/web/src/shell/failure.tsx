import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { explain } from './explain.ts'
import { LinkButton } from './link-button.tsx'
import { Notice } from './notice.tsx'

/** A part of the page that could not be loaded: what, why, and a way to try again. */
export function Failure({ error, retry, homeHref }: { error: unknown; retry?: () => void; homeHref?: string }) {
  const { t } = useTranslation()
  const status = error instanceof ApiError ? error.status : 0
  const title = status === 404 ? t('error.notFound') : status === 403 ? t('error.forbidden') : t('error.title')
  const final = status === 404 || status === 403
  return (
    <div role="alert">
      <Notice title={title} text={status === 404 ? t('error.notFoundHint') : explain(error, t)}>
        {retry && !final && (
          <Button type="primary" onClick={retry}>
            {t('action.retry')}
          </Button>
        )}
        {homeHref && <LinkButton to={homeHref}>{t('action.goHome')}</LinkButton>}
      </Notice>
    </div>
  )
}
