import { Modal } from 'antd'
import { useApprovalTexts } from '../texts.ts'
import { KEYS } from './keyboard.ts'

/** What the keys do. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useApprovalTexts()
  return (
    <Modal open title={t('keys.title')} footer={null} width={420} onCancel={onClose}>
      <dl className="inbox-keys">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
