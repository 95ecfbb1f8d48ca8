/** i18next with the messages of the page and of the form; switching changes everything at once. */
import { inSentence, type Language } from '@attain/form'
import { formMessages } from '@attain/form/messages'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { caller } from '../api/request.ts'
import en from './en.json' with { type: 'json' }
import { initialLanguage, rememberLanguage } from './language.ts'
import zhCN from './zh-CN.json' with { type: 'json' }

/** Prepares all texts; call it before the first render. */
export async function startI18n(): Promise<void> {
  const language = initialLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'page',
    resources: {
      en: { page: en, form: formMessages.en },
      'zh-CN': { page: zhCN, form: formMessages['zh-CN'] },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  // `{{object, inSentence}}` in a message.
  i18next.services.formatter?.add('inSentence', inSentence)
  apply(language)
}

function apply(language: Language): void {
  caller.language = language
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  document.documentElement.lang = language
}

/** The language in use and a way to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  const set = (language: Language) => {
    rememberLanguage(language)
    apply(language)
    void i18n.changeLanguage(language)
  }
  return [i18n.language === 'zh-CN' ? 'zh-CN' : 'en', set]
}
