import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from './language.ts'
import { useLanguage } from './start.ts'

/** English or Chinese, each called by its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation('ui')
  const [language, setLanguage] = useLanguage()
  return (
    <Segmented
      aria-label={t('me.language')}
      value={language}
      options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={setLanguage}
    />
  )
}
