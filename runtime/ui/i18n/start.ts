/** i18next with the messages of the front end and those that all share; switching changes everything at once. */
import { inSentence, type Language } from '@attain/form'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { caller } from '../api/request.ts'
import { initialLanguage, rememberLanguage } from './language.ts'
import { uiMessages } from './messages.ts'

/** Messages by language, nested by key. */
type Messages = Readonly<Record<Language, object>>

/** Prepares all texts; call it before the first render. `page` are those of the front end itself. */
export async function startI18n(messages: {
  readonly page: Messages
  readonly [namespace: string]: Messages
}): Promise<void> {
  const language = initialLanguage()
  const all: Readonly<Record<string, Messages>> = { ...messages, ui: uiMessages }
  const inLanguage = (code: Language) =>
    Object.fromEntries(Object.entries(all).map(([namespace, texts]) => [namespace, texts[code]]))
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'page',
    resources: { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') },
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
