import { useTranslation } from 'react-i18next'
import { LinkButton } from '../parts/index.ts'
import { Notice } from './notice.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('ui')
  return (
    <Notice title={t('error.notFound')} text={t('error.notFoundHint')}>
      <LinkButton to="/" type="primary">
        {t('action.goHome')}
      </LinkButton>
    </Notice>
  )
}
