/** What else is measured of the same records, such as their margin. */
import { PlusOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { Entries } from '../../settings/entries.tsx'
import { freeName } from '../../settings/free-name.ts'
import { WordsField } from '../../settings/words-field.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { amountsOf } from './guess.ts'

interface Props {
  readonly credits: plans.Credits
  readonly pointer: string
}

const MOST = 3

export function OtherMeasures({ credits: { object, others = [] }, pointer }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { bundle, words, set } = usePlan()
  const { title } = words('Credits', 'others')
  const begin = (): plans.FurtherMeasure => ({
    name: freeName('margin', others),
    label: { en: 'Margin', 'zh-CN': '毛利' },
    of: amountsOf(bundle, object)[0]?.name ?? '1',
  })
  return (
    <Entries
      list={pointer.slice(1)}
      label={title}
      entries={others}
      labelOf={({ label, name }) => textIn(label, language) || name}
      said={({ of }) => (typeof of === 'string' ? of : t('pays.formula'))}
      body={({ label, of }, place) => (
        <>
          <WordsField definition="FurtherMeasure" property="label" pointer={`${place}/label`} value={label} />
          <FormulaSetting definition="FurtherMeasure" property="of" pointer={`${place}/of`} value={of} required />
        </>
      )}
    >
      {others.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set(pointer, [...others, begin()], title)}
        >
          {t('credits.addMeasure')}
        </Button>
      )}
    </Entries>
  )
}
