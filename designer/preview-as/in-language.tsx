/** A part of the page in another language; the rest stays as it is. */
import type { Language } from '@attain/form'
import { Themed } from '@attain/ui/theme'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'

export function InLanguage({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const { i18n } = useTranslation()
  const own = useMemo(() => i18n.cloneInstance({ lng: language }), [i18n, language])
  const [loaded, setLoaded] = useState<Language>()
  useEffect(() => {
    void i18n.loadLanguages(language).then(() => setLoaded(language))
  }, [i18n, language])
  if (loaded !== language) return null
  return (
    <I18nextProvider i18n={own}>
      <div lang={language}>
        <Themed>{children}</Themed>
      </div>
    </I18nextProvider>
  )
}
