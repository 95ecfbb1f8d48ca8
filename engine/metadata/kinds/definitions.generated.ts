// Generated from definitions.json by generate-types.ts; change the schema and run it again.

/**
 * A lower-case letter, then letters, digits or underscores; at most 63.
 */
export type Name = string
/**
 * A field, or a field of a related record such as `account.region`.
 */
export type Path = string
/**
 * A formula as in a spreadsheet, e.g. amount * probability; as text, or as JSON Logic.
 */
export type Formula =
  | string
  | {
      [k: string]: unknown
    }
/**
 * A formula that is true or false for a record, e.g. stage = "won"; as text, or as JSON Logic: {"==": [{"var": "stage"}, "won"]}.
 */
export type Condition =
  | string
  | {
      [k: string]: unknown
    }
/**
 * A number; written as text when it has more than 15 digits.
 */
export type Decimal = number | string
/**
 * A day as year-month-day.
 */
export type Day = string
/**
 * Where people come from.
 */
export type Source = People | RolePeople | TeamHead | Managers | FieldPeople | Submitter | Chosen | FormulaPeople
/**
 * Something that is done.
 */
export type Action =
  | SetFields
  | CreateRecord
  | UpdateRelated
  | Assign
  | Tag
  | Notify
  | Webhook
  | StartApproval
  | WithdrawApproval
  | PostToKpi

/**
 * Words for people, in each language; English stands in where another is missing.
 */
export interface Text {
  /**
   * The words in English.
   */
  en: string
  /**
   * The words in Chinese.
   */
  'zh-CN'?: string
}
/**
 * One step of an order.
 */
export interface Sort {
  /**
   * The field to sort by.
   */
  field: Path
  /**
   * Smallest or largest first.
   */
  direction?: 'asc' | 'desc'
}
/**
 * How long.
 */
export interface Duration {
  /**
   * How many.
   */
  amount: number
  /**
   * Of what.
   */
  unit: 'minutes' | 'hours' | 'days'
  /**
   * Counted on the working calendar.
   */
  working?: boolean
}
/**
 * Named people.
 */
export interface People {
  /**
   * Where people come from.
   */
  from: 'people'
  /**
   * Their e-mail addresses.
   *
   * @minItems 1
   * @maxItems 100
   */
  people: string[]
}
/**
 * Everybody with a role.
 */
export interface RolePeople {
  /**
   * Where people come from.
   */
  from: 'role'
  /**
   * Which role.
   */
  role: Name
}
/**
 * Who leads the team of a person.
 */
export interface TeamHead {
  /**
   * Where people come from.
   */
  from: 'teamHead'
  /**
   * A field with the person; the submitter without one.
   */
  of?: Path
}
/**
 * The manager of a person, the manager’s manager, and so on.
 */
export interface Managers {
  /**
   * Where people come from.
   */
  from: 'managers'
  /**
   * A field with the person; the submitter without one.
   */
  of?: Path
  /**
   * How many at most; one when neither this nor a title is given.
   */
  levels?: number
  /**
   * The last one has this title.
   */
  title?: string
}
/**
 * A person of the record, or of a related one.
 */
export interface FieldPeople {
  /**
   * Where people come from.
   */
  from: 'field'
  /**
   * Which field.
   */
  field: Path
}
/**
 * Who submitted the record; in a rule, who changed it.
 */
export interface Submitter {
  /**
   * Where people come from.
   */
  from: 'submitter'
}
/**
 * Whom the submitter chooses.
 */
export interface Chosen {
  /**
   * Where people come from.
   */
  from: 'chosen'
}
/**
 * A person that a formula gives, such as a duty list.
 */
export interface FormulaPeople {
  /**
   * Where people come from.
   */
  from: 'formula'
  /**
   * Gives a person.
   */
  formula: Formula
}
/**
 * Changes fields of the record.
 */
export interface SetFields {
  /**
   * What is done.
   */
  do: 'setFields'
  /**
   * Each field with its formula.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * Makes a record of any object.
 */
export interface CreateRecord {
  /**
   * What is done.
   */
  do: 'createRecord'
  /**
   * Which object.
   */
  object: Name
  /**
   * Each field with its formula over the record of the approval.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * Changes records that point to this one, or that it points to.
 */
export interface UpdateRelated {
  /**
   * What is done.
   */
  do: 'updateRelated'
  /**
   * A child list of the object, or one of its lookups.
   */
  related: Name
  /**
   * Only related records that meet this.
   */
  where?: Condition
  /**
   * Each field with its formula over the record itself.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * What a field becomes.
 */
export interface FieldValue {
  /**
   * Which field.
   */
  field: Name
  /**
   * A formula; blank empties the field.
   */
  value: Formula
}
/**
 * Gives the record to one of several people.
 */
export interface Assign {
  /**
   * What is done.
   */
  do: 'assign'
  /**
   * The field that says whose it is; the owner without one.
   */
  field?: Name
  /**
   * From whom one is chosen: anybody who is active, with an account or without. Whoever is locked out or has left is passed over.
   *
   * @maxItems 20
   */
  among?: Source[]
  /**
   * Who of them gets it.
   */
  by?: 'roundRobin' | 'load' | 'score' | 'territory'
  /**
   * Which records count as load; all without it.
   */
  open?: Condition
  /**
   * A number for each person, over their own record.
   */
  score?: Formula
  /**
   * Where territories are kept.
   */
  territory?: Territory
}
/**
 * Which records say who has which territory.
 */
export interface Territory {
  /**
   * Its records are the territories.
   */
  object: Name
  /**
   * The field by which a territory is found.
   */
  field: Name
  /**
   * What the field has to be, over the record that is assigned.
   */
  equals: Formula
  /**
   * The field with who has the territory.
   */
  person: Name
}
/**
 * Adds tags, or takes them away.
 */
export interface Tag {
  /**
   * What is done.
   */
  do: 'tag'
  /**
   * A field of tags, or of several options.
   */
  field: Name
  /**
   * What is added.
   *
   * @minItems 1
   * @maxItems 50
   */
  add?: string[]
  /**
   * What is taken away.
   *
   * @minItems 1
   * @maxItems 50
   */
  remove?: string[]
}
/**
 * Tells people, or a group in a chat.
 */
export interface Notify {
  /**
   * What is done.
   */
  do: 'notify'
  /**
   * Who is told.
   *
   * @maxItems 20
   */
  people?: Source[]
  /**
   * The name of a robot that tells its group.
   */
  robot?: string
  /**
   * The first line; {field} stands for a value of the record.
   */
  title: Text
  /**
   * What they are told besides; {field} stands for a value of the record.
   */
  text?: Text
}
/**
 * Sends the record to another system.
 */
export interface Webhook {
  /**
   * What is done.
   */
  do: 'webhook'
  /**
   * The name of a webhook that an administrator has set up.
   */
  webhook: string
  /**
   * What is sent of the record.
   *
   * @minItems 1
   * @maxItems 100
   */
  fields: Path[]
}
/**
 * Starts another approval of the record, and does not wait for it.
 */
export interface StartApproval {
  /**
   * What is done.
   */
  do: 'startApproval'
  /**
   * Which approval.
   */
  approval: Name
}
/**
 * Ends the running approval of the record.
 */
export interface WithdrawApproval {
  /**
   * What is done.
   */
  do: 'withdrawApproval'
  /**
   * Which approval.
   */
  approval: Name
}
/**
 * Enters a figure for a KPI that is made of entries; nothing is posted twice for the same event.
 */
export interface PostToKpi {
  /**
   * What is done.
   */
  do: 'postToKpi'
  /**
   * A KPI that is made of entries.
   */
  kpi: Name
  /**
   * How much, over the record, e.g. 1 or amount * 2%.
   */
  amount: Formula
  /**
   * For whom; the owner of the record without it.
   */
  person?: Formula
  /**
   * On which day; today without it.
   */
  date?: Formula
}
