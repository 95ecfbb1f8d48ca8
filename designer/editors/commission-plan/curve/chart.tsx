/** The payout curve as ECharts draws it: what happens at its bounds is written along them, the cap across. */
import { theme } from 'antd'
import { useMemo } from 'react'
import { useLineChart } from '../../../parts/use-line-chart.ts'
import { useTexts } from '../texts.ts'
import type { DrawnTable } from './plan-curve.ts'

interface Props {
  readonly drawn: DrawnTable
  readonly label: string
  /** What the horizontal axis is. */
  readonly axis: string
  readonly currency: string
  readonly language: string
  /** Where the arithmetic below is of. */
  readonly at: { readonly at: number; readonly pays: number } | undefined
}

export default function Chart({ drawn, label, axis, currency, language, at }: Props) {
  const { t } = useTexts()
  const { token } = theme.useToken()
  const option = useMemo(() => {
    const { lines, marks, cap, isInPercent } = drawn
    const unit = isInPercent ? '%' : ''
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 }
    const faint = { color: token.colorBorderSecondary }
    const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
    const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
    const end = Math.max(...lines.flatMap(({ points }) => points.map((point) => Number(point.at))))
    const colors = [token.colorLink, token.green7, token.orange7, token.purple7, token.cyan7, token.magenta7]
    return {
      animation: false,
      color: colors,
      grid: { left: 8, right: 20, top: 28, bottom: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        textStyle: { ...text, color: token.colorText },
        axisPointer: { lineStyle: { color: token.colorTextTertiary } },
        formatter: (shown: readonly { readonly seriesName: string; readonly data: readonly number[] }[]) => {
          // where the line leaps, the upper end is what holds there
          const last = new Map(shown.map((one) => [one.seriesName, one.data]))
          return [...last]
            .map(([name, [x = 0, y = 0]]) =>
              `${name} ${t('curve.at', { at: exact.format(x) + unit, pays: exact.format(y) })}`.trim(),
            )
            .join('\n')
        },
      },
      xAxis: {
        type: 'value',
        name: axis,
        nameLocation: 'middle',
        nameGap: 24,
        nameTextStyle: text,
        min: 0,
        max: end,
        axisLabel: {
          ...text,
          formatter: (x: number) => short.format(x) + unit,
          hideOverlap: true,
          showMaxLabel: false,
        },
        axisLine: { lineStyle: faint },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        name: currency,
        nameTextStyle: { ...text, align: 'left' },
        axisLabel: { ...text, formatter: (y: number) => short.format(y) },
        splitLine: { lineStyle: faint },
      },
      series: lines.map(({ points, column }, index) => ({
        type: 'line',
        name: column === undefined ? '' : t('curve.column', { at: column }),
        showSymbol: false,
        silent: true,
        lineStyle: { width: 2 },
        ...(lines.length === 1 && { areaStyle: { opacity: 0.08 } }),
        ...(column !== undefined && { endLabel: { show: true, ...text, formatter: '{a}', offset: [-48, -10] } }),
        data: points.map((point) => [Number(point.at), Number(point.pays)]),
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: token.colorTextTertiary, type: 'dashed' },
            label: { ...text, fontSize: 11 },
            data: [
              ...marks.map((mark) => ({
                xAxis: Number(mark.at),
                label: { formatter: t(`curve.mark.${mark.is}`), position: 'insideEndTop' },
              })),
              ...(cap === undefined
                ? []
                : [{ yAxis: Number(cap), label: { formatter: t('curve.cap'), position: 'insideStartTop' } }]),
              ...(at === undefined
                ? []
                : [
                    {
                      xAxis: at.at,
                      label: { show: false },
                      lineStyle: { color: token.colorPrimary, type: 'solid', opacity: 0.5 },
                    },
                  ]),
            ],
          },
        }),
      })),
    }
  }, [drawn, axis, currency, language, at, token, t])
  const element = useLineChart(option)
  return <div ref={element} className="plan-chart" role="img" aria-label={label} />
}
