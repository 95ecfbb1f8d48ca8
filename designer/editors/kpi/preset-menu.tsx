/** Begins from what sales teams ask for. */
import { DownOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Dropdown } from 'antd'
import { useMemo } from 'react'
import { useKpi } from './kpi-context.tsx'
import type { Preset } from './presets/preset.ts'
import { presetsFor } from './presets/presets.ts'
import { useTexts } from './texts.ts'

export function PresetMenu() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { kpi, bundle, setAll } = useKpi()
  const presets = useMemo(() => presetsFor(kpi.name, bundle), [kpi.name, bundle])
  const nameOf = (of: string) =>
    textIn(bundle.objects.get(of)?.document.pluralLabel ?? bundle.kpis.get(of)?.document.label, language) || of
  const groups = [
    { key: 'records', made: presets.filter(({ measure: { from } }) => from === 'records' || from === 'stages') },
    { key: 'entries', made: presets.filter(({ measure }) => measure.from === 'entries') },
    { key: 'kpis', made: presets.filter(({ measure }) => measure.from === 'kpis') },
  ] as const
  const take = ({ measure, unit, better }: Preset) => setAll({ measure, unit, better })
  return (
    <Dropdown
      trigger={['click']}
      disabled={presets.length === 0}
      menu={{
        className: 'kpi-presets',
        items: groups.flatMap(({ key, made }) =>
          made.length === 0
            ? []
            : [
                {
                  type: 'group' as const,
                  key,
                  label: t(`presets_${key}`),
                  children: made.map((preset) => ({
                    key: `${preset.key} ${preset.of}`,
                    label: t(`preset_${preset.key}`, { of: nameOf(preset.of) }),
                    onClick: () => take(preset),
                  })),
                },
              ],
        ),
      }}
    >
      <Button size="small">
        {t('presets')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
