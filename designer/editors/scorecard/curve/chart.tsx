/** A curve as ECharts draws it: points over attainment, with what they are exactly under the pointer. */
import type { Curve } from '@attain/engine/performance/scorecard'
import { theme } from 'antd'
import { useMemo } from 'react'
import { useLineChart } from '../../../parts/use-line-chart.ts'
import { useTexts } from '../texts.ts'

interface Props {
  readonly curve: Curve
  readonly label: string
  readonly cap: number | string | undefined
}

export default function Chart({ curve, label, cap }: Props) {
  const { t } = useTexts()
  const { token } = theme.useToken()
  const option = useMemo(() => {
    const { axis, points } = curve
    const unit = axis === 'attainment' ? '%' : ''
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 }
    const faint = { color: token.colorBorderSecondary }
    const xs = points.map(({ at }) => Number(at))
    const marks = [
      ...(axis === 'attainment' ? [{ xAxis: 100, label: { formatter: t('target') } }] : []),
      ...(cap === undefined ? [] : [{ yAxis: Number(cap), label: { formatter: t('cap') } }]),
    ]
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 24, bottom: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        textStyle: { ...text, color: token.colorText },
        axisPointer: { lineStyle: { color: token.colorTextTertiary } },
        formatter: (shown: readonly { readonly data: readonly number[] }[]) => {
          const [at = 0, value = 0] = shown.at(-1)?.data ?? []
          return t('pointsAt', { at: `${round(at)}${unit}`, points: round(value) })
        },
      },
      xAxis: {
        type: 'value',
        name: t(`axis_${axis}`),
        nameLocation: 'middle',
        nameGap: 24,
        nameTextStyle: text,
        min: Math.min(...xs),
        max: Math.max(...xs),
        axisLabel: { ...text, formatter: `{value}${unit}`, hideOverlap: true },
        axisLine: { lineStyle: faint },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        name: t('points'),
        nameTextStyle: { ...text, align: 'left' },
        axisLabel: text,
        splitLine: { lineStyle: faint },
      },
      series: [
        {
          type: 'line',
          showSymbol: false,
          silent: true,
          lineStyle: { color: token.colorLink, width: 2 },
          itemStyle: { color: token.colorLink },
          areaStyle: { color: token.colorLink, opacity: 0.08 },
          data: points.map(({ at, points: value }) => [Number(at), Number(value)]),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: token.colorTextTertiary, type: 'dashed' },
            label: { ...text, position: 'end' },
            data: marks,
          },
        },
      ],
    }
  }, [curve, cap, token, t])
  const element = useLineChart(option)
  return <div ref={element} className="score-chart" role="img" aria-label={label} />
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
