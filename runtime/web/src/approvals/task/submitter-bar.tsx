/** What whoever submitted it may do: take it back, or change it and submit it again. */
import { EditOutlined, RollbackOutlined, SendOutlined } from '@ant-design/icons'
import type { ApprovalBody } from '@attain/contract'
import { LinkButton } from '@attain/ui/parts'
import { Button } from 'antd'
import { useState } from 'react'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { useApprovalTexts } from '../texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { Act } from './use-act.ts'

export function SubmitterBar({ approval, act }: { readonly approval: ApprovalBody; readonly act: Act }) {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const [dialog, setDialog] = useState<'withdraw' | 'resubmit' | null>(null)
  const { can, object, record } = approval
  const returned = approval.history.findLast(({ kind }) => kind === 'returned')
  if (!can.withdraw && !can.resubmit) return null
  return (
    <section className="decision" aria-label={t('submitter.label')}>
      {can.resubmit && (
        <p className="decision-hint">
          {returned?.opinion
            ? t('submitter.returnedWhy', { name: returned.by?.name ?? t('administrators'), opinion: returned.opinion })
            : t('submitter.returned')}
        </p>
      )}
      <div className="decision-buttons">
        {can.withdraw && (
          <Button icon={<RollbackOutlined aria-hidden />} onClick={() => setDialog('withdraw')}>
            {t('do.withdraw')}
          </Button>
        )}
        {can.resubmit && (
          <>
            <LinkButton to={paths.edit(workspace, object, record.id)} icon={<EditOutlined aria-hidden />}>
              {t('do.edit')}
            </LinkButton>
            <Button type="primary" icon={<SendOutlined aria-hidden />} onClick={() => setDialog('resubmit')}>
              {t('do.resubmit')}
            </Button>
          </>
        )}
      </div>
      {dialog && (
        <ActDialog
          title={t(dialog === 'withdraw' ? 'withdraw.title' : 'resubmit.title')}
          hint={t(dialog === 'withdraw' ? 'withdraw.hint' : 'resubmit.hint')}
          okText={t(`do.${dialog}`)}
          danger={dialog === 'withdraw'}
          opinion="optional"
          onClose={() => setDialog(null)}
          onSubmit={(opinion) => act({ type: dialog, ...(opinion !== '' && { opinion }) })}
        />
      )}
    </section>
  )
}
