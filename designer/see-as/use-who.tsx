/** Whose eyes are looked through: somebody with some roles, or a person with those of their account. */

import type { Model } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '../people/person-select.tsx'
import { useRolesOf } from './use-roles-of.ts'

type Kind = 'roles' | 'person'

export interface Who {
  readonly roles: readonly string[]
  readonly control: ReactNode
  /** What their account gives a person, in words. */
  readonly words: string | undefined
}

export function useWho(model: Model | undefined, begin: readonly string[]): Who {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const [kind, setKind] = useState<Kind>('roles')
  const [chosen, setChosen] = useState(begin)
  const [person, setPerson] = useState<string>()
  const account = useRolesOf(kind === 'person' ? person : undefined)
  const roles = kind === 'roles' ? chosen : account.roles
  const options = [...(model?.roles.values() ?? [])].map(({ name, label }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  const names = roles.map((role) => options.find(({ value }) => value === role)?.label ?? role)
  const control = (
    <div className="see-as-who">
      <Segmented<Kind>
        aria-label={t('seeAs.who')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'roles', label: t('seeAs.someone') },
          { value: 'person', label: t('seeAs.person') },
        ]}
      />
      {kind === 'roles' ? (
        <Select
          mode="multiple"
          aria-label={t('seeAs.roles')}
          placeholder={t('seeAs.roles')}
          value={[...chosen]}
          options={options}
          showSearch={searchByLabel}
          onChange={(next: string[]) => setChosen(next)}
        />
      ) : (
        <PersonSelect
          label={t('seeAs.choosePerson')}
          value={person === undefined ? [] : [person]}
          onChange={(people) => setPerson(people.at(-1))}
        />
      )}
    </div>
  )
  const words =
    kind === 'roles' || person === undefined
      ? undefined
      : account.isLoading
        ? t('seeAs.looking')
        : (account.problem ??
          (names.length === 0 ? t('seeAs.noRoles') : t('seeAs.hasRoles', { roles: names.join(t('words.comma')) })))
  return { roles, control, words }
}
