import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from './link-button.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Result
      icon={null}
      title={t('error.notFound')}
      subTitle={t('error.notFoundHint')}
      extra={
        <LinkButton to="/" type="primary">
          {t('action.goHome')}
        </LinkButton>
      }
    />
  )
}
