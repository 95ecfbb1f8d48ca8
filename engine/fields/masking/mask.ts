/**
 * How values are masked where people work with data that is not theirs to see: text is replaced by text that means
 * nothing, and what decides, counts and adds up stays. Equal values become equal ones; there is no way back without the
 * secret behind `pseudonym`.
 */
import type { FieldModel, FieldType } from '../../metadata/model.ts'
import { countCharacters, firstCharacters } from '../characters.ts'
import { formatDecimal, parseDecimal, unitsAt } from '../decimal.ts'
import type { Json } from '../field-type.ts'
import { fieldTypes } from '../index.ts'
import {
  alike,
  madeUpCode,
  madeUpEmail,
  madeUpName,
  madeUpPhone,
  madeUpProse,
  madeUpUrl,
  madeUpWord,
} from './made-up.ts'
import { type Dice, diceOf, type Pseudonym } from './pseudonym.ts'

export interface Masking {
  readonly pseudonym: Pseudonym
  /** Amounts of money become others of about the same size. */
  readonly amounts: boolean
}

type Mask = (value: Json, field: FieldModel, dice: Dice, masking: Masking) => Json

const keep: Mask = (value) => value
const leaveOut: Mask = () => null

/** Every type says how; forgetting one does not compile. */
const masks: Readonly<Record<FieldType, Mask>> = {
  text: textMask(madeUpName),
  longText: textMask(madeUpProse),
  email: (_value, _field, dice) => madeUpEmail(dice),
  phone: (_value, _field, dice) => madeUpPhone(dice),
  url: (_value, _field, dice) => madeUpUrl(dice),
  address: maskAddress,
  tags: maskTags,
  currency: maskAmount,
  attachment: leaveOut,
  // never stored
  formula: leaveOut,
  rollup: leaveOut,
  // what decides, counts and adds up
  number: keep,
  percent: keep,
  boolean: keep,
  date: keep,
  datetime: keep,
  select: keep,
  multiSelect: keep,
  autoNumber: keep,
  // ids: whom they lead to is masked itself
  lookup: keep,
  masterDetail: keep,
  user: keep,
  team: keep,
}

const MOST_TRIES = 20

/**
 * The value that stands for this one; null where none can. `attempt` gives others, for fields in which no value may
 * occur twice.
 */
export function maskValue(value: Json, field: FieldModel, masking: Masking, attempt = 0): Json {
  if (value === null || isTechnical(field)) return value
  const mask = masks[field.type]
  if (mask === keep || (mask === maskAmount && !masking.amounts)) return value
  const type = fieldTypes[field.type]
  // by what must not occur twice: what differs in case only is the same before and after
  const text = `${field.type}\u0000${type.uniqueKey(value)}`
  let masked: Json = null
  for (let attempted = attempt * MOST_TRIES; attempted < (attempt + 1) * MOST_TRIES; attempted++) {
    masked = mask(value, field, diceOf(masking.pseudonym, `${attempted}\u0000${text}`), masking)
    const reading = type.readOnly ? { value: masked } : type.read(masked, field)
    if ('value' in reading) return reading.value
  }
  // a form that chance does not meet: where something has to be there, it is of the wrong form
  return field.required ? masked : null
}

/** Whether a value of the field may be something that only some people should see. */
export function isMasked(field: FieldModel): boolean {
  return masks[field.type] !== keep && !isTechnical(field)
}

/** Objects of the system whose texts are codes by which others find them, and say nothing of anybody. */
const technicalObjects = new Set(['currency', 'exchange_rate', 'working_calendar', 'calendar_day'])

function isTechnical({ object, name }: FieldModel): boolean {
  return technicalObjects.has(object) || (object === 'person' && name === 'time_zone')
}

/** As long as the field wants it; where it has a pattern, of the same form as before. */
function textMask(make: (dice: Dice) => string): Mask {
  return (value, { document }, dice) => {
    if (document.pattern !== undefined) return alike(String(value), dice)
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = document
    let text = make(dice)
    if (countCharacters(text) > maxLength && document.type === 'text') text = madeUpCode(dice, Math.min(maxLength, 12))
    while (countCharacters(text) < minLength) text += ` ${make(dice)}`
    return firstCharacters(text, maxLength).trim().padEnd(minLength, 'x')
  }
}

function maskAddress(value: Json, _field: FieldModel, dice: Dice): Json {
  if (typeof value !== 'object' || value === null) return null
  const maskPart = (part: string, text: Json) => {
    const name = madeUpName(dice)
    return part === 'postalCode' && typeof text === 'string' ? alike(text, dice) : name
  }
  return Object.fromEntries(Object.entries(value).map(([part, text]) => [part, maskPart(part, text)]))
}

function maskTags(value: Json, { type }: FieldModel, _dice: Dice, { pseudonym }: Masking): Json {
  if (!Array.isArray(value)) return null
  return value.map((tag) => madeUpWord(diceOf(pseudonym, `${type}\u0000${fieldTypes.text.uniqueKey(tag as Json)}`)))
}

/** Between half and one and a half of it, with as many digits after the point. */
function maskAmount(value: Json, { scale = 2 }: FieldModel, dice: Dice): Json {
  const decimal = typeof value === 'string' ? parseDecimal(value) : null
  if (decimal === null) return null
  const exact = Math.max(decimal.scale, scale)
  const units = (unitsAt(decimal, exact) * BigInt(500 + dice.roll(1001))) / 1000n / 10n ** BigInt(exact - scale)
  return formatDecimal({ units, scale }, scale)
}
