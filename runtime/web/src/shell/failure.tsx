import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { explain } from './explain.ts'
import { LinkButton } from './link-button.tsx'

/** A part of the page that could not be loaded: what, why, and a way to try again. */
export function Failure({ error, retry, homeHref }: { error: unknown; retry?: () => void; homeHref?: string }) {
  const { t } = useTranslation()
  const status = error instanceof ApiError ? error.status : 0
  const title = status === 404 ? t('error.notFound') : status === 403 ? t('error.forbidden') : t('error.title')
  return (
    <Result
      status={status === 404 ? '404' : status === 403 ? '403' : 'warning'}
      icon={null}
      title={title}
      subTitle={status === 404 ? t('error.notFoundHint') : explain(error, t)}
      extra={
        <>
          {retry && status !== 404 && status !== 403 && (
            <Button type="primary" onClick={retry}>
              {t('action.retry')}
            </Button>
          )}
          {homeHref && <LinkButton to={homeHref}>{t('action.goHome')}</LinkButton>}
        </>
      }
    />
  )
}
