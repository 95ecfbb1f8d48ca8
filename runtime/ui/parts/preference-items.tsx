/** Menu items for what a person likes: the language, light or dark. */
import { CheckOutlined } from '@ant-design/icons'
import type { MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../i18n/language.ts'
import { useLanguage } from '../i18n/start.ts'
import { type Appearance, setAppearance, useAppearance } from '../theme/appearance.ts'

const APPEARANCES: readonly Appearance[] = ['light', 'dark', 'system']

export function usePreferenceItems(): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('ui')
  const [language, setLanguage] = useLanguage()
  const { appearance } = useAppearance()
  const tick = (on: boolean) => (on ? <CheckOutlined aria-hidden /> : <span className="menu-gap" />)
  return [
    {
      key: 'language',
      label: t('me.language'),
      children: LANGUAGES.map(({ code, name }) => ({
        key: code,
        label: name,
        icon: tick(code === language),
        onClick: () => setLanguage(code),
      })),
    },
    {
      key: 'appearance',
      label: t('me.appearance'),
      children: APPEARANCES.map((each) => ({
        key: each,
        label: t(`me.appearances.${each}`),
        icon: tick(each === appearance),
        onClick: () => setAppearance(each),
      })),
    },
  ]
}
