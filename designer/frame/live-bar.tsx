/** Tells that a revision was published that the draft does not have, and takes it over. */
import { useMessages } from '@attain/ui/feedback'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useDraftState } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'

export function LiveBar() {
  const { t } = useTranslation()
  const draft = useDraft()
  const { problem } = useMessages()
  const base = useDraftState((state) => state.baseRevision)
  const live = useDraftState((state) => state.liveRevision)
  const unfinished = useDraftState((state) => state.unfinished.size)
  const isUntouched = useChangedDocuments().length === 0 && unfinished === 0
  const [isBusy, setBusy] = useState(false)
  // a draft without changes simply follows
  useEffect(() => {
    if (live > base && isUntouched) void draft.takeOverLive().catch(() => {})
  }, [draft, live, base, isUntouched])
  if (live <= base || isUntouched) return null
  const take = () => {
    setBusy(true)
    draft
      .takeOverLive()
      .catch(problem)
      .finally(() => setBusy(false))
  }
  return (
    <Alert
      banner
      type="info"
      title={t('live.behind', { base, live })}
      action={
        <Button size="small" type="primary" loading={isBusy} onClick={take}>
          {t('live.take', { live })}
        </Button>
      }
    />
  )
}
