import type { CycleSummary } from '@attain/contract'
import { Tag } from 'antd'
import { useScoreTexts } from './texts.ts'

const colors: Readonly<Record<CycleSummary['state'], string>> = {
  targets: 'default',
  review: 'processing',
  calibration: 'purple',
  published: 'green',
  archived: 'default',
  cancelled: 'default',
}

export function StateTag({ state }: { readonly state: CycleSummary['state'] }) {
  const { t } = useScoreTexts()
  return <Tag color={colors[state]}>{t(`state.${state}`)}</Tag>
}
