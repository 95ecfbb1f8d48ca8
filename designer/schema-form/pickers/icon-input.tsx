import type { WidgetProps } from '@rjsf/utils'
import { IconPicker } from '../../parts/icon-picker.tsx'

export function IconInput({ id, value, onChange }: WidgetProps) {
  return <IconPicker id={id} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
}
