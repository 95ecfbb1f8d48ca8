/** Ant Design's tokens for Attain: one accent, calm greys, dense enough for work. */
import { type ThemeConfig, theme } from 'antd'
import { darken, legibleAccent } from './legible.ts'

export const DEFAULT_ACCENT = '#2563eb'

export interface Wishes {
  readonly dark: boolean
  /** Without motion. */
  readonly calm: boolean
  readonly accent?: string | undefined
}

export function themeOf({ dark, calm, accent: chosen = DEFAULT_ACCENT }: Wishes): ThemeConfig {
  const accent = dark ? chosen : legibleAccent(chosen)
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: accent,
      colorInfo: accent,
      // Text in the accent colour has to be read, also under the pointer: lighter on dark ground, darker on light.
      colorPrimaryHover: darken(accent, 0.86),
      colorPrimaryActive: darken(accent, 0.74),
      ...(dark
        ? {
            colorLink: '#8ab4ff',
            colorLinkHover: '#b3ceff',
            colorPrimaryBg: '#18233a',
            colorPrimaryBorder: '#2f4a7d',
          }
        : {
            colorLink: accent,
            colorLinkHover: darken(accent, 0.74),
            // what follows from so dark a green by itself is grey
            colorSuccessBg: '#ebf7f0',
            colorSuccessBorder: '#b3dcc4',
          }),
      colorError: dark ? '#ff7875' : '#d92d20',
      colorSuccess: dark ? '#73d13d' : '#18794e',
      // the yellow of marks is no colour for text on white
      colorWarningText: dark ? '#f0b429' : '#8a5a00',
      borderRadius: 6,
      fontSize: 14,
      fontFamily:
        "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
      colorBgLayout: dark ? '#101113' : '#f7f8fa',
      ...(dark ? { colorBgContainer: '#17181b', colorBgElevated: '#1f2124' } : { colorTextBase: '#14171c' }),
      colorBorderSecondary: dark ? '#2a2c31' : '#e6e8ec',
      // Secondary text at 4.5:1 or better on both backgrounds.
      colorTextSecondary: dark ? '#a7adb8' : '#5a6270',
      colorTextTertiary: dark ? '#979daa' : '#656d7b',
      colorTextPlaceholder: dark ? '#8b919d' : '#6f7785',
      motion: !calm,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Menu: {
        itemHeight: 36,
        itemMarginInline: 8,
        itemBorderRadius: 6,
        subMenuItemBg: 'transparent',
        ...(dark && { itemSelectedColor: '#b3ceff', itemSelectedBg: '#18233a', subMenuItemSelectedColor: '#b3ceff' }),
      },
      ...(dark && { Button: { defaultHoverColor: '#8ab4ff', defaultActiveColor: '#8ab4ff' } }),
      Layout: { siderBg: 'transparent', headerBg: 'transparent', headerHeight: 56, headerPadding: '0 16px' },
    },
  }
}
