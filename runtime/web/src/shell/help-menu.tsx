import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'

/** What explains the product: how formulas are written, for administrators the API as well. */
export function HelpMenu() {
  const { t } = useTranslation()
  const { session, workspace } = useApplication()
  const items: MenuProps['items'] = [
    { key: 'formulas', label: <Link to={paths.formulas(workspace)}>{t('help.formulas')}</Link> },
    ...(session.administrator
      ? [
          {
            key: 'docs',
            label: (
              <a href="/api/docs" target="_blank" rel="noreferrer">
                {t('help.api')}
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button
        type="text"
        shape="circle"
        className="shell-help"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t('help.open')}
      />
    </Dropdown>
  )
}
