/** The inbox: what waits for a decision, what was decided, what one submitted, and what one is to know. */
import type { InboxItem, InboxName } from '@attain/contract'
import { Failure, useMessages } from '@attain/ui/feedback'
import { isTyping, useTitle } from '@attain/ui/parts'
import { Button, Grid, Segmented } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { WordsInput } from '../../list/words-input.tsx'
import { useReviewTasks } from '../../scorecards/use-reviews.ts'
import { useNow } from '../parts/use-now.ts'
import { useApprovalTexts } from '../texts.ts'
import { showCount, useInboxCounts } from '../use-counts.ts'
import { BulkBar } from './bulk-bar.tsx'
import { HeldNotice } from './held-notice.tsx'
import { InboxList, type ListHandle, RowBones } from './inbox-list.tsx'
import { InboxMenu } from './inbox-menu.tsx'
import { InboxRow, type RowActions } from './inbox-row.tsx'
import { type ItemKey, keyOf } from './item-key.ts'
import { commandOf, moveTo } from './keyboard.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { type Decision, heldByItem, newest } from './outbox.ts'
import { ReportDialog } from './report-dialog.tsx'
import { useInbox } from './use-inbox.ts'
import { type Report, useOutbox } from './use-outbox.ts'
import { useSelection } from './use-selection.ts'
import './inbox.css'

const InboxReviews = lazy(() => import('../../scorecards/inbox-reviews.tsx'))

const BOXES: readonly InboxName[] = ['todo', 'done', 'mine', 'copied']

interface Asking {
  readonly key: ItemKey
  readonly decision: Decision
}

export default function InboxPage() {
  const { t } = useApprovalTexts()
  const [params, setParams] = useSearchParams()
  const box = BOXES.find((name) => name === params.get('box')) ?? 'todo'
  const words = params.get('search') ?? ''
  const list = useInbox(box, words)
  const reviews = useReviewTasks(box === 'todo' && words === '')
  const counts = useInboxCounts()
  const now = useNow()
  const wide = Grid.useBreakpoint().md ?? true
  const { hint } = useMessages()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [explaining, setExplaining] = useState(false)
  const rows = useRef<ListHandle>(null)
  useTitle(t('inbox'))

  const outbox = useOutbox((one) => {
    if (one.failed.length === 0) return
    if (one.failed.length + one.done > 1) setReport(one)
    else hint(one.failed[0]?.message ?? '')
  })
  const held = useMemo(() => heldByItem(outbox.held), [outbox.held])
  const sending = useMemo(() => heldByItem(outbox.sending), [outbox.sending])
  const isFree = useCallback(
    (item: InboxItem) => item.canDecideHere && !held.has(keyOf(item)) && !sending.has(keyOf(item)),
    [held, sending],
  )
  const { selected, chosen, add, remove, clear } = useSelection(list.items, isFree)
  const { take, undo } = outbox

  const decide = useCallback(
    (item: InboxItem, decision: Decision, opinion = '') => {
      setAsking(null)
      take({ decision, opinion, items: [item] })
      const index = list.items.findIndex((each) => keyOf(each) === keyOf(item))
      if (document.activeElement?.closest('[data-item]'))
        rows.current?.focus(index + 1 < list.items.length ? index + 1 : index)
    },
    [take, list.items],
  )
  const actions = useMemo<RowActions>(
    () => ({
      decide,
      ask: (item, decision) => setAsking({ key: keyOf(item), decision }),
      cancel: () => setAsking(null),
      select: (item, isSelected) => (isSelected ? add([item]) : remove(item)),
      undo,
    }),
    [decide, add, remove, undo],
  )

  const press = (event: KeyboardEvent) => {
    const command = event.defaultPrevented || isTyping(event.target) ? undefined : commandOf(event)
    if (!command) return
    const here = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item
    const index = here === undefined ? -1 : list.items.findIndex((item) => keyOf(item) === here)
    const item = list.items[index]
    if (command === 'next' || command === 'previous') {
      const to = moveTo(index < 0 ? undefined : index, command, list.items.length)
      if (to !== undefined) rows.current?.focus(to)
    } else if (command === 'keys') setExplaining(true)
    else if (command === 'undo') {
      const last = newest(outbox.held)
      if (last) undo(last.number)
    } else if (item && box === 'todo') act(command, item, index)
    else return
    event.preventDefault()
  }
  const act = (command: string, item: InboxItem, index: number) => {
    if (!isFree(item)) {
      if (!item.canDecideHere) hint(t('fillInHint'))
    } else if (command === 'approve') decide(item, 'approve')
    else if (command === 'approveWithOpinion') actions.ask(item, 'approve')
    else if (command === 'reject') actions.ask(item, 'reject')
    else if (command === 'select') actions.select(item, !chosen.has(keyOf(item)))
    else {
      const from = list.items.findLastIndex((each, i) => i < index && chosen.has(keyOf(each)))
      add(list.items.slice(from < 0 ? index : from, index + 1))
    }
  }
  const latest = useRef(press)
  latest.current = press
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const go = (next: { box?: InboxName; search?: string }) => {
    clear()
    setAsking(null)
    const to = new URLSearchParams()
    const wanted = { box, search: next.box === undefined ? words : '', ...next }
    if (wanted.box !== 'todo') to.set('box', wanted.box)
    if (wanted.search !== '') to.set('search', wanted.search)
    setParams(to, { replace: next.search !== undefined })
  }
  const countOf = (name: InboxName) => (name === 'todo' || name === 'copied' ? (counts.data?.[name] ?? 0) : 0)

  return (
    <div className="inbox">
      <div className="inbox-head">
        <h1>{t('inbox')}</h1>
        <div className="inbox-head-end">
          {wide && <WordsInput key={box} value={words} onChange={(search) => go({ search })} />}
          <InboxMenu onKeys={() => setExplaining(true)} />
        </div>
      </div>
      <div className="inbox-bar">
        <Segmented
          block={!wide}
          aria-label={t('boxes.label')}
          value={box}
          onChange={(next) => go({ box: next })}
          options={BOXES.map((name) => ({
            value: name,
            label: (
              <span className="inbox-tab">
                {t(`boxes.${name}`)}
                {countOf(name) > 0 && <span className="inbox-count">{showCount(countOf(name))}</span>}
              </span>
            ),
          }))}
        />
        {!wide && selected.length === 0 && <WordsInput key={box} value={words} onChange={(search) => go({ search })} />}
        {selected.length > 0 && (
          <BulkBar
            selected={selected}
            onClear={clear}
            onDecide={(decision, opinion) => {
              take({ decision, opinion, items: selected })
              clear()
            }}
          />
        )}
      </div>
      {reviews.length > 0 && (
        <Suspense fallback={null}>
          <InboxReviews items={reviews} />
        </Suspense>
      )}
      {list.isPending && <RowBones count={9} />}
      {list.isError && list.items.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && !list.hasNextPage && reviews.length === 0 && (
        <div className="empty">
          <p>{words === '' ? t(`empty.${box}`) : t('empty.search', { words })}</p>
          {words !== '' ? (
            <Button onClick={() => go({ search: '' })}>{t('empty.all')}</Button>
          ) : (
            box === 'todo' && <Button onClick={() => go({ box: 'done' })}>{t('empty.seeDone')}</Button>
          )}
        </div>
      )}
      {list.items.length > 0 && (
        <InboxList
          key={box}
          label={t(`boxes.${box}`)}
          list={list}
          handle={rows}
          renderRow={(item) => {
            const key = keyOf(item)
            const decided = sending.get(key) ?? held.get(key)
            return (
              <InboxRow
                item={item}
                box={box}
                now={now}
                actions={actions}
                isSelected={chosen.has(key) && isFree(item)}
                asking={asking?.key === key ? asking.decision : undefined}
                held={decided && { decision: decided.decision, number: decided.number, isSending: sending.has(key) }}
                failure={outbox.failures.get(key)}
              />
            )
          }}
        />
      )}
      <HeldNotice held={outbox.held} onUndo={undo} />
      {report && <ReportDialog report={report} onClose={() => setReport(null)} />}
      {explaining && <KeysDialog onClose={() => setExplaining(false)} />}
    </div>
  )
}
