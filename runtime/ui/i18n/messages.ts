/** Messages of the i18next namespace `ui`. */
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

export const uiMessages = { en, 'zh-CN': zhCN }
