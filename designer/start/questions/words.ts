/** Words in both languages. */
export type Words = { en: string; 'zh-CN': string }
export const words = (en: string, chinese: string): Words => ({ en, 'zh-CN': chinese })
