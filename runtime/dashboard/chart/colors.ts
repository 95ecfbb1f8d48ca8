/** Our colours, as charts take them. */
import { theme } from 'antd'

export interface ChartColors {
  readonly series: readonly string[]
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly ground: string
  readonly target: string
  readonly font: string
}

export function useChartColors(): ChartColors {
  const { token } = theme.useToken()
  return {
    series: [
      token.colorPrimary,
      token.cyan,
      token.gold,
      token.purple,
      token.green,
      token.volcano,
      token.magenta,
      token.lime,
      token.geekblue,
      token.orange,
      token.colorTextTertiary,
      token.red,
    ],
    text: token.colorTextSecondary,
    faint: token.colorBorderSecondary,
    line: token.colorBorder,
    ground: token.colorBgElevated,
    target: token.colorError,
    font: token.fontFamily,
  }
}
