/** What approvals and rules have in common: where people come from, and what is done. Their schemas share it. */
export type {
  Action,
  Assign,
  CreateRecord,
  Duration,
  FieldValue,
  Notify,
  PostToKpi,
  SetFields,
  Source as PeopleSource,
  StartApproval,
  Tag,
  UpdateRelated,
  Webhook,
  WithdrawApproval,
} from './definitions.generated.ts'
