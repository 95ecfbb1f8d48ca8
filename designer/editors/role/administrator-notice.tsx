/** In place of the matrix: an administrator needs no rights. */
import type { RoleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Notice } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Button } from 'antd'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useTexts } from './texts.ts'

export function AdministratorNotice({ identity, role }: { readonly identity: string; readonly role: RoleDocument }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const label = textIn(role.label, language)
  return (
    <>
      {(role.objects ?? []).length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('uselessRights')}
          action={
            <Button
              size="small"
              onClick={() => draft.run(setValue(identity, '/objects', undefined, t('rightsOf', { role: label })))}
            >
              {t('removeRights')}
            </Button>
          }
        />
      )}
      <Notice title={t('administrator')} text={t('administratorHint', { role: label })}>
        <Button onClick={() => draft.run(setValue(identity, '/administrator', undefined, label))}>
          {t('noAdministrator')}
        </Button>
      </Notice>
    </>
  )
}
