/** What somebody would have of the draft: navigation, records, forms. It only looks; nothing is changed. */

import { isAdministrator } from '@attain/engine/access'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../check/use-model.ts'
import { PersonSelect } from '../people/person-select.tsx'
import { SeenForm } from './seen-form.tsx'
import { SeenNavigation } from './seen-navigation.tsx'
import { SeenRights } from './seen-rights.tsx'
import './see-as.css'
import { useRolesOf } from './use-roles-of.ts'
import { visibleObjects } from './visible.ts'

interface Props {
  /** The roles to begin with. */
  readonly begin: readonly string[]
}

type Who = 'roles' | 'person'

export default function SeeAs({ begin }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const compiled = useModel()
  const [who, setWho] = useState<Who>('roles')
  const [chosen, setChosen] = useState(begin)
  const [person, setPerson] = useState<string>()
  const account = useRolesOf(who === 'person' ? person : undefined)
  const roles = who === 'roles' ? chosen : account.roles
  const model = compiled?.model
  const objects = useMemo(() => (model ? visibleObjects(model, roles) : []), [model, roles])
  const [wanted, setWanted] = useState<string>()
  if (compiled === undefined || model === undefined)
    return <Alert type="info" showIcon title={t('seeAs.nothingSound')} />
  const shown = objects.find(({ object }) => object.name === wanted) ?? objects.find(({ object }) => !object.system)
  const options = [...model.roles.values()].map(({ name, label }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  const names = roles.map((role) => options.find(({ value }) => value === role)?.label ?? role)
  return (
    <div className="see-as">
      <div className="see-as-who">
        <Segmented<Who>
          aria-label={t('seeAs.who')}
          value={who}
          onChange={setWho}
          options={[
            { value: 'roles', label: t('seeAs.someone') },
            { value: 'person', label: t('seeAs.person') },
          ]}
        />
        {who === 'roles' ? (
          <Select
            mode="multiple"
            aria-label={t('seeAs.roles')}
            placeholder={t('seeAs.roles')}
            value={[...chosen]}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
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
      <p className="see-as-hint">
        {who === 'person' && person !== undefined && (
          <strong>
            {account.isLoading
              ? t('seeAs.looking')
              : account.problem
                ? account.problem
                : names.length === 0
                  ? t('seeAs.noRoles')
                  : t('seeAs.hasRoles', { roles: names.join(t('role.comma')) })}{' '}
          </strong>
        )}
        {t('seeAs.hint')}
      </p>
      {!compiled.isCurrent && <Alert type="warning" showIcon title={t('seeAs.notCurrent')} />}
      {isAdministrator(model, roles) && <Alert type="info" showIcon title={t('seeAs.administrator')} />}
      <div className="see-as-panes">
        <SeenNavigation model={model} roles={roles} onOpen={setWanted} />
        <SeenRights model={model} objects={objects} current={shown?.object.name} onOpen={setWanted} />
        {shown && <SeenForm key={shown.object.name} model={model} roles={roles} seen={shown} />}
      </div>
    </div>
  )
}
