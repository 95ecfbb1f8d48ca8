/** Who decides in one's place for some days, and for whom one decides. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { DelegationBody } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { deleteDelegation, getDelegations } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'
import '../../settings/settings.css'
import './settings.css'

const DelegationDialog = lazy(() => import('./delegation-dialog.tsx'))

export default function DelegationPage() {
  const { t } = useApprovalTexts()
  const { workspace, session } = useApplication()
  const [adding, setAdding] = useState(false)
  const answer = useQuery({ queryKey: keys.delegations(workspace), queryFn: ({ signal }) => getDelegations(signal) })
  useTitle(t('delegation.title'))
  const me = session.person.id
  const items = answer.data?.items ?? []
  const given = items.filter(({ from }) => from.id === me)
  const taken = items.filter(({ to }) => to.id === me)
  const others = items.filter(({ from, to }) => from.id !== me && to.id !== me)
  return (
    <div className="narrow-page">
      <div className="page-head">
        <h1>{t('delegation.title')}</h1>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('delegation.new')}
        </Button>
      </div>
      <p className="page-hint">{t('delegation.hint')}</p>
      {answer.isPending && <Skeleton active />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <>
          <Delegations title={t('delegation.given')} empty={t('delegation.noneGiven')} items={given} side="to" mayEnd />
          <Delegations title={t('delegation.taken')} empty={t('delegation.noneTaken')} items={taken} side="from" />
          {others.length > 0 && (
            <Delegations title={t('delegation.others')} empty="" items={others} side="both" mayEnd />
          )}
        </>
      )}
      {adding && (
        <Suspense fallback={null}>
          <DelegationDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </div>
  )
}

interface DelegationsProps {
  readonly title: string
  readonly empty: string
  readonly items: readonly DelegationBody[]
  readonly side: 'to' | 'from' | 'both'
  readonly mayEnd?: boolean
}

function Delegations({ title, empty, items, side, mayEnd = false }: DelegationsProps) {
  const { t } = useApprovalTexts()
  const { workspace, app, language } = useApplication()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const { done, problem } = useMessages()
  const locale = dateLocale(language)
  const labelOf = (name: string) => {
    const known = app.approvals.find((each) => `${each.object}/${each.name}` === name)
    return known ? textIn(known.label, language) : name
  }
  const whoIn = ({ from, to }: DelegationBody) =>
    side === 'both' ? `${from.name} → ${to.name}` : side === 'to' ? to.name : from.name
  const end = (one: DelegationBody) =>
    modal.confirm({
      title: t('delegation.confirmEnd', { name: one.to.name }),
      content: t('delegation.endHint'),
      okText: t('delegation.end'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        try {
          await deleteDelegation(one.id)
          done(t('delegation.ended'))
        } catch (error) {
          problem(error)
        } finally {
          await client.invalidateQueries({ queryKey: keys.delegations(workspace) })
          void client.invalidateQueries({ queryKey: keys.approvals(workspace) })
        }
      },
    })
  return (
    <section className="delegations" aria-label={title}>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p className="page-hint">{empty}</p>
      ) : (
        <ul className="rows">
          {items.map((one) => (
            <li key={one.id}>
              <span className="rows-main">
                <strong>
                  {whoIn(one)} {one.isActive && <Tag color="blue">{t('delegation.active')}</Tag>}
                </strong>
                <small>
                  {t('delegation.days', { from: showDate(one.startsOn, locale), to: showDate(one.endsOn, locale) })}
                  {' · '}
                  {one.approvals === null ? t('delegation.all') : one.approvals.map(labelOf).join(t('comma'))}
                </small>
                {one.reason && <small>{one.reason}</small>}
              </span>
              {mayEnd && (
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('delegation.endOf', { name: one.to.name })}
                  onClick={() => end(one)}
                >
                  {t('delegation.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
