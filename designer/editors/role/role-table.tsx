/** Every role but administrators, a row each, with what it may do with one document; marked where that is nothing. */
import type { RoleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { ReactNode } from 'react'
import { useTexts } from './texts.ts'

interface RoleTableProps {
  readonly roles: readonly RoleDocument[]
  /** Further heads of columns. */
  readonly heads: ReactNode
  readonly isOff: (role: RoleDocument) => boolean
  /** The cells of a role under these heads; `title` is what it is called. */
  readonly cells: (role: RoleDocument, title: string) => ReactNode
}

export function RoleTable({ roles, heads, isOff, cells }: RoleTableProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  if (roles.length === 0) return null
  return (
    <table className="figure-rights">
      <thead>
        <tr>
          <th scope="col">{t('figures.role')}</th>
          {heads}
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => {
          const title = textIn(role.label, language) || role.name
          return (
            <tr key={role.name} data-off={isOff(role) || undefined}>
              <th scope="row">{title}</th>
              {cells(role, title)}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
