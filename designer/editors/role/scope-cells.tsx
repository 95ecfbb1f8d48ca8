/** Which records: selects where the role decides, words where the sharing of the object does. */
import type { LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useBundle } from '../../check/use-checks.ts'
import { setEditScope, setScope } from './change-rights.ts'
import type { ChangeRights } from './rights-matrix.tsx'
import { editScopeOf, scopeOf } from './role-document.ts'
import { ScopeSelect } from './scope-select.tsx'
import { useTexts } from './texts.ts'

interface Props {
  readonly object: LinkedObject
  readonly label: string
  readonly rights: ObjectRights
  readonly isFaulty: (part: string) => boolean
  readonly onChange: ChangeRights
}

export function ScopeCells({ object, label, rights, isFaulty, onChange }: Props) {
  const { t } = useTexts()
  const sharing = object.document.sharing ?? 'private'
  const parent = useParentLabel(object)
  const changes = rights.edit === true || rights.delete === true
  const select = (which: 'scope' | 'editScope', title: string) => (
    <ScopeSelect
      label={`${title}: ${label}`}
      value={which === 'scope' ? scopeOf(rights) : sharing === 'private' ? rights.editScope : editScopeOf(rights)}
      {...(which === 'editScope' && sharing === 'private' && { asRead: t('asRead') })}
      invalid={isFaulty(which)}
      onChange={(scope) => {
        if (which === 'editScope') onChange([object.name], setEditScope(scope), `${title} · ${label}`)
        else if (scope !== undefined) onChange([object.name], setScope(scope), `${title} · ${label}`)
      }}
    />
  )
  const seen =
    rights.read !== true
      ? null
      : sharing === 'private'
        ? select('scope', t('scope'))
        : sharing === 'parent'
          ? t('asParent', { parent })
          : t('shared')
  const changed = !changes
    ? null
    : sharing === 'parent'
      ? t('asParent', { parent })
      : sharing === 'edit' && rights.delete !== true
        ? t('shared')
        : select('editScope', t(sharing === 'edit' ? 'deleteScope' : 'editScope'))
  return (
    <>
      <td data-label={t('scope')} data-empty={seen === null || undefined}>
        {typeof seen === 'string' ? <span className="rights-given">{seen}</span> : seen}
      </td>
      <td data-label={t('editScope')} data-empty={changed === null || undefined}>
        {sharing === 'edit' && rights.delete === true && <span className="rights-given">{t('deleteOnly')}</span>}
        {typeof changed === 'string' ? <span className="rights-given">{changed}</span> : changed}
      </td>
    </>
  )
}

function useParentLabel({ document }: LinkedObject): string {
  const [language] = useLanguage()
  const { objects } = useBundle()
  const field = document.fields?.find(({ type }) => type === 'masterDetail')
  const target = field?.target ?? ''
  return textIn(objects.get(target)?.document.label, language) || target
}
