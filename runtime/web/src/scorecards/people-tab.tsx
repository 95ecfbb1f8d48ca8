/** Everybody in the cycle: where their card stands, whom it waits for, and what can be done about it. */
import { MoreOutlined, WarningFilled } from '@ant-design/icons'
import type { CardRow, CardsQuery, CycleBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input, Segmented, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { getCards, setAside } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { points } from './figures.ts'
import { scoreKeys } from './keys.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { DueDay } from './review-rows.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'

type Show = NonNullable<CardsQuery['show']>
const shows: readonly Show[] = ['all', 'reviewing', 'late', 'problems', 'appeals']

export function PeopleTab({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const { workspace } = useApplication()
  const [params, setParams] = useSearchParams()
  const show = shows.find((one) => one === params.get('show')) ?? 'all'
  const [search, setSearch] = useState('')
  const [aside, setAsideOf] = useState<CardRow | null>(null)
  const { change, isBusy } = useChange()
  const query = { show, ...(search.trim() === '' ? {} : { search: search.trim() }) }
  const answer = useInfiniteQuery({
    queryKey: scoreKeys.cards(workspace, cycle.id, query),
    queryFn: ({ pageParam, signal }) => getCards(cycle.id, { ...query, ...pageParam }, signal),
    initialPageParam: {} as { readonly after?: string },
    getNextPageParam: ({ next }) => (next === null ? undefined : { after: next }),
  })
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const canSetAside = cycle.mayRun && ['targets', 'review', 'calibration'].includes(cycle.state)
  const takeBack = (card: CardRow) => change(() => setAside(card.id, { reason: null }), t('aside.back'))
  return (
    <div className="score-people">
      <div className="score-bar-of-tools">
        <Segmented
          value={show}
          onChange={(next) => setParams({ tab: 'people', ...(next === 'all' ? {} : { show: next }) })}
          options={shows
            .filter((one) => one !== 'appeals' || cycle.openAppeals > 0 || show === 'appeals')
            .map((one) => ({ value: one, label: t(`show.${one}`) }))}
        />
        <Input.Search
          allowClear
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          onSearch={setSearch}
          onChange={(event) => event.target.value === '' && setSearch('')}
        />
      </div>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{search === '' ? t(`people.empty.${show}`) : t('people.empty.search')}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows score-rows">
          {items.map((card) => (
            <li key={card.id}>
              <span className="rows-main">
                <Link to={paths.scoreCard(workspace, card.id)}>{card.person.name}</Link>
                <small>
                  <Waits card={card} />
                </small>
              </span>
              <span className="score-row-end">
                {card.hasAppeal && <Tag color="orange">{t('people.appeal')}</Tag>}
                {card.setAside !== null && <Tag>{t('people.aside')}</Tag>}
                {card.turn !== null && card.dueOn !== null && <DueDay day={card.dueOn} isLate={card.isLate} />}
                <Outcome card={card} />
                {canSetAside && (
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: [
                        card.setAside === null
                          ? { key: 'aside', label: t('aside.do') }
                          : { key: 'back', label: t('aside.undo') },
                      ],
                      onClick: ({ key }) => (key === 'aside' ? setAsideOf(card) : void takeBack(card)),
                    }}
                  >
                    <Button
                      type="text"
                      icon={<MoreOutlined aria-hidden />}
                      aria-label={t('people.more', { name: card.person.name })}
                    />
                  </Dropdown>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('people.next')}
        </Button>
      )}
      {aside !== null && (
        <ReasonDialog
          title={t('aside.title', { name: aside.person.name })}
          hint={t('aside.hint')}
          confirm={t('aside.do')}
          isBusy={isBusy}
          onClose={() => setAsideOf(null)}
          onConfirm={async (reason) => {
            if (await change(() => setAside(aside.id, { reason }), t('aside.done'))) setAsideOf(null)
          }}
        />
      )}
    </div>
  )
}

function Waits({ card }: { readonly card: CardRow }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  if (card.setAside !== null) return card.setAside
  const group = card.group === null ? '' : `${card.group} · `
  if (card.turn === null) return `${group}${t('people.reviewed')}`
  const names = card.asked.map((person) => person?.name ?? t('people.administrators')).join(t('and'))
  const turn = textIn(card.turn, language)
  return names === '' ? `${group}${turn}` : `${group}${t('people.waitsFor', { review: turn, names })}`
}

function Outcome({ card }: { readonly card: CardRow }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  if (card.status === 'refused')
    return (
      <span className="score-late">
        <WarningFilled aria-hidden /> {t('people.problem')}
      </span>
    )
  if (card.score === null) return null
  return (
    <span className="score-row-result">
      {points(card.score, language)}
      {card.grade !== null && <span className="score-grade is-small">{textIn(card.grade, language)}</span>}
    </span>
  )
}
