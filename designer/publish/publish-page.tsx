/** From draft to live: what is not right yet, what changes and what that does, and a message; then one button. */
import { hasErrors } from '@attain/engine/metadata'
import { Failure, useMessages } from '@attain/ui/feedback'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Result, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { publishDraft, reviewDocuments } from '../api/drafts.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'
import { paths } from '../paths.ts'
import { Changes } from './changes.tsx'
import { ImpactList } from './impact-list.tsx'
import './publish.css'
import { type Outcome, PublishOutcome } from './publish-outcome.tsx'
import { Unfinished } from './unfinished.tsx'
import { bodyOf, isComplete, type Way } from './way.ts'
import { WayChoice } from './way-choice.tsx'

export default function PublishPage() {
  const { t } = useTranslation()
  const draft = useDraft()
  const { workspace } = usePlace()
  const queries = useQueryClient()
  const { problem } = useMessages()
  const documents = useDraftState((state) => state.documents)
  const isBehind = useDraftState((state) => state.liveRevision > state.baseRevision)
  const hasConflicts = useDraftState((state) => state.conflicts.length > 0)
  const unfinished = useDraftState((state) => state.unfinished.size)
  const base = useDraftState((state) => state.base)
  const changed = useChangedDocuments()
  const [message, setMessage] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [way, setWay] = useState<Way>({ kind: 'now' })
  const [outcome, setOutcome] = useState<Outcome>()
  useTitle(t('publish.title'))
  const review = useQuery({
    queryKey: ['review', workspace, [...documents.values()]],
    queryFn: ({ signal }) => reviewDocuments([...documents.values()], signal),
    enabled: changed.length > 0,
    gcTime: 0,
  })

  const publish = async () => {
    setBusy(true)
    try {
      await draft.save()
      const { owner, version } = draft.state
      const report = await publishDraft(owner, { seen: version, message: message.trim(), ...bodyOf(way) })
      await draft.reopen()
      await queries.invalidateQueries()
      setMessage('')
      setOutcome({ kind: way.kind, revision: report.revision })
    } catch (error) {
      problem(error)
      void draft.look()
    } finally {
      setBusy(false)
    }
  }

  if (outcome) return <PublishOutcome outcome={outcome} />
  if (changed.length === 0)
    return (
      <Result
        status="info"
        title={t('publish.nothing')}
        subTitle={t('publish.nothingHint')}
        extra={
          <LinkButton to={paths.map(workspace)} type="primary">
            {t('bar.map')}
          </LinkButton>
        }
      >
        {unfinished > 0 && <Unfinished />}
      </Result>
    )
  const problems = review.data?.problems ?? []
  const isRefused = hasErrors(problems)
  return (
    <div className="designer-narrow publish">
      <h1>{t('publish.title')}</h1>
      {isBehind && <Alert type="info" showIcon title={t('publish.behind')} />}
      {hasConflicts && <Alert type="warning" showIcon title={t('publish.conflicts')} />}
      <Unfinished />
      {review.error ? (
        <Failure error={review.error} retry={() => void review.refetch()} />
      ) : review.data === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        <>
          {isRefused && (
            <Alert type="error" showIcon title={t('publish.refused')} description={t('publish.refusedHint')} />
          )}
          {!isRefused && <ImpactList impact={review.data.impact} />}
          <Changes changes={review.data.changes} before={base} after={documents} />
          <section className="panel">
            <h2 id="publish-message-title">{t('publish.message')}</h2>
            <Input.TextArea
              aria-labelledby="publish-message-title"
              value={message}
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 6 }}
              placeholder={t('publish.messageHint')}
              onChange={({ target }) => setMessage(target.value)}
            />
          </section>
          <WayChoice way={way} choose={setWay} obstacles={review.data.canaryObstacles} />
          <div className="publish-actions">
            <Button
              type="primary"
              size="large"
              loading={isBusy}
              disabled={isRefused || isBehind || hasConflicts || unfinished > 0 || !isComplete(way)}
              onClick={() => void publish()}
            >
              {t(`publish.button.${way.kind}`, { count: changed.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
