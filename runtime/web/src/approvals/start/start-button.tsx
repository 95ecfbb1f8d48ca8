/** Submits a record for approval; where it may go several ways, one is chosen first. */
import { DownOutlined, SendOutlined } from '@ant-design/icons'
import type { ObjectBody, RecordApprovals, RecordBody } from '@attain/contract'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useApprovalTexts } from '../texts.ts'

const StartDialog = lazy(() => import('./start-dialog.tsx'))

interface StartButtonProps {
  readonly object: ObjectBody
  readonly record: RecordBody
  readonly startable: RecordApprovals['startable']
}

export default function StartButton({ object, record, startable }: StartButtonProps) {
  const { t } = useApprovalTexts()
  const [chosen, setChosen] = useState<string | null>(null)
  const [only] = startable
  const starting = startable.find(({ approval }) => approval === chosen)
  if (!only) return null
  return (
    <>
      {startable.length === 1 ? (
        <Button icon={<SendOutlined aria-hidden />} onClick={() => setChosen(only.approval)}>
          {t('start.button')}
        </Button>
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: startable.map(({ approval, label }) => ({ key: approval, label })),
            onClick: ({ key }) => setChosen(key),
          }}
        >
          <Button icon={<SendOutlined aria-hidden />}>
            {t('start.button')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {starting && (
        <Suspense fallback={null}>
          <StartDialog object={object} record={record} approval={starting} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </>
  )
}
