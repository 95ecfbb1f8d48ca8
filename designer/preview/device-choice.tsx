/** Which screen a preview is drawn for. */
import { DesktopOutlined, MobileOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'

export type Device = 'desktop' | 'phone'

export function DeviceChoice({
  size = 'middle',
  value,
  onChange,
}: {
  readonly size?: 'small' | 'middle'
  readonly value: Device
  readonly onChange: (device: Device) => void
}) {
  const { t } = useTranslation()
  return (
    <Segmented<Device>
      size={size}
      aria-label={t('preview.device')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'desktop', icon: <DesktopOutlined />, title: t('preview.desktop') },
        { value: 'phone', icon: <MobileOutlined />, title: t('preview.phone') },
      ]}
    />
  )
}
