/** How many rows speak for a field, and those that do not. */
import { Popover } from 'antd'
import { useTexts } from '../texts.ts'
import type { SketchField } from './sketch.ts'

export function EvidenceNote({ field: { evidence, corrections = {}, column } }: { readonly field: SketchField }) {
  const { t, i18n } = useTexts()
  const { fits, filled, blank, misfits, repeated } = evidence
  const number = (value: number) => value.toLocaleString(i18n.language)
  if (column === undefined) return <span className="start-evidence">{t('counted')}</span>
  const near = Object.entries(corrections)
  const details = [
    ...misfits.map(({ text, count, line }) => t('misfit', { text, count, line })),
    ...(filled - fits > misfits.reduce((sum, { count }) => sum + count, 0) ? [t('moreMisfits')] : []),
    ...repeated.map(({ text, count }) => t('repeatedValue', { text, count })),
    ...near.slice(0, 5).map(([from, to]) => t('correction', { from, to })),
  ]
  const summary = (
    <>
      {filled === 0
        ? t('noValues')
        : fits === filled
          ? t('allFit', { shown: number(filled) })
          : t('someFit', { fits: number(fits), filled: number(filled) })}
      {blank > 0 && filled > 0 && ` · ${t('blank', { shown: number(blank) })}`}
    </>
  )
  if (details.length === 0) return <span className="start-evidence">{summary}</span>
  return (
    <Popover
      trigger={['hover', 'click']}
      content={
        <ul className="start-details">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      }
    >
      <button
        type="button"
        className={`start-evidence is-more ${fits < filled || repeated.length > 0 ? 'is-doubtful' : ''}`}
      >
        {summary}
        {near.length > 0 && ` · ${t('corrections', { count: near.length })}`}
        {repeated.length > 0 && ` · ${t('repeatedValues')}`}
      </button>
    </Popover>
  )
}
