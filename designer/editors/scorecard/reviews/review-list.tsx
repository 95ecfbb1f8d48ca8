/** Who scores what people have to score, in which order, and how much that counts. */
import { PlusOutlined } from '@ant-design/icons'
import type { scorecards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Dropdown } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { SourceList } from '../../automation/people/source-list.tsx'
import { useNames } from '../../automation/words/names.ts'
import { saySources } from '../../automation/words/say-people.ts'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { freeName } from '../../settings/free-name.ts'
import { SeveralField, WholeField } from '../../settings/more-fields.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { WeightSum } from '../../settings/weight-sum.tsx'
import { WordsField } from '../../settings/words-field.tsx'
import { Entries } from '../parts/entries.tsx'
import { useOwn } from '../parts/use-kpis.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { beginReview, type UsualReview, usualReviews } from './begin-review.ts'

const MOST = 10

export function ReviewList() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard, words, set } = useScorecard()
  const names = useNames('person')
  const { reviews = [] } = scorecard
  const title = words('', 'reviews').title
  const labelOf = ({ label, name }: scorecards.Review) => textIn(label, language) || name
  const add = (usual: UsualReview) => {
    const begun = beginReview(usual, reviews)
    set('/reviews', [...reviews, { ...begun, name: freeName(begun.name, reviews) }], title)
  }
  return (
    <Entries
      list="reviews"
      said={({ by }) => saySources(by, names)}
      aside={(review, index) => (
        <DecimalInput
          label={t('weightOf', { name: labelOf(review) })}
          suffix="%"
          value={review.weight}
          onChange={(weight) =>
            weight === undefined ? undefined : set(`/reviews/${index}/weight`, weight, labelOf(review))
          }
        />
      )}
      body={(review, pointer) => <ReviewBody review={review} pointer={pointer} />}
    >
      <div className="score-table-foot">
        {reviews.length < MOST && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: usualReviews.map((key) => ({ key, label: t(`review_${key}`) })),
              onClick: ({ key }) => add(key as UsualReview),
            }}
          >
            <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />}>
              {t('addReview')}
            </Button>
          </Dropdown>
        )}
        {reviews.length > 0 && (
          <WeightSum
            weights={reviews.map(({ weight }) => weight)}
            onEven={(weights) =>
              set(
                '/reviews',
                reviews.map((review, index) => ({ ...review, weight: weights[index] ?? review.weight })),
                title,
              )
            }
          />
        )}
      </div>
    </Entries>
  )
}

function ReviewBody({ review, pointer }: { readonly review: scorecards.Review; readonly pointer: string }) {
  const { t } = useTexts()
  const { identity, scorecard, problems, words, set } = useScorecard()
  const items = useOwn('items').filter(
    ({ value }) => scorecard.items.find(({ name }) => name === value)?.rule.type === 'manual',
  )
  const place = (property: string) => ({ definition: 'Review', property, pointer: `${pointer}/${property}` })
  return (
    <>
      <WordsField {...place('label')} value={review.label} required />
      <h3>{words('Review', 'by').title}</h3>
      <SourceList
        label={words('Review', 'by').title}
        identity={identity}
        pointer={`${pointer}/by`}
        value={review.by}
        problems={problemsBelow(problems, `${pointer}/by`)}
        onChange={(by) => set(`${pointer}/by`, by, words('Review', 'by').title)}
      />
      <SeveralField {...place('items')} value={review.items} choices={items} placeholder={t('allItems')} />
      <div className="setting-fields">
        <WholeField {...place('days')} value={review.days} max={365} />
        <ChoiceField {...place('nobody')} value={review.nobody} usual="administrators" />
      </div>
    </>
  )
}
