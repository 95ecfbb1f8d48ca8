/** What somebody would have of the draft: navigation, records, forms. It only looks; nothing is changed. */

import { isAdministrator } from '@attain/engine/access'
import { Alert } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../check/use-model.ts'
import { SeenFigures } from './seen-figures.tsx'
import { SeenForm } from './seen-form.tsx'
import { SeenNavigation } from './seen-navigation.tsx'
import { SeenRights } from './seen-rights.tsx'
import './see-as.css'
import { useWho } from './use-who.tsx'
import { visibleObjects } from './visible.ts'

interface Props {
  /** The roles to begin with. */
  readonly begin: readonly string[]
}

export default function SeeAs({ begin }: Props) {
  const { t } = useTranslation()
  const compiled = useModel()
  const model = compiled?.model
  const { roles, control, words } = useWho(model, begin)
  const objects = useMemo(() => (model ? visibleObjects(model, roles) : []), [model, roles])
  const [wanted, setWanted] = useState<string>()
  if (compiled === undefined || model === undefined)
    return <Alert type="info" showIcon title={t('seeAs.nothingSound')} />
  const shown = objects.find(({ object }) => object.name === wanted) ?? objects.find(({ object }) => !object.system)
  return (
    <div className="see-as">
      {control}
      <p className="see-as-hint">
        {words !== undefined && <strong>{words} </strong>}
        {t('seeAs.hint')}
      </p>
      {!compiled.isCurrent && <Alert type="warning" showIcon title={t('seeAs.notCurrent')} />}
      {isAdministrator(model, roles) && <Alert type="info" showIcon title={t('seeAs.administrator')} />}
      <div className="see-as-panes">
        <SeenNavigation model={model} roles={roles} onOpen={setWanted} />
        <SeenRights model={model} objects={objects} current={shown?.object.name} onOpen={setWanted} />
        <SeenFigures model={model} roles={roles} />
        {shown && <SeenForm key={shown.object.name} model={model} roles={roles} seen={shown} />}
      </div>
    </div>
  )
}
