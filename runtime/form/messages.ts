/** Messages of the i18next namespace `form`; a door of its own, so that a page with texts but no form stays small. */
import en from './messages/en.json' with { type: 'json' }
import zhCN from './messages/zh-CN.json' with { type: 'json' }

export const formMessages = { en, 'zh-CN': zhCN }
