/** How an item came to its points, as sentences that can be calculated again. */
import type { CardBody, CardItemBody } from '@attain/contract'
import type { Language } from '@attain/form'
import { textIn } from '@attain/form'
import type { TFunction } from 'i18next'
import { figure, points, signed } from './figures.ts'

type Result = NonNullable<CardBody['result']>['card']['items'][number]
type Step = Extract<Result, { status: 'scored' }>['steps'][number]

export interface Wording {
  readonly t: TFunction<'scorecards'>
  readonly language: Language
  readonly card: CardBody
}

export function stepSentence({ t, language, card }: Wording, step: Step, kpi: CardItemBody['kpi']): string {
  const p = (value: string) => points(value, language)
  const f = (value: string) => figure(value, kpi, language)
  switch (step.type) {
    case 'attainment':
      return t('step.attainment', {
        actual: f(step.actual),
        target: f(step.target),
        attainment: p(step.attainment),
      })
    case 'completionRate':
      return t('step.completionRate', {
        actual: f(step.actual),
        target: f(step.target),
        full: p(step.full),
        points: p(step.points),
      })
    case 'lowerIsBetter':
      return t('step.lowerIsBetter', {
        actual: f(step.actual),
        target: f(step.target),
        full: p(step.full),
        points: p(step.points),
      })
    case 'ladder': {
      const v = (value: string) => (step.of === 'attainment' ? `${p(value)}%` : f(value))
      if (step.from === undefined)
        return t('step.belowLadder', { value: v(step.value), to: v(step.to ?? '0'), points: p(step.points) })
      return step.to === undefined
        ? t('step.topOfLadder', { value: v(step.value), from: v(step.from), points: p(step.points) })
        : t('step.ladder', {
            value: v(step.value),
            from: v(step.from),
            to: v(step.to),
            points: p(step.points),
          })
    }
    case 'interpolated': {
      const v = (value: string) => (step.of === 'attainment' ? `${p(value)}%` : f(value))
      return step.before !== undefined && step.after !== undefined
        ? t('step.between', {
            value: v(step.value),
            before: v(step.before.at),
            low: p(step.before.points),
            after: v(step.after.at),
            high: p(step.after.points),
            points: p(step.points),
          })
        : t('step.level', { value: v(step.value), points: p(step.points) })
    }
    case 'pointsPerUnit':
      return t('step.pointsPerUnit', {
        counted: f(step.counted),
        units: p(step.units),
        unit: f(step.unit),
        each: signed(step.each, language),
        points: signed(step.points, language),
      })
    case 'review': {
      const label = card.reviews.find(({ review }) => review === step.review)?.label
      return t('step.review', {
        review: textIn(label, language) || step.review,
        score: p(step.score),
        weight: p(step.weight),
        points: p(step.points),
      })
    }
    case 'granted':
      return t('step.granted', { by: card.names[step.by] ?? '', points: signed(step.points, language) })
    case 'cap':
      return t('step.cap', { limit: p(step.limit), from: p(step.from) })
    case 'floor':
      return t('step.floor', { limit: p(step.limit), from: p(step.from) })
    default:
      return step satisfies never
  }
}

type Refusal = Extract<Result, { status: 'refused' }>['refusal']

export function refusalSentence({ t, language }: Wording, refusal: Refusal): string {
  switch (refusal.refused) {
    case 'target-missing':
    case 'target-zero':
    case 'target-negative':
    case 'actual-missing':
      return t(`problem.${refusal.refused}`)
    case 'score-out-of-range':
      return t('refused.outOfRange', {
        lowest: points(refusal.lowest, language),
        highest: points(refusal.highest, language),
      })
    case 'nobody-counts':
      return t('refused.nobody')
    default:
      return refusal satisfies never
  }
}

type Grading = NonNullable<NonNullable<CardBody['result']>['steps']>[number]

export function gradeSentence({ t, language, card }: Wording, step: Grading): string {
  const grade = textIn(card.grades.find(({ name }) => name === step.grade)?.label, language) || step.grade
  switch (step.type) {
    case 'grade':
      return step.from === undefined
        ? t('grade.last', { score: points(step.score, language), grade })
        : t('grade.points', { score: points(step.score, language), from: points(step.from, language), grade })
    case 'distribution':
      if (step.why === 'smallGroup') return t('grade.smallGroup')
      if (step.why === 'exempt') return t('grade.exempt')
      return step.why === 'same'
        ? t('grade.seatSame', { rank: step.rank, of: step.of, grade })
        : t('grade.seat', { rank: step.rank, of: step.of, grade })
    case 'calibration':
      return t('grade.calibration', { by: card.names[step.by] ?? '', grade })
    case 'veto': {
      const veto = textIn(card.vetoes.find(({ name }) => name === step.veto)?.label, language) || step.veto
      return t('grade.veto', { veto, grade })
    }
    default:
      return step satisfies never
  }
}
