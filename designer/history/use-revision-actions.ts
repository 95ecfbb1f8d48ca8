/** What one can do with a revision; each asks before it changes what everybody works with. */
import type { RevisionBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { promote, rollBack, withdraw } from '../api/revisions.ts'
import { useDraft } from '../draft/draft-context.tsx'

export function useRevisionActions({ revision, rollout }: RevisionBody) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { problem, done } = useMessages()
  const queries = useQueryClient()
  const draft = useDraft()

  const ask = (title: string, content: string, okText: string, act: () => Promise<string>) =>
    modal.confirm({
      title,
      content,
      okText,
      cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          done(await act())
        } catch (error) {
          problem(error)
        }
        await queries.invalidateQueries({ queryKey: ['revisions'] })
        await draft.look()
      },
    })
  const words = { revision }
  return {
    promote: () =>
      ask(t('history.promoteQuestion', words), t('history.promoteHint'), t('history.promote'), async () => {
        await promote(revision)
        // what was tried is in the draft as well, mostly: nothing stays to be done there
        await draft.takeOverLive()
        return t('history.promoted', words)
      }),
    withdraw: () =>
      ask(
        t(rollout?.kind === 'canary' ? 'history.endQuestion' : 'history.callOffQuestion', words),
        t(rollout?.kind === 'canary' ? 'history.endHint' : 'history.callOffHint'),
        t(rollout?.kind === 'canary' ? 'history.endCanary' : 'history.callOff'),
        async () => {
          await withdraw(revision)
          return t('history.withdrawn', words)
        },
      ),
    rollBack: () =>
      ask(t('history.backQuestion', words), t('history.backHint', words), t('history.backOk', words), async () => {
        const report = await rollBack(revision)
        return t('history.backDone', { revision: report.revision })
      }),
  }
}
