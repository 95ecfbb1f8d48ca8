import { theme } from 'antd'
import { expect, test } from 'vitest'
import { contrast, parse } from './legible.ts'
import { themeOf } from './theme.ts'

const tones = ['colorWarningText', 'colorErrorText', 'colorTextSecondary'] as const
const grounds = ['colorBgContainer', 'colorBgLayout', 'colorBgElevated'] as const

test.each([false, true].flatMap((dark) => tones.flatMap((tone) => grounds.map((ground) => ({ dark, tone, ground })))))(
  '$tone can be read on $ground, dark: $dark',
  ({ dark, tone, ground }) => {
    const token = theme.getDesignToken(themeOf({ dark, calm: true }))
    const [text, below] = [parse(token[tone]), parse(token[ground])]
    if (!text || !below) throw new Error(`${tone} or ${ground} is no colour: ${token[tone]}, ${token[ground]}`)
    expect(contrast(text, below)).toBeGreaterThanOrEqual(4.5)
  },
)
