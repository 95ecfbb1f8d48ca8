/** Says that people cannot work with the object yet, and offers what it takes. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftState } from '../../../draft/draft-context.tsx'
import { useObject } from '../object-context.tsx'
import { isOutOfReach } from './proposal.ts'
import './usable-bar.css'

const UsableDialog = lazy(() => import('./usable-dialog.tsx'))

export function UsableBar() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object } = useObject()
  const isShown = useDraftState(({ documents }) => object.extends !== true && isOutOfReach(object.name, documents))
  const [isOpen, setOpen] = useState(false)
  if (!isShown && !isOpen) return null
  return (
    <>
      {isShown && (
        <Alert
          className="usable-bar"
          type="info"
          showIcon
          title={t('usable.notYet', { objects: textIn(object.pluralLabel ?? object.label, language) })}
          action={
            <Button size="small" onClick={() => setOpen(true)}>
              {t('usable.open')}
            </Button>
          }
        />
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <UsableDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
