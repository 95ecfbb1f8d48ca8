/** A result as a workbook: everybody with both sides. */
import type { SimulationResult } from '@attain/contract'
import { saveWorkbook } from '@attain/ui/sheets'
import { changeOf } from '../commission/difference.tsx'
import type { useSimulationTexts } from './texts.ts'

type Say = ReturnType<typeof useSimulationTexts>['t']

export function saveResult({ payees, paid, earned, currency }: SimulationResult, t: Say): Promise<void> {
  const figures = [t('before'), t('after'), t('difference'), t('earnedBefore'), t('earnedAfter')]
  const number = (text: string | number) => ({ number: String(text) })
  const row = (name: string, one: Pick<SimulationResult, 'paid' | 'earned'>) => [
    name,
    number(one.paid.before),
    number(one.paid.after),
    number(changeOf(one.paid)),
    number(one.earned.before),
    number(one.earned.after),
  ]
  const rows = [
    [t('name'), ...figures.map((one) => `${one} (${currency})`)],
    ...payees.map((one) => row(one.payee.name, one)),
    row(t('result.total'), { paid, earned }),
  ]
  return saveWorkbook(t('title'), [{ title: t('title'), rows }])
}
