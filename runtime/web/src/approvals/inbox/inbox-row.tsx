/** One line of an inbox: what is asked, by whom, until when; and in "to do" the decision itself. */
import { CheckOutlined, CloseOutlined, CommentOutlined, FormOutlined } from '@ant-design/icons'
import type { InboxItem, InboxName } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { LinkButton } from '@attain/ui/parts'
import { Button, Checkbox, Tag } from 'antd'
import { memo } from 'react'
import { Link } from 'react-router'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { DueLabel } from '../parts/due-label.tsx'
import { since } from '../parts/moments.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { useApprovalTexts } from '../texts.ts'
import { AskedNow } from './asked-now.tsx'
import { keyOf } from './item-key.ts'
import { OpinionPanel } from './opinion-panel.tsx'
import type { Decision } from './outbox.ts'

export interface RowActions {
  /** Decides at once, with undo. */
  decide(item: InboxItem, decision: Decision, opinion?: string): void
  /** Asks for an opinion first. */
  ask(item: InboxItem, decision: Decision): void
  cancel(): void
  select(item: InboxItem, isSelected: boolean): void
  undo(number: number): void
}

export interface RowState {
  readonly isSelected: boolean
  /** The opinion that is being written. */
  readonly asking: Decision | undefined
  readonly held: { readonly decision: Decision; readonly number: number; readonly isSending: boolean } | undefined
  readonly failure: string | undefined
}

interface InboxRowProps extends RowState {
  readonly item: InboxItem
  readonly box: InboxName
  readonly now: number
  readonly actions: RowActions
}

export const InboxRow = memo(function InboxRow({ item, box, now, actions, ...state }: InboxRowProps) {
  const { t } = useApprovalTexts()
  const { workspace, language } = useApplication()
  const { record, held } = { record: item.record, held: state.held }
  const moment = box === 'mine' ? item.submittedAt : item.at
  return (
    <article
      className="inbox-row"
      data-box={box}
      data-item={keyOf(item)}
      data-unread={item.isUnread || undefined}
      data-held={held?.decision}
      data-selected={state.isSelected || undefined}
    >
      {box === 'todo' && (
        <Checkbox
          className="inbox-select"
          checked={state.isSelected}
          disabled={!item.canDecideHere || held !== undefined}
          aria-label={t('select', { name: record.name })}
          onChange={(event) => actions.select(item, event.target.checked)}
        />
      )}
      <div className="inbox-what">
        <h3>
          {item.isUnread && <span className="inbox-dot" role="img" aria-label={t('unread')} />}
          <Link to={paths.approval(workspace, item.id)} state={item.task === null ? undefined : { task: item.task }}>
            {record.name}
          </Link>
          {item.principal && <Tag className="inbox-for">{t('forPerson', { name: item.principal.name })}</Tag>}
        </h3>
        <p>
          {item.approval}
          {item.step && <span className="inbox-step">{item.step}</span>}
        </p>
        {item.asked && <AskedNow asked={item.asked} now={now} />}
      </div>
      <dl className="inbox-figures">
        {item.summary.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="inbox-when">
        <span className="inbox-by">
          {box !== 'mine' && <span>{item.submitter.name}</span>}
          <time dateTime={moment} title={showMoment(moment, dateLocale(language))}>
            {since(moment, now, language)}
          </time>
        </span>
        {box === 'todo' && item.dueAt !== null && <DueLabel at={item.dueAt} now={now} />}
        {box === 'done' && item.decision !== null && (
          <StatusTag status={item.decision}>{t(item.decision === 'approved' ? 'did.approve' : 'did.reject')}</StatusTag>
        )}
        {(box === 'mine' || box === 'copied') && <StatusTag status={item.status} />}
      </div>
      {box === 'todo' && (
        <div className="inbox-actions">
          {held ? (
            <>
              <span className="inbox-held">
                {t(held.isSending ? `sending.${held.decision}` : `did.${held.decision}`)}
              </span>
              {!held.isSending && <Button onClick={() => actions.undo(held.number)}>{t('undo')}</Button>}
            </>
          ) : item.canDecideHere ? (
            <>
              <Button
                className="inbox-opinion"
                type="text"
                icon={<CommentOutlined aria-hidden />}
                title={t('do.approveWithOpinion')}
                aria-label={t('of.approveWithOpinion', { name: record.name })}
                onClick={() => actions.ask(item, 'approve')}
              />
              <Button
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('of.reject', { name: record.name })}
                onClick={() => actions.ask(item, 'reject')}
              >
                {t('do.reject')}
              </Button>
              <Button
                className="inbox-approve"
                icon={<CheckOutlined aria-hidden />}
                aria-label={t('of.approve', { name: record.name })}
                onClick={() => actions.decide(item, 'approve')}
              >
                {t('do.approve')}
              </Button>
            </>
          ) : (
            <LinkButton
              to={paths.approval(workspace, item.id)}
              icon={<FormOutlined aria-hidden />}
              title={t('fillInHint')}
              aria-label={t('of.fillIn', { name: record.name })}
            >
              {t('do.fillIn')}
            </LinkButton>
          )}
        </div>
      )}
      {state.failure !== undefined && !held && (
        <p className="inbox-failure" role="alert">
          {state.failure}
        </p>
      )}
      {state.asking && !held && (
        <OpinionPanel
          decision={state.asking}
          count={1}
          onCancel={actions.cancel}
          onDecide={(opinion) => actions.decide(item, state.asking as Decision, opinion)}
        />
      )}
    </article>
  )
})
