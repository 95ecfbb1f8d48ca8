/** What weights or shares add up to, as they change, and a way to make them whole. */
import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import type { scorecards } from '@attain/engine/metadata'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { evenedOut, sumOfWeights } from './sum-of-weights.ts'

interface Props {
  readonly weights: readonly scorecards.Decimal[]
  readonly onEven: (weights: readonly number[]) => void
}

export function WeightSum({ weights, onEven }: Props) {
  const { t } = useTranslation()
  const sum = sumOfWeights(weights)
  const missing = 100 - Number(sum)
  const isWhole = missing === 0
  const off = String(Math.round(Math.abs(missing) * 1e8) / 1e8)
  return (
    <span className="weight-sum" data-whole={isWhole || undefined}>
      <span role="status">
        {isWhole ? <CheckCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{' '}
        <strong>{t('weights.sum', { sum })}</strong>{' '}
        {!isWhole && t(missing > 0 ? 'weights.missing' : 'weights.tooMuch', { off })}
      </span>
      {!isWhole && (
        <Button size="small" onClick={() => onEven(evenedOut(weights))}>
          {t('weights.makeWhole')}
        </Button>
      )}
    </span>
  )
}
