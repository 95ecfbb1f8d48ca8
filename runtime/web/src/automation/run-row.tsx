import {
  CheckCircleFilled,
  CloseCircleFilled,
  FilterOutlined,
  MinusCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons'
import type { RuleOutcome, RuleRunBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button } from 'antd'
import type { ComponentType } from 'react'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showAgo } from '../notifications/ago.ts'
import { useAutomationTexts } from './texts.ts'

const icons: Readonly<Record<RuleOutcome, ComponentType<{ 'aria-hidden': boolean }>>> = {
  done: CheckCircleFilled,
  failed: CloseCircleFilled,
  retrying: SyncOutlined,
  skipped: MinusCircleOutlined,
}

interface RunRowProps {
  readonly run: RuleRunBody
  readonly onRetry: () => void
  /** Undefined where only runs of this record are shown. */
  readonly onlyRecord: (() => void) | undefined
}

/** One rule on one record: what came of it, what it did or why it did not, and what began it. */
export function RunRow({ run, onRetry, onlyRecord }: RunRowProps) {
  const { t } = useAutomationTexts()
  const { workspace, language, objects } = useApplication()
  const { rule, label, object, record, recordName, at, on, byName, chain, outcome, attempts, done, problem } = run
  const Icon = icons[outcome]
  const ruleName = label === undefined ? rule : textIn(label, language)
  const name = recordName ?? t('runs.recordGone')
  const known = objects.get(object)
  return (
    <li>
      <span className="told-icon run-icon" data-outcome={outcome}>
        <Icon aria-hidden />
      </span>
      <span className="rows-main deliveries-main">
        <strong>{ruleName}</strong>
        <span className="run-of">
          <span className="visually-hidden">{t(`runs.shown.${outcome}`)}</span>
          {known && recordName !== undefined ? <Link to={paths.record(workspace, object, record)}>{name}</Link> : name}
          {onlyRecord && (
            <Button
              type="text"
              size="small"
              icon={<FilterOutlined aria-hidden />}
              title={t('runs.onlyRecord')}
              aria-label={t('runs.onlyRecordOf', { name })}
              onClick={onlyRecord}
            />
          )}
        </span>
        {done.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two actions may say the same, nothing but the place tells them apart
          <span key={i}>{textIn(one, language)}</span>
        ))}
        {problem && outcome !== 'done' && (
          <span className={outcome === 'skipped' ? undefined : 'field-problem'}>{textIn(problem, language)}</span>
        )}
        <small>
          {[
            showAgo(at, language),
            byName === undefined ? t(`runs.on.${on}`) : t('runs.onBy', { on: t(`runs.on.${on}`), name: byName }),
            ...(attempts > 1 ? [t('runs.attempts', { count: attempts })] : []),
            ...(chain.length > 0 ? [t('runs.after', { rules: chain.map((one) => one.rule).join(' → ') })] : []),
          ].join(' · ')}
        </small>
      </span>
      {(outcome === 'failed' || outcome === 'retrying') && (
        <Button aria-label={t('runs.retryOf', { rule: ruleName, name })} onClick={onRetry}>
          {t(outcome === 'failed' ? 'runs.retry' : 'runs.retryNow')}
        </Button>
      )}
    </li>
  )
}
