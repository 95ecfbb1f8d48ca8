/** What uses the field, with the way to the map. */
import { LinkButton } from '@attain/ui/parts'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../../draft/draft-context.tsx'
import { paths } from '../../../paths.ts'
import { useUsersOf } from '../fields/use-users-of.ts'
import { useObject } from '../object-context.tsx'

export function FieldUses({ field }: { readonly field: string }) {
  const { t } = useTranslation()
  const { object } = useObject()
  const { workspace } = usePlace()
  const usersOf = useUsersOf()
  if (usersOf === undefined) return null
  const users = usersOf(object.name, field)
  if (users.length === 0) return <p className="inspector-uses">{t('map.usedByNothing')}</p>
  return (
    <details className="inspector-uses">
      <summary>{t('object.usedBy', { count: users.length })}</summary>
      <ul>
        {users.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      <LinkButton
        size="small"
        type="link"
        to={`${paths.map(workspace)}?node=${encodeURIComponent(`field:${object.name}.${field}`)}`}
      >
        {t('editor.onMap')}
      </LinkButton>
    </details>
  )
}
