/** Within a sandbox: how far it is apart from live, and the ways between the two. */
import type { SandboxBody, SandboxList } from '@attain/contract'
import { LinkButton } from '@attain/ui/parts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDraft, usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { Apart } from './apart.tsx'
import { useFacts } from './sandbox-row.tsx'

export function InSandbox({ sandbox, live }: { readonly sandbox: SandboxBody; readonly live: SandboxList['live'] }) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const draft = useDraft()
  const { toLive } = sandbox
  const go = (path: string) => void draft.save().finally(() => window.location.assign(`/designer${path}`))
  return (
    <section className="panel environments-one">
      <div className="rows-main">
        <h2>{t('environment.isSandbox', { name: sandbox.name, live: live.name })}</h2>
        <small>{useFacts(sandbox)}</small>
      </div>
      <Apart sandbox={sandbox} />
      {live.isMine ? (
        <span className="environments-actions">
          <Button type={toLive > 0 ? 'primary' : 'default'} onClick={() => go(paths.bring(live.slug, workspace))}>
            {t('environment.moveTo', { name: live.name })}
          </Button>
          <LinkButton to={paths.bring(workspace, live.slug)}>
            {t('environment.takeFrom', { name: live.name })}
          </LinkButton>
          <Button onClick={() => go(paths.environments(live.slug))}>
            {t('environment.allOf', { name: live.name })}
          </Button>
        </span>
      ) : (
        <p className="page-hint">{t('environment.notLives', { name: live.name })}</p>
      )}
    </section>
  )
}
