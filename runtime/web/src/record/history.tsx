import type { HistoryBody, ObjectBody, RecordBody } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { getHistory } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { showValue } from '../value/show-value.ts'

/** Who changed what, when, from what to what. */
export function History({ object, record }: { readonly object: ObjectBody; readonly record: RecordBody }) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const history = useInfiniteQuery({
    queryKey: keys.history(workspace, object.name, record.id),
    queryFn: ({ pageParam, signal }): Promise<HistoryBody> => getHistory(object.name, record.id, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = history.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="panel history" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      {history.isPending && <span className="bone" style={{ width: '70%' }} />}
      {history.isError && (
        <p role="alert">
          {explain(history.error, t)}{' '}
          <Button size="small" onClick={() => void history.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {!history.isPending && !history.isError && items.length === 0 && <p>{t('history.empty')}</p>}
      <ol>
        {items.map((item) => (
          <li key={`${item.version}${item.action}`}>
            <div className="history-head">
              <span>{t(`history.${item.action}`, { who: item.byName ?? t('history.system') })}</span>
              <time dateTime={item.at}>{showMoment(item.at, dateLocale(language))}</time>
            </div>
            {item.changes.length > 0 && item.action !== 'created' && (
              <ul className="changes">
                {item.changes.map((change) => (
                  <Change key={change.field} object={object} change={change} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          type="link"
          size="small"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      )}
    </section>
  )
}

function Change({ object, change }: { object: ObjectBody; change: HistoryBody['items'][number]['changes'][number] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const field = object.fields.find((each) => each.name === change.field)
  const show = (value: unknown, label: string | undefined) =>
    (field ? showValue(value, field, object.name, language, label) : (label ?? String(value ?? ''))) ||
    t('history.blank')
  return (
    <li>
      <strong>{field ? textIn(field.label, language) : change.field}</strong>
      <span>
        <del>{show(change.from, change.fromLabel)}</del> → <ins>{show(change.to, change.toLabel)}</ins>
      </span>
    </li>
  )
}
