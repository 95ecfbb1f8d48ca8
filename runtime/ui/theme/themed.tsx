/** Ant Design with Attain's tokens, in the language and the appearance chosen. */
import { LoadingOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { useAppearance, useCalm } from './appearance.ts'
import { themeOf } from './theme.ts'
import './page.css'
import './parts.css'

export function Themed({ accent, children }: { readonly accent?: string | undefined; readonly children: ReactNode }) {
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const calm = useCalm()
  const theme = useMemo(() => themeOf({ dark, calm, accent }), [dark, calm, accent])
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  }, [dark])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh-CN' ? zhCN : enUS}
      wave={{ disabled: true }}
      // an own sign leaves with the work; the one of Ant Design stays in the button's name where its motion is not drawn
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      form={{ tooltip: { icon: <QuestionCircleOutlined aria-hidden /> } }}
    >
      <App className="page" message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
