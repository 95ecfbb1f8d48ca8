/** How many may have which grade: shares as a bar, and what happens where people or groups are not as the rule expects. */
import type { scorecards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Switch } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { ConditionSetting } from '../../../names/setting.tsx'
import { Notes } from '../../automation/notes.tsx'
import { PathField, WholeField } from '../../settings/more-fields.tsx'
import { PartInput } from '../../settings/part-input.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { WeightSum } from '../../settings/weight-sum.tsx'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { beginShares } from './begin-shares.ts'
import { ShareBar } from './share-bar.tsx'
import { TieList } from './tie-list.tsx'

type Distribution = scorecards.Distribution

export function DistributionSettings() {
  const { t } = useTexts()
  const { scorecard, words, set } = useScorecard()
  const { distribution, grades } = scorecard
  const { title } = words('', 'distribution')
  return (
    <>
      <p className="score-switch">
        <Switch
          id="score-distribute"
          checked={distribution !== undefined}
          onChange={(on) => set('/distribution', on ? { shares: beginShares(grades) } : undefined, title)}
        />
        <label htmlFor="score-distribute">{t('distribute')}</label>
      </p>
      {distribution !== undefined && <Settings distribution={distribution} />}
    </>
  )
}

function Settings({ distribution }: { readonly distribution: Distribution }) {
  const { t } = useTexts()
  const { identity, problems, words, set } = useScorecard()
  const place = (property: string) => ({ definition: 'Distribution', property, pointer: `/distribution/${property}` })
  return (
    <>
      <Shares distribution={distribution} />
      <div className="setting-fields">
        <PathField {...place('groupBy')} value={distribution.groupBy} placeholder={t('oneGroup')} />
        <WholeField {...place('smallest')} value={distribution.smallest} usual={5} min={1} max={10_000} />
        <ChoiceField {...place('moves')} value={distribution.moves} usual="both" />
        <ChoiceField {...place('tied')} value={distribution.tied} usual="better" />
      </div>
      <h3>{words('Distribution', 'ties').title}</h3>
      <TieList ties={distribution.ties ?? []} />
      <ConditionSetting
        words={words('Distribution', 'exempt')}
        identity={identity}
        pointer="/distribution/exempt"
        value={distribution.exempt}
        problems={problems}
        onChange={(exempt) => set('/distribution/exempt', exempt, words('Distribution', 'exempt').title)}
      />
    </>
  )
}

function Shares({ distribution: { shares } }: { readonly distribution: Distribution }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard, problems, words, set } = useScorecard()
  const { title } = words('Distribution', 'shares')
  const shareOf = (name: string) => shares.find(({ grade }) => grade === name)?.share ?? 0
  const all = scorecard.grades.map(({ name }) => ({ grade: name, share: shareOf(name) }))
  const change = (values: readonly scorecards.Share[]) =>
    set(
      '/distribution/shares',
      values.filter(({ share }) => Number(share) !== 0),
      title,
    )
  return (
    <>
      <ShareBar shares={all} />
      <div className="score-shares">
        {scorecard.grades.map(({ name, label }, index) => (
          <PartInput
            key={name}
            name={textIn(label, language) || name}
            label={t('shareOf', { name: textIn(label, language) || name })}
            value={shareOf(name)}
            onChange={(share) => change(all.with(index, { grade: name, share: share ?? 0 }))}
          />
        ))}
        <WeightSum
          weights={all.map(({ share }) => share)}
          onEven={(even) => change(all.map((one, index) => ({ ...one, share: even[index] ?? 0 })))}
        />
      </div>
      <Notes problems={problemsBelow(problems, '/distribution/shares').filter(({ pointer }) => pointer !== '')} />
    </>
  )
}
