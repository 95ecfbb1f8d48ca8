/** What can be wrong with a map, a header or a row. The codes are public: they stand in reports and rejects files. */
import { didYouMean } from '../metadata/did-you-mean.ts'
import type { Text } from '../metadata/model.ts'

export interface ImportProblem {
  readonly code: ImportProblemCode
  readonly message: Text
  /** Place in the map, as a JSON pointer such as `/columns/close_date/field`. */
  readonly path?: string
  /** Line of the file, from 1. */
  readonly line?: number
  /** Header of the column. */
  readonly column?: string
  readonly field?: string
}

type Place = Pick<ImportProblem, 'path' | 'line' | 'column' | 'field'>

type Values = Readonly<Record<string, string | number>>

const catalogue = {
  invalid_map: {
    en: 'The map is not valid: {detail}',
    'zh-CN': '映射文件无效：{detail}',
  },
  unknown_object: {
    en: 'There is no object "{name}".{hint}',
    'zh-CN': '没有对象“{name}”。{hint}',
  },
  unknown_field: {
    en: 'The object "{object}" has no field "{name}".{hint}',
    'zh-CN': '对象“{object}”没有字段“{name}”。{hint}',
  },
  read_only_field: {
    en: 'The field "{name}" is filled by the system and cannot be imported.',
    'zh-CN': '字段“{name}”由系统填写，不能导入。',
  },
  field_twice: {
    en: 'The field "{name}" is filled twice; name it in one column or constant only.',
    'zh-CN': '字段“{name}”被填写了两次；只能出现在一列或一个常量中。',
  },
  key_not_mapped: {
    en: 'The key "{name}" is not filled by any column.',
    'zh-CN': '没有任何列填写键字段“{name}”。',
  },
  key_not_unique: {
    en: 'The field "{name}" is not unique, so it cannot tell which record is meant.',
    'zh-CN': '字段“{name}”不是唯一字段，无法用来确定记录。',
  },
  lookup_not_reference: {
    en: '"lookup" is for fields that refer to other records; "{name}" does not.',
    'zh-CN': '“lookup”只用于引用其他记录的字段；“{name}”不是。',
  },
  invalid_date_pattern: {
    en: '"{pattern}" is no date pattern: it needs a day (d), a month (M) and a year (yy or yyyy), as in dd-MM-yy.',
    'zh-CN': '“{pattern}”不是日期格式：须包含日（d）、月（M）和年（yy 或 yyyy），例如 dd-MM-yy。',
  },
  empty_file: {
    en: 'The file is empty; its first line must name the columns.',
    'zh-CN': '文件是空的；第一行必须是列名。',
  },
  missing_column: {
    en: 'The file has no column "{name}", which the map expects.{hint}',
    'zh-CN': '文件中没有映射所需的列“{name}”。{hint}',
  },
  unknown_column: {
    en: 'The map does not say what to do with the column "{name}" (number {position}). Add it, or {"ignore": true}, or "unmapped": "ignore".',
    'zh-CN':
      '映射没有说明如何处理列“{name}”（第 {position} 列）。请补充该列，或写 {"ignore": true}，或设置 "unmapped": "ignore"。',
  },
  duplicate_column: {
    en: 'The column "{name}" occurs twice, as number {first} and number {position}.',
    'zh-CN': '列“{name}”出现了两次：第 {first} 列和第 {position} 列。',
  },
  wrong_cell_count: {
    en: 'The line has {found} cells, the header has {expected}.',
    'zh-CN': '该行有 {found} 个单元格，表头有 {expected} 个。',
  },
  broken_quote: {
    en: 'A quote is broken in cell {position}: a cell in quotes ends with a quote and a delimiter, and a quote inside it is doubled ("").',
    'zh-CN': '第 {position} 个单元格的引号不完整：带引号的单元格须以引号加分隔符结束，单元格内的引号要写两个（""）。',
  },
  open_quote: {
    en: 'A quote is opened in the record that starts here and swallows the lines after it. Close it, or double quotes that belong to the text.',
    'zh-CN': '从这里开始的记录中有一个引号没有闭合，吞掉了后面的行。请补上引号，文本中的引号要写两个。',
  },
  line_too_long: {
    en: 'The line is longer than 16 MB; this is hardly a CSV file in this encoding.',
    'zh-CN': '该行超过 16 MB；这多半不是该编码的 CSV 文件。',
  },
  wrong_encoding: {
    en: 'The file is not {encoding}: byte {offset} (counted from 0) cannot be read.{hint}',
    'zh-CN': '文件不是 {encoding} 编码：第 {offset} 个字节（从 0 起）无法读取。{hint}',
  },
  unknown_encoding: {
    en: 'There is no encoding "{encoding}". Known are, for example, utf-8, gb18030, utf-16le, windows-1252.',
    'zh-CN': '没有名为“{encoding}”的编码。可用的例如 utf-8、gb18030、utf-16le、windows-1252。',
  },
  invalid_value: {
    en: '"{text}": {detail}',
    'zh-CN': '“{text}”：{detail}',
  },
  required: {
    en: 'A value is required.',
    'zh-CN': '必须填写。',
  },
  repeated_key: {
    en: 'Line {first} has the same {name} "{text}" with other values.',
    'zh-CN': '第 {first} 行的{name}同为“{text}”，但其他值不同。',
  },
  refused: {
    en: '{detail}',
    'zh-CN': '{detail}',
  },
} as const satisfies Record<string, Text>

export type ImportProblemCode = keyof typeof catalogue

/** Builds a problem; `values` fill the template, either the same for both languages or one set for each. */
export function importProblem(
  code: ImportProblemCode,
  place: Place,
  values: Values | { readonly en: Values; readonly 'zh-CN': Values } = {},
): ImportProblem {
  const perLanguage = isPerLanguage(values) ? values : { en: values, 'zh-CN': values }
  return {
    code,
    message: {
      en: fill(catalogue[code].en, perLanguage.en),
      'zh-CN': fill(catalogue[code]['zh-CN'], perLanguage['zh-CN']),
    },
    ...place,
  }
}

/** The message, with the line and column in front. */
export function describeProblem(problem: ImportProblem, language: 'en' | 'zh-CN'): string {
  const message = problem.message[language] ?? problem.message.en
  const place =
    language === 'zh-CN'
      ? [
          problem.line === undefined ? '' : `第 ${problem.line} 行`,
          problem.column === undefined ? '' : `列“${problem.column}”`,
        ]
      : [
          problem.line === undefined ? '' : `line ${problem.line}`,
          problem.column === undefined ? '' : `column "${problem.column}"`,
        ]
  const where = [...place, problem.path ?? ''].filter((part) => part !== '').join(language === 'zh-CN' ? '，' : ', ')
  return where === '' ? message : `${where}${language === 'zh-CN' ? '：' : ': '}${message}`
}

/** Thrown before anything is written: the map, the header or the file as a whole cannot be used. */
export class ImportRefused extends Error {
  readonly problems: readonly ImportProblem[]
  constructor(problems: readonly ImportProblem[]) {
    super(problems.map((problem) => describeProblem(problem, 'en')).join('\n'))
    this.name = 'ImportRefused'
    this.problems = problems
  }
}

/** "Did you mean" in both languages, to be put behind a sentence; or nothing. */
export function hintFor(name: string, candidates: Iterable<string>): { readonly en: string; readonly 'zh-CN': string } {
  const hint = didYouMean(name, candidates)
  return hint === undefined ? { en: '', 'zh-CN': '' } : { en: ` ${hint.en}`, 'zh-CN': hint['zh-CN'] ?? '' }
}

function isPerLanguage(values: object): values is { readonly en: Values; readonly 'zh-CN': Values } {
  return 'en' in values && typeof values.en === 'object'
}

function fill(template: string, values: Values): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(value)
  })
}
