/**
 * The draft as somebody would have it: their navigation, lists, boards and forms, in a language, on a computer or a
 * phone. It is drawn by what the application is drawn by, with the records that are live; nothing is written.
 */
import type { Language } from '@attain/form'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { useTitle } from '@attain/ui/parts'
import { Alert, Segmented, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useChecks } from '../check/use-checks.ts'
import { useModel } from '../check/use-model.ts'
import { type Device, DeviceChoice } from '../preview/device-choice.tsx'
import { SeenNavigation } from '../see-as/seen-navigation.tsx'
import { useWho } from '../see-as/use-who.tsx'
import { visibleObjects } from '../see-as/visible.ts'
import { InLanguage } from './in-language.tsx'
import '../see-as/see-as.css'
import './preview-page.css'
import { SeenRecords } from './seen-records.tsx'

/** What is checked first is known then: whether it is sound, and which roles there are. */
export default function PreviewPage() {
  const { t } = useTranslation()
  useTitle(t('previewAs.title'))
  return useChecks() === undefined ? (
    <Skeleton className="designer-skeleton" active paragraph={{ rows: 8 }} />
  ) : (
    <Preview />
  )
}

function Preview() {
  const { t } = useTranslation()
  const [pageLanguage] = useLanguage()
  const compiled = useModel()
  const model = compiled?.model
  const [params, setParams] = useSearchParams()
  const first = useMemo(
    () => [...(model?.roles.values() ?? [])].find(({ administrator }) => administrator !== true),
    [model],
  )
  const who = useWho(model, first === undefined ? [] : [first.name])
  const [language, setLanguage] = useState<Language>(pageLanguage)
  const [device, setDevice] = useState<Device>('desktop')
  const objects = useMemo(() => (model ? visibleObjects(model, who.roles) : []), [model, who.roles])
  if (compiled === undefined || model === undefined)
    return <Alert type="info" showIcon title={t('seeAs.nothingSound')} />
  const wanted = params.get('object')
  const seen = objects.find(({ object }) => object.name === wanted) ?? objects.find(({ object }) => !object.system)
  return (
    <div className="preview-as">
      <h1>{t('previewAs.title')}</h1>
      <div className="preview-as-bar">
        {who.control}
        <Segmented<Language>
          aria-label={t('previewAs.language')}
          value={language}
          onChange={setLanguage}
          options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <DeviceChoice value={device} onChange={setDevice} />
      </div>
      <p className="preview-as-hint">
        {who.words !== undefined && <strong>{who.words} </strong>}
        {t('previewAs.hint')}
      </p>
      {!compiled.isCurrent && <Alert type="warning" showIcon title={t('seeAs.notCurrent')} />}
      <InLanguage language={language}>
        <div className="preview-as-screen see-as" data-device={device}>
          <SeenNavigation
            model={model}
            roles={who.roles}
            onOpen={(object) => setParams({ object }, { replace: true })}
          />
          {seen && <SeenRecords key={seen.object.name} model={model} roles={who.roles} seen={seen} device={device} />}
        </div>
      </InLanguage>
    </div>
  )
}
