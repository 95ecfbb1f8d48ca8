/** The head of the matrix: a right can be given for all objects that are shown, or taken. */
import type { LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { Checkbox, Tooltip } from 'antd'
import { setRight, setScope } from './change-rights.ts'
import type { ChangeRights } from './rights-matrix.tsx'
import { rightNames, scopeOf } from './role-document.ts'
import { ScopeSelect } from './scope-select.tsx'
import { useTexts } from './texts.ts'

interface Props {
  readonly objects: readonly LinkedObject[]
  readonly entries: ReadonlyMap<string, { readonly entry: ObjectRights }>
  /** True when no object is left out by the search. */
  readonly isAll: boolean
  readonly onChange: ChangeRights
}

export function MatrixHead({ objects, entries, isAll, onChange }: Props) {
  const { t } = useTexts()
  const names = objects.map(({ name }) => name)
  // of shared objects all records are seen, and of details those of their parents
  const readers = objects
    .filter(
      ({ name, document }) => entries.get(name)?.entry.read === true && (document.sharing ?? 'private') === 'private',
    )
    .map(({ name }) => name)
  const scopes = new Set(readers.map((name) => JSON.stringify(scopeOf(entries.get(name)?.entry ?? { object: name }))))
  const [only] = scopes
  const whole = t(isAll ? 'allObjects' : 'foundObjects', { count: names.length })
  return (
    <thead>
      <tr>
        <th scope="col">{t('object')}</th>
        {rightNames.map((right) => {
          const count = names.filter((name) => entries.get(name)?.entry[right] === true).length
          const isOn = count > 0 && count === names.length
          return (
            <th key={right} scope="col">
              <Tooltip title={t(`hint.${right}`)}>
                <span className="rights-right">{t(`right.${right}`)}</span>
              </Tooltip>
              <Checkbox
                aria-label={`${t(`right.${right}`)}: ${whole}`}
                checked={isOn}
                indeterminate={count > 0 && !isOn}
                disabled={names.length === 0}
                onChange={() => onChange(names, setRight(right, !isOn), `${t(`right.${right}`)} · ${whole}`)}
              />
            </th>
          )
        })}
        <th scope="col">
          <span className="rights-right">{t('scope')}</span>
          {readers.length > 0 && (
            <ScopeSelect
              label={`${t('scope')}: ${whole}`}
              value={scopes.size === 1 && only !== undefined ? JSON.parse(only) : undefined}
              placeholder={t('several')}
              isNamedOnly
              onChange={(scope) =>
                scope !== undefined && onChange(readers, setScope(scope), `${t('scope')} · ${whole}`)
              }
            />
          )}
        </th>
        <th scope="col">{t('editScope')}</th>
        <th scope="col">{t('fields')}</th>
        <th scope="col">
          <span className="visually-hidden">{t('quick')}</span>
        </th>
      </tr>
    </thead>
  )
}
