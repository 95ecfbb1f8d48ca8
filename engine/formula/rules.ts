/** What holds for every formula: how it is written, what blank means, where it differs from a spreadsheet. */
import type { Text } from '../metadata/model.ts'
import { say } from './problem.ts'

export interface RuleSection {
  /** For links to it. */
  readonly name: string
  readonly title: Text
  readonly rules: readonly Rule[]
}

export interface Rule {
  /** What it is about, in a word or two. */
  readonly about: Text
  readonly says: Text
  readonly example?: string
}

export interface Difference {
  readonly here: Text
  readonly spreadsheet: Text
  readonly why: Text
}

export const ruleSections: readonly RuleSection[] = [
  {
    name: 'writing',
    title: say('How a formula is written', '公式的写法'),
    rules: [
      {
        about: say('Fields', '字段'),
        says: say(
          'By their API name. A point leads over a lookup to the fields of the other record.',
          '使用字段的 API 名称；用点经由关联字段读取另一条记录的字段。',
        ),
        example: 'account.region',
      },
      {
        about: say('Child records', '子记录'),
        says: say(
          'Inside an aggregate; the condition after the comma uses the names of the child.',
          '写在汇总函数中；逗号后的条件使用子记录的字段名。',
        ),
        example: 'SUM(lines.price, kind = "goods")',
      },
      {
        about: say('Text', '文本'),
        says: say(
          'In straight double quotes; a quote inside is written twice. Options of a select field are written as text.',
          '用英文双引号括起；文本中的双引号写两次。单选字段的选项也这样写。',
        ),
        example: '"won"',
      },
      {
        about: say('Numbers and percentages', '数字与百分比'),
        says: say('Without thousands separators. 5% is 0.05.', '不带千位分隔符；5% 即 0.05。'),
        example: '1250.50 * 5%',
      },
      {
        about: say('Dates and moments', '日期与时刻'),
        says: say('Between number signs; moments in UTC with a Z.', '写在井号之间；时刻用 UTC，并以 Z 结尾。'),
        example: '#2026-11-22T08:00:00Z# > #2026-11-22#',
      },
      {
        about: say('Lists', '列表'),
        says: say('In square brackets.', '用方括号括起。'),
        example: 'stage in ["won", "lost"]',
      },
      {
        about: say('Order', '运算顺序'),
        says: say(
          'First the sign, then %, ^, * and /, + and -, &, and last the comparisons; equals from the left. Parentheses decide otherwise.',
          '依次为正负号、%、^、* 和 /、+ 和 -、&，最后是比较；同级从左到右。括号优先。',
        ),
        example: '-2 ^ 2',
      },
      {
        about: say('Comments', '注释'),
        says: say(
          'After // to the end of the line, or between /* and */.',
          '写在 // 之后直到行尾，或写在 /* 与 */ 之间。',
        ),
        example: 'amount * 5% // commission',
      },
    ],
  },
  {
    name: 'blank',
    title: say('Blank and errors', '空值与错误'),
    rules: [
      {
        about: say('Blank', '空值'),
        says: say(
          'There is one blank: no value, empty text, empty list. An empty text that comes out of a function is blank.',
          '空值只有一种：无值、空文本、空列表。函数得出的空文本也是空值。',
        ),
      },
      {
        about: say('Arithmetic', '算术'),
        says: say(
          'A blank number counts as 0, as an empty cell does. A blank day or moment makes the result blank.',
          '空的数字按 0 计算，与空单元格相同；日期或时刻为空时结果为空。',
        ),
      },
      {
        about: say('Comparison', '比较'),
        says: say(
          'A blank equals only a blank, and is neither smaller nor larger than anything. In lists it is found nowhere.',
          '空值只等于空值，不小于也不大于任何值；在列表中也找不到。',
        ),
      },
      {
        about: say('Conditions', '条件'),
        says: say(
          'Yes or no. Where one is needed, a blank yes/no field counts as no.',
          '结果为是或否。需要条件时，空的是/否字段视为否。',
        ),
      },
      {
        about: say('Text', '文本'),
        says: say('In text a blank is an empty text.', '在文本运算中，空值即空文本。'),
      },
      {
        about: say('No result', '无结果'),
        says: say(
          'Division by zero, a root of a negative number, the average of nothing: whatever such a calculation enters has no result either. COALESCE and ISBLANK catch it; at the end of the formula it is blank.',
          '除以零、负数开方、对空集求平均等没有结果；包含它的计算也没有结果。可用 COALESCE 和 ISBLANK 处理；在公式末尾则为空。',
        ),
        example: 'COALESCE(amount / 0, 0)',
      },
      {
        about: say('Empty sets', '空集'),
        says: say(
          'SUM, COUNT, and MIN and MAX of numbers give 0; MIN and MAX of dates, FIRST and LAST give blank; AVG has no result. Blanks among the values are passed over.',
          'SUM、COUNT 以及数字的 MIN 和 MAX 得 0；日期的 MIN 和 MAX、FIRST、LAST 得空值；AVG 没有结果。汇总时跳过空值。',
        ),
      },
      {
        about: say('Missing relation', '缺少关联'),
        says: say('Every field behind it is blank, its lists are empty.', '其后的字段均为空，列表也为空。'),
      },
    ],
  },
  {
    name: 'numbers-and-days',
    title: say('Numbers and days', '数字与日期'),
    rules: [
      {
        about: say('Exact', '精确'),
        says: say(
          'Numbers are exact decimals; quotients, powers and averages are rounded to 20 digits after the point, half away from zero.',
          '数字为精确小数；商、乘方和平均值保留 20 位小数，四舍五入。',
        ),
        example: '0.1 + 0.2',
      },
      {
        about: say('Currencies', '币种'),
        says: say('Amounts in different currencies do not mix: convert first.', '不同币种的金额不能混算，请先换算。'),
      },
      {
        about: say('Days', '日期'),
        says: say(
          'A date has no time zone. The day and the hour of a moment are those of the workspace’s clock.',
          '日期没有时区；时刻所属的日期和小时以工作区的时钟为准。',
        ),
      },
      {
        about: say('Adding time', '时间加减'),
        says: say(
          'Days and longer keep the time on the clock through daylight saving; hours and shorter are elapsed time.',
          '以天及更长单位加减时，夏令时前后钟面时间不变；小时及更短单位按实际经过的时间计算。',
        ),
      },
    ],
  },
]

/** On purpose other than in a spreadsheet, besides what each function says. */
export const differences: readonly Difference[] = [
  {
    here: say('Text with a number is an error; & joins', '文本与数字相加是错误；用 & 连接'),
    spreadsheet: say('It converts', '自动转换'),
    why: say('A mistake is found while it is written', '书写时即可发现错误'),
  },
  {
    here: say('Text is compared exactly', '文本精确比较'),
    spreadsheet: say('Upper and lower case are the same', '不区分大小写'),
    why: say('Sets in the database do', '与数据库中的集合一致'),
  },
  {
    here: say('Text is ordered as lists order it, Chinese by pinyin', '文本顺序与列表一致，中文按拼音'),
    spreadsheet: say('By the locale', '取决于区域设置'),
    why: say('The same everywhere', '处处一致'),
  },
  {
    here: say('A blank is not 0 in comparisons', '比较时空值不是 0'),
    spreadsheet: say('A blank is 0', '空值是 0'),
    why: say('“amount < 100” must not find records without an amount', '“amount < 100”不应找出没有金额的记录'),
  },
  {
    here: say('Errors end as blank', '错误最终为空值'),
    spreadsheet: say('They are shown in the cell', '显示在单元格中'),
    why: say('A column of a list cannot hold one', '列表的列无法保存错误'),
  },
  {
    here: say('Exact, 20 digits after the point', '精确，保留 20 位小数'),
    spreadsheet: say('About 15 digits, binary', '二进制，约 15 位有效数字'),
    why: say('Money', '用于金额'),
  },
  {
    here: say('An option or date in quotes is checked against the field', '引号中的选项或日期会按字段检查'),
    spreadsheet: say('It is a text', '只是文本'),
    why: say('A misspelt option is an error', '拼错的选项即为错误'),
  },
  {
    here: say('Currencies do not mix', '币种不能混用'),
    spreadsheet: say('There are none', '没有币种'),
    why: say('Convert first', '请先换算'),
  },
  {
    here: say(
      'Dates are not numbers: date + 1 works, date * 2 is an error',
      '日期不是数字：date + 1 可以，date * 2 是错误',
    ),
    spreadsheet: say('Dates are serial numbers', '日期是序列号'),
    why: say('A product of dates means nothing', '日期相乘没有意义'),
  },
]
