/** What a simulation came to, as charts. */
import type { ChartColors } from '@attain/dashboard/colors'
import type { EChartsCoreOption } from 'echarts/core'
import type { Range } from './spread.ts'

export interface Look {
  readonly colors: ChartColors
  readonly up: string
  readonly down: string
  /** Exact, and short for an axis. */
  readonly money: (amount: number) => string
  readonly short: (amount: number) => string
}

export interface Named {
  readonly name: string
  readonly value: number
}

/** Both sides as a bar, each component a part of it. */
export function componentBars(
  look: Look,
  sides: readonly [before: string, after: string],
  parts: readonly { readonly name: string; readonly before: number; readonly after: number }[],
): EChartsCoreOption {
  return {
    ...common(look, true),
    tooltip: { ...tooltip(look), trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: look.money },
    xAxis: amountAxis(look),
    yAxis: nameAxis(look, sides),
    series: parts.map(({ name, before, after }) => ({
      ...{ name, type: 'bar', stack: 'all', barMaxWidth: 44, data: [before, after] },
    })),
  }
}

/** How many people get how much, both sides beside each other. */
export function spreadBars(
  look: Look,
  words: { readonly sides: readonly [before: string, after: string]; readonly nothing: string },
  ranges: readonly Range[],
): EChartsCoreOption {
  const { colors, short } = look
  const [before, after] = words.sides
  const label = ({ from, to }: Range) => (from === null ? words.nothing : `${short(from)} – ${short(to)}`)
  return {
    ...common(look, true),
    tooltip: { ...tooltip(look), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { ...nameAxis(look, ranges.map(label)), inverse: false },
    yAxis: { ...amountAxis(look), minInterval: 1, axisLabel: { color: colors.text } },
    series: [
      { name: before, type: 'bar', barMaxWidth: 24, color: colors.line, data: ranges.map((one) => one.before) },
      { name: after, type: 'bar', barMaxWidth: 24, color: colors.series[0], data: ranges.map((one) => one.after) },
    ],
  }
}

/** Who gains most above, who loses most below; each with the amount in words. */
export function changeBars(look: Look, changes: readonly Named[]): EChartsCoreOption {
  const { colors, up, down, money } = look
  return {
    ...common(look, false),
    tooltip: { ...tooltip(look), trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: money },
    // amounts stand beside the longest bars, too
    xAxis: { ...amountAxis(look), boundaryGap: ['35%', '35%'] },
    yAxis: nameAxis(
      look,
      changes.map(({ name }) => name),
    ),
    series: [
      {
        ...{ type: 'bar', barMaxWidth: 18 },
        data: changes.map(({ value }) => ({
          value,
          itemStyle: { color: value < 0 ? down : up },
          label: {
            ...{ show: true, position: value < 0 ? 'left' : 'right', color: colors.text },
            formatter: () => look.short(value),
          },
        })),
      },
    ],
  }
}

function common({ colors }: Look, hasLegend: boolean): EChartsCoreOption {
  return {
    ...{ color: [...colors.series], textStyle: { fontFamily: colors.font }, animationDuration: 200 },
    grid: { left: 4, right: 16, top: hasLegend ? 34 : 8, bottom: 4, containLabel: true },
    ...(hasLegend && {
      legend: {
        ...{ type: 'scroll', top: 0, left: 0, itemWidth: 12, itemHeight: 8, icon: 'roundRect' },
        ...{ textStyle: { color: colors.text }, pageTextStyle: { color: colors.text }, pageIconColor: colors.text },
      },
    }),
  }
}

function tooltip({ colors }: Look): object {
  return {
    ...{ confine: true, backgroundColor: colors.ground, borderColor: colors.faint },
    textStyle: { color: colors.text, fontSize: 13 },
  }
}

function amountAxis({ colors, short }: Look): object {
  return {
    ...{ type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: colors.faint } } },
    axisLabel: { color: colors.text, hideOverlap: true, formatter: short },
  }
}

function nameAxis({ colors }: Look, names: readonly string[]): object {
  return {
    ...{ type: 'category', data: names, inverse: true, axisTick: { show: false } },
    axisLine: { lineStyle: { color: colors.line } },
    axisLabel: { color: colors.text, hideOverlap: true, width: 96, overflow: 'truncate' },
  }
}
