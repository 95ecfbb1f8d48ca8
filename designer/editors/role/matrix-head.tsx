/** The head of the matrix: a right can be given for all objects that are shown, or taken. */
import type { LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { Checkbox, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { setRight, setScope } from './change-rights.ts'
import type { ChangeRights } from './rights-matrix.tsx'
import { rightNames, scopeOf } from './role-document.ts'
import { ScopeSelect } from './scope-select.tsx'

interface Props {
  readonly objects: readonly LinkedObject[]
  readonly entries: ReadonlyMap<string, { readonly entry: ObjectRights }>
  /** True when no object is left out by the search. */
  readonly isAll: boolean
  readonly onChange: ChangeRights
}

export function MatrixHead({ objects, entries, isAll, onChange }: Props) {
  const { t } = useTranslation()
  const names = objects.map(({ name }) => name)
  // of shared objects all records are seen, and of details those of their parents
  const readers = objects
    .filter(
      ({ name, document }) => entries.get(name)?.entry.read === true && (document.sharing ?? 'private') === 'private',
    )
    .map(({ name }) => name)
  const scopes = new Set(readers.map((name) => JSON.stringify(scopeOf(entries.get(name)?.entry ?? { object: name }))))
  const [only] = scopes
  const whole = t(isAll ? 'role.allObjects' : 'role.foundObjects', { count: names.length })
  return (
    <thead>
      <tr>
        <th scope="col">{t('role.object')}</th>
        {rightNames.map((right) => {
          const count = names.filter((name) => entries.get(name)?.entry[right] === true).length
          const isOn = count > 0 && count === names.length
          return (
            <th key={right} scope="col">
              <Tooltip title={t(`role.hint.${right}`)}>
                <span className="rights-right">{t(`role.right.${right}`)}</span>
              </Tooltip>
              <Checkbox
                aria-label={`${t(`role.right.${right}`)}: ${whole}`}
                checked={isOn}
                indeterminate={count > 0 && !isOn}
                disabled={names.length === 0}
                onChange={() => onChange(names, setRight(right, !isOn), `${t(`role.right.${right}`)} · ${whole}`)}
              />
            </th>
          )
        })}
        <th scope="col">
          <span className="rights-right">{t('role.scope')}</span>
          {readers.length > 0 && (
            <ScopeSelect
              label={`${t('role.scope')}: ${whole}`}
              value={scopes.size === 1 && only !== undefined ? JSON.parse(only) : undefined}
              placeholder={t('role.several')}
              isNamedOnly
              onChange={(scope) =>
                scope !== undefined && onChange(readers, setScope(scope), `${t('role.scope')} · ${whole}`)
              }
            />
          )}
        </th>
        <th scope="col">{t('role.editScope')}</th>
        <th scope="col">{t('role.fields')}</th>
        <th scope="col">
          <span className="visually-hidden">{t('role.quick')}</span>
        </th>
      </tr>
    </thead>
  )
}
