/** What the live rule did lately, and a way to try again what failed. */
import type { RuleOutcome, RuleRunBody } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { listRuleRuns, retryRuleRun } from '../../api/rules.ts'
import { usePlace } from '../../draft/draft-context.tsx'
import { useRule } from './rule-context.tsx'

const colours: Readonly<Record<RuleOutcome, string>> = {
  done: 'green',
  skipped: 'default',
  retrying: 'gold',
  failed: 'red',
}

export default function Runs() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const { rule } = useRule()
  const name = `${rule.object}/${rule.name}`
  const key = ['rule runs', workspace, name]
  const runs = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => listRuleRuns(name, pageParam, signal),
    getNextPageParam: ({ next }) => next,
  })
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: (id: string) => retryRuleRun(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
  if (runs.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />
  if (runs.error !== null)
    return (
      <Alert
        type="error"
        showIcon
        title={explain(runs.error, t)}
        action={<Button onClick={() => void runs.refetch()}>{t('rule.again')}</Button>}
      />
    )
  const items = runs.data.pages.flatMap((page) => page.items)
  const all = <a href={`/w/${workspace}/rule-runs?rule=${encodeURIComponent(name)}`}>{t('rule.allRuns')}</a>
  if (items.length === 0)
    return (
      <p className="setting-note">
        {t('rule.noRuns')} <a href={`/w/${workspace}/rule-runs?outcome=all`}>{t('rule.runsOfAll')}</a>
      </p>
    )
  return (
    <>
      {retry.error !== null && <Alert type="error" showIcon title={explain(retry.error, t)} />}
      <ul className="rule-runs">
        {items.map((run) => (
          <Run key={run.id} run={run} onRetry={() => retry.mutate(run.id)} isBusy={retry.isPending} />
        ))}
      </ul>
      <p className="setting-note">{all}</p>
      {runs.hasNextPage && (
        <Button block loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('rule.earlier')}
        </Button>
      )}
    </>
  )
}

interface RunProps {
  readonly run: RuleRunBody
  readonly isBusy: boolean
  readonly onRetry: () => void
}

function Run({ run: { at, outcome, recordName, record, byName, done, problem }, isBusy, onRetry }: RunProps) {
  const { t } = useTranslation()
  const { names } = useRule()
  return (
    <li>
      <div className="rule-run-head">
        <Tag color={colours[outcome]}>{t(`rule.outcome_${outcome}`)}</Tag>
        <strong>{recordName ?? record}</strong>
        <time dateTime={at}>{showMoment(at, dateLocale(names.language))}</time>
      </div>
      {byName !== undefined && <small>{t('rule.by', { name: byName })}</small>}
      {done.map((one) => (
        <span key={one.en}>{textIn(one, names.language)}</span>
      ))}
      {problem && <span className="is-error">{textIn(problem, names.language)}</span>}
      {outcome === 'failed' && (
        <Button size="small" disabled={isBusy} onClick={onRetry}>
          {t('rule.again')}
        </Button>
      )}
    </li>
  )
}
