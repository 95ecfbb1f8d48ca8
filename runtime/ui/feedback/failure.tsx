import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/index.ts'
import { LinkButton } from '../parts/index.ts'
import { explain } from './explain.ts'
import { Notice } from './notice.tsx'

/** A part of the page that could not be loaded: what, why, and a way to try again. */
export function Failure({ error, retry, homeHref }: { error: unknown; retry?: () => void; homeHref?: string }) {
  const { t } = useTranslation('ui')
  const status = error instanceof ApiError ? error.status : 0
  const title = status === 404 ? t('error.notFound') : status === 403 ? t('error.forbidden') : t('error.title')
  const final = status === 404 || status === 403
  // A page that refuses before it asks has no words of the server.
  const isOurs = error instanceof ApiError && error.code === 'unknown'
  const text =
    status === 404 ? t('error.notFoundHint') : status === 403 && isOurs ? t('error.forbiddenHint') : explain(error, t)
  return (
    <div role="alert">
      <Notice title={title} text={text}>
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
