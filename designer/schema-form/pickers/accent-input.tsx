/** One colour for all that can be clicked, with how well it can be read. */
import { contrast, legibleAccent, parse } from '@attain/ui/theme'
import type { WidgetProps } from '@rjsf/utils'
import { Button, ColorPicker } from 'antd'
import { useTranslation } from 'react-i18next'

const white = [255, 255, 255] as const

export function AccentInput({ id, value, label, onChange }: WidgetProps) {
  const { t } = useTranslation()
  const colour = typeof value === 'string' ? parse(value) : undefined
  const used = colour === undefined ? undefined : legibleAccent(value)
  const isFine = used?.toLowerCase() === String(value).toLowerCase()
  const usedColour = used === undefined ? undefined : parse(used)
  return (
    <div className="accent-input">
      <ColorPicker
        value={colour === undefined ? null : value}
        format="hex"
        disabledAlpha
        disabledFormat
        onChangeComplete={(next) => onChange(next.toHexString())}
      >
        <Button id={id} aria-label={`${label}: ${colour === undefined ? t('pick.usualAccent') : value}`}>
          <span className="accent-sample" style={{ background: colour === undefined ? 'transparent' : value }} />
          {colour === undefined ? t('pick.usualAccent') : value}
        </Button>
      </ColorPicker>
      {colour !== undefined && (
        <Button type="link" onClick={() => onChange(undefined)}>
          {t('pick.usualAccent')}
        </Button>
      )}
      {used !== undefined && usedColour !== undefined && (
        <p>
          <span className="accent-text" style={{ color: used }}>
            Aa 文
          </span>
          <span className="accent-button" style={{ background: used }}>
            Aa 文
          </span>
          {t(isFine ? 'pick.accentFine' : 'pick.accentHard', {
            color: used,
            contrast: contrast(usedColour, white).toFixed(1),
          })}
        </p>
      )}
    </div>
  )
}
