/** Monaco's own words, such as its menu and its find box, in Chinese where the page is: they have to be there before it. */
export async function withMonacoWords<T>(load: () => Promise<T>): Promise<T> {
  if (document.documentElement.lang === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn')
  return load()
}
