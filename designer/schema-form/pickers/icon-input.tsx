import type { WidgetProps } from '@rjsf/utils'
import { IconPicker } from '../../parts/icon-picker.tsx'

export function IconInput({ id, label, value, onChange }: WidgetProps) {
  return <IconPicker id={id} label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
}
