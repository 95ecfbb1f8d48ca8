/** The editor of a scorecard: for whom and how often, what counts, who scores it, and what follows, on one page. */
import { usualPublishing } from '@attain/engine/performance/scorecard'
import { useLanguage } from '@attain/ui/i18n'
import { Form } from 'antd'
import { useMemo } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { ConditionSetting } from '../../names/setting.tsx'
import { Notes } from '../automation/notes.tsx'
import type { EditorProps } from '../editor.ts'
import { CycleRoles } from '../role/cycle-roles.tsx'
import { WholeField } from '../settings/more-fields.tsx'
import { DecimalField } from '../settings/pick-fields.tsx'
import { Section } from '../settings/section.tsx'
import { SettingsContext, useEditedSettings } from '../settings/settings-context.tsx'
import { useScrollToAsked } from '../settings/use-scroll-to-asked.ts'
import { WordsField } from '../settings/words-field.tsx'
import { CycleSettings } from './cycle-settings.tsx'
import { GradeBand } from './grades/grade-band.tsx'
import { GradeTable } from './grades/grade-table.tsx'
import { AdjustmentList, ItemList } from './items/item-list.tsx'
import { DistributionSettings } from './results/distribution-settings.tsx'
import { RewardList } from './results/reward-list.tsx'
import { VetoList } from './results/veto-list.tsx'
import { ReviewList } from './reviews/review-list.tsx'
import { ScorecardContext, scorecardOf, useScorecard } from './scorecard-context.tsx'
import { useTexts } from './texts.ts'
import './scorecard-editor.css'

/** Whoever is appraised: names in conditions and of reviewers are about them. */
const appraised = { object: 'person', nodes: [], canChoose: false, isAppraisal: true }

export default function ScorecardEditor({ identity, document }: EditorProps) {
  const [language] = useLanguage()
  const settings = useEditedSettings('scorecard', identity)
  const scorecard = scorecardOf(document)
  const edited = useMemo(() => ({ ...settings, scorecard }), [settings, scorecard])
  return (
    <SettingsContext value={settings}>
      <ScorecardContext value={edited}>
        <AutomationPlaceContext value={appraised}>
          <Settings key={language} />
        </AutomationPlaceContext>
      </ScorecardContext>
    </SettingsContext>
  )
}

function Settings() {
  const { identity, scorecard, problems, words, set } = useScorecard()
  const room = useScrollToAsked()
  const place = (property: string) => ({ definition: '', property, pointer: `/${property}` })
  return (
    <Form layout="vertical" component="div" className="scorecard-editor">
      <div ref={room}>
        <Notes problems={problems.filter(({ pointer }) => pointer === '')} />
        <Section part="label">
          <WordsField {...place('label')} value={scorecard.label} required />
          <WordsField {...place('description')} value={scorecard.description} long />
          <ConditionSetting
            words={words('', 'for')}
            identity={identity}
            pointer="/for"
            value={scorecard.for}
            problems={problems}
            onChange={(condition) => set('/for', condition, words('', 'for').title)}
          />
        </Section>
        <Section part="cycle">
          <CycleSettings />
        </Section>
        <Section part="items" toldInside={isSum}>
          <ItemList />
        </Section>
        <Section part="adjustments">
          <AdjustmentList />
        </Section>
        <Section part="vetoes">
          <VetoList />
        </Section>
        <Section part="total">
          <TotalSettings />
        </Section>
        <Section part="grades" toldInside={() => true}>
          <GradeBand />
          <GradeTable />
        </Section>
        <Section part="reviews" toldInside={isSum}>
          <ReviewList />
        </Section>
        <Section part="distribution">
          <DistributionSettings />
        </Section>
        <Section part="publishing">
          <PublishingSettings />
        </Section>
        <Section part="rewards">
          <RewardList />
        </Section>
        <CycleRoles scorecard={scorecard.name} />
      </div>
    </Form>
  )
}

/** What the sum below a list says, as it changes. */
const summed: ReadonlySet<string> = new Set(['weights-not-100', 'review-weights-not-100'])
const isSum = ({ code }: ProblemAt) => summed.has(code)

function TotalSettings() {
  const { t } = useTexts()
  const { total = {} } = useScorecard().scorecard
  const place = (property: string) => ({ definition: 'Total', property, pointer: `/total/${property}` })
  return (
    <>
      <p className="score-order">{t('order')}</p>
      <div className="setting-fields">
        <DecimalField {...place('floor')} value={total.floor} placeholder="0" />
        <DecimalField {...place('cap')} value={total.cap} placeholder="–" />
        <DecimalField {...place('adjustmentFloor')} value={total.adjustmentFloor} placeholder="–" />
        <DecimalField {...place('adjustmentCap')} value={total.adjustmentCap} placeholder="–" />
        <WholeField {...place('digits')} value={total.digits} usual={2} max={6} />
      </div>
    </>
  )
}

function PublishingSettings() {
  const { publishing = {} } = useScorecard().scorecard
  const place = (property: string) => ({ definition: 'Publishing', property, pointer: `/publishing/${property}` })
  return (
    <div className="setting-fields">
      <WholeField {...place('shownDays')} value={publishing.shownDays} usual={usualPublishing.shownDays} max={365} />
      <WholeField {...place('appealDays')} value={publishing.appealDays} usual={usualPublishing.appealDays} max={365} />
    </div>
  )
}
