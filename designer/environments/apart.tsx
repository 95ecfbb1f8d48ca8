/** How many documents a sandbox and its live workspace have that the other one does not know. */
import type { SandboxBody } from '@attain/contract'
import { useTranslation } from 'react-i18next'

export function Apart({ sandbox: { toLive, fromLive } }: { readonly sandbox: SandboxBody }) {
  const { t } = useTranslation()
  return (
    <p className="environments-apart">
      <span className={toLive > 0 ? 'environments-tag is-news' : 'environments-tag'}>
        {t('environment.toLive', { count: toLive })}
      </span>
      <span className={fromLive > 0 ? 'environments-tag is-news' : 'environments-tag'}>
        {t('environment.fromLive', { count: fromLive })}
      </span>
    </p>
  )
}
