/**
 * Every problem that metadata can have, in both languages. Codes are public: add, but do not rename.
 * `{words}` are filled in by whoever finds the problem; both languages use the same.
 */
export const problemCatalogue = {
  // Reading
  'invalid-json': error(
    'Line {line}, column {column}: {expected} is expected here, not {found}.',
    '第 {line} 行第 {column} 列：此处应为{expected}，而不是{found}。',
  ),
  'duplicate-key': error(
    'Line {line}, column {column}: “{found}” is given twice.',
    '第 {line} 行第 {column} 列：“{found}”出现了两次。',
  ),
  'too-large': error('{what}: {found} is more than the limit of {expected}.', '{what}：{found} 超过上限 {expected}。'),
  'too-deep': error('Values are nested more than {expected} deep.', '嵌套超过 {expected} 层。'),
  'unknown-kind': error('“{found}” is not a kind of metadata.', '“{found}”不是元数据的种类。'),
  'wrong-folder': error('A document of kind {kind} belongs in {expected}.', '{kind} 类文档应放在 {expected}。'),
  'file-name': warning('This file should be called {expected}.', '此文件应命名为 {expected}。'),
  'duplicate-document': error('{found} is described here and in {other}.', '{found} 在此处和 {other} 中重复描述。'),
  'newer-format': error(
    'This bundle has format version {found}; this engine reads {expected}. Use a newer Attain.',
    '此元数据包的格式版本为 {found}，当前引擎支持 {expected}。请使用更新版本的达成。',
  ),

  // Shape
  'missing-property': error('“{property}” is missing.', '缺少“{property}”。'),
  'unknown-property': error('“{found}” is not known here.', '此处没有“{found}”这一项。'),
  'wrong-type': error('{expected} is expected here, not {found}.', '此处应为{expected}，而不是{found}。'),
  'not-allowed': error('“{found}” is not one of {expected}.', '“{found}”不在可选值之列：{expected}。'),
  'wrong-format': error('“{found}” does not fit. {expected}', '“{found}”格式不符。{expected}'),
  'out-of-range': error('{found} is out of range: {expected}.', '{found} 超出范围：{expected}。'),

  // Names
  'unknown-object': error('There is no object “{found}”.', '没有对象“{found}”。'),
  'unknown-field': error('{object} has no field “{found}”.', '{object} 没有字段“{found}”。'),
  'not-a-relation': error(
    '“{found}” of {object} does not lead to another record, so nothing can follow it.',
    '{object} 的“{found}”不指向其他记录，后面不能再接字段。',
  ),
  'unknown-option': error('“{field}” of {object} has no option “{found}”.', '{object} 的“{field}”没有选项“{found}”。'),
  'unknown-children': error('{object} has no child list “{found}”.', '{object} 没有子列表“{found}”。'),
  'unknown-record-type': error('{object} has no record type “{found}”.', '{object} 没有记录类型“{found}”。'),
  'unknown-view': error('{object} has no view “{found}”.', '{object} 没有视图“{found}”。'),
  'unknown-approval': error('{object} has no approval “{found}”.', '{object} 没有审批“{found}”。'),
  'unknown-page': error('There is no page “{found}”.', '没有页面“{found}”。'),
  'unknown-role': error('There is no role “{found}”.', '没有角色“{found}”。'),
  'unknown-calendar': error('There is no calendar “{found}”.', '没有日历“{found}”。'),
  'unknown-kpi': error('There is no KPI “{found}”.', '没有指标“{found}”。'),

  'unknown-target': error('There is no target “{found}”.', '没有目标“{found}”。'),
  'unknown-plan': error('There is no commission plan “{found}”.', '没有奖金方案“{found}”。'),
  'unknown-component': error('The plan has no component “{found}”.', '方案没有项目“{found}”。'),
  'unknown-measure': error('The component has no measure “{found}”.', '该项目没有度量“{found}”。'),
  'unknown-scorecard': error('There is no scorecard “{found}”.', '没有考核表“{found}”。'),
  'unknown-dashboard': error('There is no dashboard “{found}”.', '没有仪表盘“{found}”。'),

  // Formulas
  'bad-formula': error('The formula does not work: {reason}', '公式无效：{reason}'),
  'not-for-lists': error(
    '{found} cannot be used here, because this formula is worked out for many records at once. {reason}',
    '此处不能使用 {found}，因为该公式会同时计算多条记录。{reason}',
  ),
  'circular-formula': error('{reason}', '{reason}'),
  'formula-too-costly': error(
    'With the formula fields that it reads, this formula costs {found}; at most {expected} are allowed.',
    '连同所引用的公式字段，此公式的开销为 {found}，上限为 {expected}。',
  ),
  'rollup-not-kept': error(
    'A roll-up is brought up to date when one of its records changes, so it can only look at stored fields of these records, not at {found}.',
    '汇总字段在其子记录变更时更新，因此只能使用子记录自身存储的字段，不能使用 {found}。',
  ),
  'two-defaults': error(
    'A field has “default” or “defaultFormula”, not both.',
    '“default”与“defaultFormula”不能同时填写。',
  ),

  // KPIs
  'kpi-named-as-shift': error(
    '“{found}” asks for another period or more people in formulas, so no KPI can be called so.',
    '“{found}”在公式中表示其他期间或范围，不能用作指标名称。',
  ),
  'measure-of-nothing': error('“{found}” needs to know of what.', '“{found}”需要说明计算什么。'),
  'count-of-something': error(
    'A count counts records; leave “of” out, or put the condition into “when”.',
    '计数只数记录；请去掉“of”，条件写在“when”中。',
  ),
  'not-to-be-split': error(
    'Only sums and counts can be shared between people, not “{found}”.',
    '只有求和与计数可以在多人之间分摊，“{found}”不能。',
  ),
  'no-way-to-measure': error(
    '{object} has no stages, or keeps no history of them.',
    '{object} 没有阶段，或不保留历史。',
  ),
  'needs-later-stages': error('“{found}” needs to know which later stages.', '“{found}”需要说明后续阶段。'),
  'takes-no-later-stages': error(
    'Only what went on looks at later stages; leave “to” out for “{found}”.',
    '只有转入后续阶段的统计才用到后续阶段；“{found}”请去掉“to”。',
  ),
  'goes-on-to-itself': error('“{found}” is the stage itself.', '“{found}”就是该阶段本身。'),
  'person-of-that-day': error(
    'Whose it was on a day is known of a field of its own, on an object that keeps its history; “{found}” is none.',
    '只有保留历史的对象自身的字段才知道当日归属；“{found}”不是。',
  ),
  'dimension-name-taken': error(
    '“{found}” means something else where figures are grouped; take another name.',
    '“{found}”在分组中另有含义，请换一个名称。',
  ),
  'not-a-dimension': error(
    'Figures cannot be told apart by {found}: take a selection, a relation, a short text, a number or a yes/no field.',
    '不能按 {found} 细分：请使用单选、关联、短文本、数字或是/否字段。',
  ),
  'unit-is-money': error(
    'What is calculated is money, so the unit is “currency”.',
    '计算结果是金额，单位应为“currency”。',
  ),
  'unit-is-no-money': error('The unit is money, but what is calculated is not.', '单位是金额，但计算结果不是金额。'),
  'kpi-takes-no-entries': error(
    'Figures of “{found}” are worked out; only a KPI that is made of entries can be posted to.',
    '“{found}”的数值由计算得出；只能记入填报型指标。',
  ),
  'kpi-currency': error(
    'KPIs are measured in the currency of the application, {expected}; this is {found}.',
    '指标以应用货币 {expected} 计量，此处为 {found}。',
  ),

  // Targets
  'periods-do-not-add-up': error('{found} do not add up to {expected}.', '{found}不能合计为{expected}。'),
  'nothing-to-break-down': error(
    'There are only targets for {found}, so nothing is broken down.',
    '只有{found}的目标，无需分解。',
  ),
  'alert-of-no-level': error('“{found}” is no level of this target.', '“{found}”不是该目标的层级。'),
  'alert-to-nobody': error('Nobody is told.', '没有通知任何人。'),
  'level-twice': error('“{found}” is a level above already.', '“{found}”在上面已是一级。'),
  'company-not-first': error('The whole company is the first level, or none.', '全公司只能作为第一级。'),
  'team-below-person': error('Teams stand above people.', '团队应在个人之上。'),
  'first-level-by-hand': error(
    'Nothing stands above the first level that it could be broken down from.',
    '第一级之上没有可分解的目标。',
  ),
  'weight-without-weights': error(
    'A weight is used where targets are broken down by weights.',
    '只有按权重分解时才使用权重字段。',
  ),
  'weight-not-a-number': error(
    '“{found}” is of type {type}; a weight is a number.',
    '“{found}”是 {type} 类型；权重应为数字。',
  ),
  'does-not-add-up': error(
    'Figures of “{found}” do not add up, so its targets cannot be shared out. They can be the same for everybody.',
    '“{found}”的数值不能相加，目标无法分摊，但可以各自相同。',
  ),
  'same-of-sums': warning(
    'Figures of “{found}” add up: when all have the same target as the whole, together they have many times as much.',
    '“{found}”的数值可以相加：若各自都与总目标相同，合计将是数倍。',
  ),
  'only-for-people': error('“{setting}” is about people, and no level is.', '“{setting}”针对个人，但没有个人这一级。'),

  // Approvals
  'unknown-node': error('There is no node “{found}”. There are: {known}.', '没有节点“{found}”。现有：{known}。'),
  'leads-nowhere': error(
    '“{found}” leads nowhere; name the node that follows, or “end”.',
    '“{found}”没有下一步；请填写后续节点或“end”。',
  ),
  'no-default-branch': error(
    '“{found}” does not say where it goes when no branch matches.',
    '“{found}”没有说明都不满足时走哪里。',
  ),
  'not-a-join': error('“{found}” is no join.', '“{found}”不是汇合节点。'),
  'wrong-join': error(
    'This way leads to the join “{found}”; it has to lead to “{expected}”.',
    '此路径通向汇合“{found}”，应通向“{expected}”。',
  ),
  'ends-in-branch': error('A branch of “{split}” ends before its join.', '“{split}”的一个分支在汇合之前就结束了。'),
  'crosses-branches': error(
    'This way leads into or out of a branch, to “{found}”. Branches are left by their join only.',
    '此路径跨越了分支边界，通向“{found}”。分支只能通过汇合离开。',
  ),
  'never-reached': error('Nothing leads to “{found}”.', '没有路径通向“{found}”。'),
  'round-without-person': error(
    'From “{found}” it goes round without asking anybody.',
    '从“{found}”开始形成没有审批人的循环。',
  ),

  'may-find-nobody': warning(
    '“{found}” may be blank, and then the administrators decide. Say in “nobody” what should happen.',
    '“{found}”可能为空，届时将交给管理员。请在“找不到人时”中说明如何处理。',
  ),
  'waits-for-nothing': error('A wait needs a time, a moment or a condition.', '等待节点需要时长、时间或条件。'),
  'circular-subprocess': error(
    '“{found}” would wait for this approval in turn, for ever.',
    '“{found}”又会等待本审批，形成死循环。',
  ),

  // People, actions and rules
  'not-a-person': error('“{found}” of {object} leads to no person.', '{object} 的“{found}”不指向人员。'),
  'nobody-chooses': error('Nobody submits the record here, so nobody can choose.', '此处没有提交人，无人可以选择。'),
  'not-settable': error('“{found}” of {object} is filled by the system.', '{object} 的“{found}”由系统填写。'),
  'value-missing': error('A new record of {object} needs “{field}”.', '新建 {object} 记录需要填写“{field}”。'),
  'not-taggable': error(
    '“{found}” is of type {type}; tags go into a field of tags or of several options.',
    '“{found}”是 {type} 类型；标签只能用于标签或多选字段。',
  ),
  'record-gone': error('The record is gone by then, so this cannot be done.', '此时记录已被删除，无法执行此操作。'),
  'no-stages': error('{object} has no stages.', '{object} 没有阶段。'),
  'not-a-date': error(
    '“{found}” is of type {type}, not a date or a moment.',
    '“{found}”是 {type} 类型，不是日期或时间。',
  ),

  // Calendars
  'no-such-granularity': error('This calendar has no {found}.', '此日历不分{found}。'),
  'no-such-period': error(
    'A year of this calendar has {expected} {what}; there is no number {found}.',
    '此日历每年有 {expected} 个{what}，没有第 {found} 个。',
  ),

  // Dashboards
  'widget-outside': error('“{found}” reaches over the edge of the grid.', '“{found}”超出了网格。'),
  'widgets-overlap': error('“{found}” lies over “{other}”.', '“{found}”与“{other}”重叠。'),
  'unknown-dimension': error('The figures cannot be told apart by “{found}”.', '这些数值不能按“{found}”细分。'),
  'grouped-twice': error('The figures are told apart by “{found}” already.', '已经按“{found}”细分过了。'),
  'people-twice': error(
    'People are told apart in one way at a time, so not by “{found}” as well.',
    '人员一次只能用一种方式细分，不能再按“{found}”。',
  ),
  'progress-of-nothing': error(
    'Say of what it is the progress; only of a percentage that is known.',
    '请说明进度的目标；只有百分比可以不填。',
  ),

  // Scorecards
  'unknown-item': error('The card has no item “{found}”.', '考核表没有考核项“{found}”。'),
  'unknown-grade': error('The card has no grade “{found}”.', '考核表没有等级“{found}”。'),
  'weights-not-100': error(
    'The weights add up to {found}%, not to {expected}%.',
    '权重合计 {found}%，应为 {expected}%。',
  ),
  'review-weights-not-100': error(
    'The weights of the reviews add up to {found}%, not to {expected}%.',
    '评分环节的权重合计 {found}%，应为 {expected}%。',
  ),
  'shares-not-100': error(
    'The shares add up to {found}%, not to {expected}%.',
    '比例合计 {found}%，应为 {expected}%。',
  ),
  'year-weights-count': error(
    'There are {found} weights, but a year has {expected} of these periods.',
    '填写了 {found} 个权重，而一年有 {expected} 个考核期。',
  ),
  'bounds-not-descending': error(
    '{found} has to be below {before}: bounds go from high to low, each once.',
    '{found} 应小于 {before}：界限须从高到低，且不重复。',
  ),
  'bounds-not-ascending': error(
    '{found} has to be above {before}: points go from low to high, each once.',
    '{found} 应大于 {before}：各点须从低到高，且不重复。',
  ),
  'grade-gap': error(
    'Scores below {from} have no grade: leave “from” of the last grade, “{found}”, out.',
    '低于 {from} 的分数没有等级：最后一级“{found}”请不要填写“from”。',
  ),
  'setting-not-for-manual': error(
    '“{setting}” means nothing where people give the points.',
    '“{setting}”不适用于人工评分。',
  ),
  'rule-against-kpi': warning(
    'Of “{found}” {better} is better, but this rule gives more points for the opposite.',
    '“{found}”{better}，但此规则给相反的结果更高的分数。',
  ),
  'target-not-of-people': error(
    '“{found}” has no targets of people for the KPI “{kpi}”.',
    '“{found}”没有指标“{kpi}”的个人目标。',
  ),
  'several-targets': error(
    'People have several targets for “{kpi}”: say in “targets” which of them counts: {found}.',
    '“{kpi}”有多套个人目标，请在“targets”中指明采用哪一套：{found}。',
  ),
  'nobody-scores': error(
    'No review with a weight may score “{found}”.',
    '没有任何有权重的评分环节可以给“{found}”评分。',
  ),
  'not-scored-by-people': error(
    '“{found}” follows from a KPI; people do not score it.',
    '“{found}”由指标计算，不需要人工评分。',
  ),
  'not-a-tie-key': error(
    '“{found}” is of type {type}; ties are decided by a number, an amount or a day.',
    '“{found}”是 {type} 类型；同分只能按数字、金额或日期决定。',
  ),
  'not-money': error('“{found}” is of type {type}, not an amount of money.', '“{found}”是 {type} 类型，不是金额。'),

  // The whole
  'no-app': error('The bundle has no app.json.', '元数据包缺少 app.json。'),
  'missing-translation': warning('There are no words in {language}.', '缺少{language}文字。'),
  'unknown-currency': error('“{found}” is not a currency of ISO 4217.', '“{found}”不是 ISO 4217 货币。'),
  'unknown-time-zone': error('“{found}” is not an IANA time zone.', '“{found}”不是 IANA 时区。'),
  'reserved-name': error('“{found}” is a reserved name.', '“{found}”是保留名称。'),
  'duplicate-name': error('“{found}” is used more than once here.', '“{found}”在此处重复使用。'),

  // Objects and fields
  'nothing-to-extend': error('There is no system object “{found}” to extend.', '没有可扩展的系统对象“{found}”。'),
  'shadows-system': error('“{found}” is a system object.', '“{found}”是系统对象。'),
  'name-field-type': error(
    'The name field “{field}” is {found}; a record is known by one of {expected}.',
    '名称字段“{field}”是 {found} 类型；应为以下之一：{expected}。',
  ),
  'setting-not-for-type': error(
    '“{setting}” means nothing for a field of type {type}.',
    '“{setting}”不适用于 {type} 类型的字段。',
  ),
  'missing-setting': error('A field of type {type} needs “{setting}”.', '{type} 类型的字段需要“{setting}”。'),
  'range-reversed': error('“{low}” is above “{high}”.', '“{low}”大于“{high}”。'),
  'bad-bound': error('“{found}” is not a bound for this field. {reason}', '“{found}”不能作为此字段的界限。{reason}'),
  'bad-pattern': error('The pattern is not accepted: {reason}.', '不接受此正则表达式：{reason}。'),
  'bad-default': error('The default is not accepted: {reason}', '不接受此默认值：{reason}'),
  'default-not-possible': error('A field of type {type} cannot have a default.', '{type} 类型的字段不能有默认值。'),
  'unique-not-possible': error('A field of type {type} cannot be unique.', '{type} 类型的字段不能设为唯一。'),
  'required-not-possible': error('A field of type {type} is filled by the system.', '{type} 类型的字段由系统填写。'),
  'index-not-possible': error('This field cannot be indexed: {reason}.', '此字段不能建立索引：{reason}。'),
  'hierarchy-target': error(
    'A hierarchy points to its own object, {expected}, not to {found}.',
    '层级字段应指向自己的对象 {expected}，而不是 {found}。',
  ),
  'circular-master-detail': error('Master-detail goes in a circle: {found}.', '主从关系形成循环：{found}。'),
  'several-masters': error(
    'An object has at most one master-detail field; “{first}” is one already.',
    '一个对象最多有一个主从字段；已有“{first}”。',
  ),
  'children-clash': error(
    '{object} already has a field or child list “{found}”.',
    '{object} 已有名为“{found}”的字段或子列表。',
  ),
  'sharing-needs-parent': error('Sharing “parent” needs a master-detail field.', '共享设为“随父记录”时需要主从字段。'),
  'stage-field-type': error(
    'The stage field “{field}” must be a select, not {found}.',
    '阶段字段“{field}”应为单选，而不是 {found}。',
  ),
  'stage-since-type': error(
    'The field “{field}” notes when a stage was reached, so it must be a date or a moment, not {found}.',
    '字段“{field}”用于记录进入阶段的时间，应为日期或日期时间，而不是 {found}。',
  ),
  'several-defaults': error('More than one {what} is the default.', '有多个默认的 {what}。'),
  'rollup-field-type': error(
    '“{aggregate}” cannot be computed over “{field}” of type {found}.',
    '不能对 {found} 类型的“{field}”计算“{aggregate}”。',
  ),

  // What people see
  'field-twice': error('“{found}” is placed more than once.', '“{found}”被放置了多次。'),
  'required-hidden': warning(
    '“{field}” is required and has no default, but no layout of {object} shows it.',
    '“{field}”必填且没有默认值，但 {object} 的布局都没有显示它。',
  ),
  'read-only-required': error('“{field}” cannot be both required and read-only.', '“{field}”不能既必填又只读。'),
  'not-sortable': error(
    'Lists cannot be sorted by “{found}”, a field of type {type}.',
    '列表不能按 {type} 类型的字段“{found}”排序。',
  ),
  'board-needs-group': error(
    'A board needs “groupBy”, because {object} has no stages.',
    '{object} 没有阶段，看板需要填写“groupBy”。',
  ),
  'group-not-select': error(
    'A board is grouped by a select field; “{found}” is {type}.',
    '看板按单选字段分组；“{found}”是 {type} 类型。',
  ),
  'sum-not-number': error('“{found}” of type {type} cannot be summed up.', '{type} 类型的“{found}”不能合计。'),
  'circular-pages': error('Pages are below each other in a circle: {found}.', '页面上下级形成循环：{found}。'),
  'parent-not-group': error('The parent “{found}” is not a group.', '上级“{found}”不是分组。'),

  // Rights
  'right-needs-read': warning(
    'The right to {right} records of {object} does nothing without the right to read them.',
    '没有查看 {object} 记录的权限时，“{right}”权限不起作用。',
  ),
  'required-not-editable': warning(
    'The role may create records of {object}, but not fill in “{field}”, which is required.',
    '此角色可以新建 {object} 记录，但不能填写必填的“{field}”。',
  ),
  'rights-of-administrator': warning(
    'An administrator may do everything; these rights have no effect.',
    '管理员可以做任何事；这些权限不起作用。',
  ),

  // Commission plans
  'plan-name-reserved': error(
    '“{found}” means something else in the formulas of plans, or is the name of a component.',
    '“{found}”在方案公式中另有含义，或已是项目名称。',
  ),
  'components-in-circle': error(
    'Components look at each other in a circle: {found}.',
    '奖金项目相互循环引用：{found}。',
  ),
  'plans-in-circle': error(
    'Plans pay on each other’s earnings in a circle: {found}.',
    '方案互相按对方的所得计提，形成循环：{found}。',
  ),
  'own-earnings-together': error(
    'A plan that pays on what is earned by itself cannot have a contest, a pool or a cap of everybody together.',
    '按本方案自身所得计提的方案不能同时使用竞赛、奖金池或全员总额封顶。',
  ),
  'not-a-currency-code': error(
    '“{found}” holds no text: a currency is a code such as CNY.',
    '“{found}”不是文本：币种须为代码，例如 CNY。',
  ),
  'share-not-a-number': error(
    '“{found}” is of type {type}; shares are numbers that add up to 100 %.',
    '“{found}”是 {type} 类型；份额须为数值，合计 100%。',
  ),
  'factor-of-components': error(
    'A table of factors on the whole plan is looked up by a figure of one of its components.',
    '整个方案的系数表须按某个项目的结果查找。',
  ),
  'tier-below-threshold': warning(
    'Nobody gets to this tier: it ends at {found}, and nothing is paid below {at}.',
    '此档不会用到：它到 {found} 为止，而 {at} 以下不支付。',
  ),
  'gate-without-tier': warning(
    'The condition switches off tiers from {found} on, and there are only {most}: it changes nothing.',
    '该条件停用第 {found} 档及以上，但只有 {most} 档：不起作用。',
  ),
  'table-out-of-time': warning(
    'This table is never in force: the plan has ended, or the next table has begun, before it could be.',
    '此费率表不会生效：方案已结束，或下一张表已先生效。',
  ),
  'first-table-dated': error(
    'The first table is in force from the beginning, so it has no day.',
    '第一张费率表从开始起生效，不填生效日。',
  ),
  'tables-not-dated': error(
    'Each further table needs a day that is later than that of the one before.',
    '之后的每张费率表都须有晚于前一张的生效日。',
  ),
  'matrix-half': error(
    'A matrix needs both: what its columns are looked up by, and their bounds.',
    '矩阵须同时给出列依据和列界限。',
  ),
  'value-pays-on-all': error(
    'A value that is looked up on a line or in a matrix pays on everything; it is not divided among tiers.',
    '按直线或矩阵查得的值作用于全部，不按档位拆分。',
  ),
  'tier-without-bound': error(
    'Only the first tier may begin without a bound, and none of a line.',
    '只有第一档可以没有起点；直线变化时每个点都须有。',
  ),
  'tier-gap': error(
    'This tier ends at {found}, and the next one begins at {next}: nothing is said of what lies between.',
    '此档到 {found} 为止，下一档从 {next} 开始：中间没有规定。',
  ),
  'tier-overlap': error(
    'This tier ends at {found}, but the next one begins at {next}: both would pay.',
    '此档到 {found} 为止，而下一档从 {next} 开始：两档重叠。',
  ),
  'last-tier-ends': error(
    'The last tier ends at {found}: nothing is said of what is above. Leave its end out, or add a tier.',
    '最后一档到 {found} 为止：以上没有规定。请删除终点，或再加一档。',
  ),
  'tier-pays-nothing': error(
    'The tier does not say what it pays; 0 is a value too.',
    '此档没有说明支付多少；0 也是一个值。',
  ),
  'cells-count': error(
    'This row has {found} cells, and the matrix {expected} columns.',
    '此行有 {found} 个单元格，矩阵有 {expected} 列。',
  ),
  'cells-or-value': error(
    'Rows of a matrix have cells, tiers of a table have one value.',
    '矩阵的行填写单元格，普通档位填写一个值。',
  ),
  'no-base-rate': error(
    'The tier pays a multiple of the base rate, and the table has none.',
    '此档按基准费率的倍数支付，但费率表没有基准费率。',
  ),
  'part-below-zero': error(
    'What pays on its own part cannot begin below zero: {found}.',
    '按部分计付的档位不能从负数开始：{found}。',
  ),
  'payout-of-part': error(
    'A share of the target incentive is paid as a whole, not on a part. Pay multiples of a base rate such as target_incentive / quota, or on everything.',
    '目标奖金的比例按整体支付，不按部分。请改用基准费率（如 target_incentive / quota）的倍数，或按全部计付。',
  ),
  'rolling-periods': error(
    'A window of the last periods says how many; others do not.',
    '滚动区间须说明期间数；其他区间不填。',
  ),
  'no-records-to-pay': error('Only credited records can be paid each by itself.', '只有业绩记录才能逐笔计算。'),
  'needs-formula': error(
    'What looks at other components alone is paid by a formula.',
    '只取自其他项目的奖金须按公式计算。',
  ),
  'prizes-pay': error('The prizes of a contest are what it pays.', '竞赛按奖项支付，不另设计算方式。'),
  'pays-nothing': error('The component does not say what it pays.', '该项目没有说明支付多少。'),
  'threshold-without-table': error(
    'A threshold goes with a rate table; a formula says it itself.',
    '起付线用于费率表；公式请自行写明。',
  ),
  'pool-trues-up': error(
    'A pool pays what came; it does not take off what was earned before.',
    '奖金池按新增部分支付，不抵减之前所得。',
  ),
  'window-without-end': error(
    'This window has no end at which it could be paid.',
    '该区间没有结束时点，无法到期支付。',
  ),
  'crossing-of-parts': error(
    'Only credited records can be paid as a whole, where tiers pay on their part, later periods on what came since, and there is no threshold.',
    '仅当按业绩记录、分档计算、支付新增部分且没有起付线时，跨档记录才能整笔支付。',
  ),
  'only-of-records': error('This is possible for credited records only.', '仅适用于业绩记录。'),
  'no-quota': error('Attainment is needed, and the component has no quota.', '需要完成率，但该项目没有指标。'),
  'no-target-incentive': error(
    'A share of the target incentive is paid, and the plan has none.',
    '按目标奖金的比例支付，但方案没有目标奖金。',
  ),
  'factor-or-table': error('A multiplier has either a formula or a table.', '系数须在公式与系数表中二选一。'),
  'amount-or-percent': error(
    'A limit has either an amount or a percentage of the target incentive.',
    '上下限须在金额与目标奖金百分比中二选一。',
  ),
  'objective-weights-not-100': error(
    'The weights of the objectives add up to {found}, not to {expected}.',
    '目标权重合计为 {found}，应为 {expected}。',
  ),
  'scorecard-of-other-periods': error(
    'The periods of the scorecard “{found}” are not those of the plan, so it has no result of one.',
    '考核表“{found}”的周期与方案不同，没有对应期间的结果。',
  ),
  'instalments-not-100': error(
    'The instalments add up to {found} per cent, not to {expected}.',
    '分期比例合计为 {found}%，应为 {expected}%。',
  ),
  'ends-before-it-begins': error(
    'It ends on {found}, before it begins on {from}.',
    '失效日 {found} 早于生效日 {from}。',
  ),
} as const

export type ProblemCode = keyof typeof problemCatalogue

interface Template<E extends string> {
  readonly severity: 'error' | 'warning'
  readonly en: E
  readonly chinese: string
}

function error<const E extends string>(en: E, chinese: string): Template<E> {
  return { severity: 'error', en, chinese }
}

function warning<const E extends string>(en: E, chinese: string): Template<E> {
  return { severity: 'warning', en, chinese }
}
