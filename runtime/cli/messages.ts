/**
 * Everything that the CLI says of its own, in both languages. `{name}` is filled in; `{count|row|rows}` is a number with
 * its noun.
 */
import type { Text } from '@attain/engine/metadata'
import { inLanguage, type Language } from './language.ts'

const messages = {
  'program.description': {
    en: 'Checks, publishes and fills Attain applications.',
    'zh-CN': '检查、发布 Attain 应用，并导入数据。',
  },
  'program.after': {
    en: `
Server and key: --url and --key, else ATTAIN_URL and ATTAIN_KEY, else cli.json in ATTAIN_DATA (default: data),
which "npm start" writes on its first start.

Exit codes: 0 done, 1 problems were found, 2 wrong usage or no connection.`,
    'zh-CN': `
服务器与密钥：--url 和 --key；否则 ATTAIN_URL 和 ATTAIN_KEY；否则 ATTAIN_DATA（默认 data）中的 cli.json，
由 “npm start” 首次启动时写入。

退出码：0 完成，1 发现问题，2 用法错误或无法连接。`,
  },
  'option.language': { en: 'language of messages: en or zh-CN', 'zh-CN': '消息语言：en 或 zh-CN' },
  'option.url': { en: 'address of the server', 'zh-CN': '服务器地址' },
  'option.key': { en: 'API key', 'zh-CN': 'API 密钥' },
  'option.workspace': {
    en: 'workspace that the key must be for',
    'zh-CN': '密钥必须所属的工作区',
  },
  'option.json': { en: 'print JSON for programs', 'zh-CN': '输出供程序读取的 JSON' },
  'option.yes': { en: 'do not ask', 'zh-CN': '不再询问' },
  'option.only': {
    en: 'only these documents (object:deal, view:deal/mine), with what they need',
    'zh-CN': '仅处理这些文档（object:deal、view:deal/mine）及其所需文档',
  },
  'only.needed': { en: 'Also {document}, which {by} needs.', 'zh-CN': '同时包含 {by} 所需的 {document}。' },
  'option.help': { en: 'show help', 'zh-CN': '显示帮助' },
  'option.version': { en: 'show the version', 'zh-CN': '显示版本' },
  'help.command': { en: 'show help for a command', 'zh-CN': '显示某个命令的帮助' },
  'help.examples': { en: 'Examples:', 'zh-CN': '示例：' },
  'help.try': { en: 'Run "attain {command}--help" for help.', 'zh-CN': '运行 “attain {command}--help” 查看帮助。' },

  'argument.folder': { en: 'folder of the bundle', 'zh-CN': '应用包所在文件夹' },
  'check.description': {
    en: 'Check a bundle, without a server. Exit code 1 when there are errors.',
    'zh-CN': '检查应用包，无需服务器。有错误时退出码为 1。',
  },
  'check.fine': { en: '{count|document|documents}, no problems.', 'zh-CN': '{count} 份文档，没有问题。' },
  'check.fineWithCases': {
    en: '{count|document|documents} and {cases|case|cases}, no problems.',
    'zh-CN': '{count} 份文档和 {cases} 个用例，没有问题。',
  },
  'check.summary': {
    en: '{errors|error|errors}, {warnings|warning|warnings} in {count|document|documents}.',
    'zh-CN': '{count} 份文档：{errors} 个错误，{warnings} 个警告。',
  },
  'problem.error': { en: 'error', 'zh-CN': '错误' },
  'problem.warning': { en: 'warning', 'zh-CN': '警告' },
  'problem.expected': { en: 'expected: {text}', 'zh-CN': '应为：{text}' },
  'problem.found': { en: 'found: {text}', 'zh-CN': '实际：{text}' },

  'diff.description': {
    en: 'Show what publishing a bundle would change. Exit code 1 when something differs or is wrong.',
    'zh-CN': '显示发布应用包会带来的变化。有差异或错误时退出码为 1。',
  },
  'diff.same': { en: 'Nothing differs from what is live.', 'zh-CN': '与线上版本没有差异。' },
  'diff.added': { en: 'Added', 'zh-CN': '新增' },
  'diff.changed': { en: 'Changed', 'zh-CN': '修改' },
  'diff.removed': { en: 'Removed', 'zh-CN': '删除' },
  'diff.impact': { en: 'What it does to data and people', 'zh-CN': '对数据和用户的影响' },

  'impact.loss': { en: 'loss', 'zh-CN': '丢失' },
  'impact.attention': { en: 'attention', 'zh-CN': '注意' },
  'impact.work': { en: 'work', 'zh-CN': '后台处理' },

  'publish.description': {
    en: 'Publish a bundle as a new revision, after showing what it changes.',
    'zh-CN': '显示变化后，将应用包发布为新版本。',
  },
  'publish.message': { en: 'why, for the list of revisions', 'zh-CN': '版本说明' },
  'publish.ask': { en: 'Publish {count|change|changes}?', 'zh-CN': '发布 {count} 项变化？' },
  'publish.nothing': {
    en: 'Nothing to publish: revision {revision} is the same.',
    'zh-CN': '无需发布：与版本 {revision} 相同。',
  },
  'publish.done': { en: 'Published as revision {revision}.', 'zh-CN': '已发布为版本 {revision}。' },
  'publish.problems': { en: 'Not published: the bundle has errors.', 'zh-CN': '未发布：应用包有错误。' },

  'pull.description': {
    en: 'Write the live bundle into a folder, in a stable form, so that git shows real changes.',
    'zh-CN': '将线上应用包写入文件夹，格式稳定，便于 git 显示真实变化。',
  },
  'pull.ask': {
    en: 'Delete {count|file|files} of documents that are no longer live?',
    'zh-CN': '删除 {count} 个线上已不存在的文档文件？',
  },
  'pull.done': {
    en: 'Revision {revision}: {written|file|files} written, {same} unchanged, {deleted} deleted.',
    'zh-CN': '版本 {revision}：写入 {written} 个文件，{same} 个未变，删除 {deleted} 个。',
  },
  'pull.kept': {
    en: 'Kept {count|file|files} of documents that are not live.',
    'zh-CN': '保留了 {count} 个线上不存在的文档文件。',
  },

  'simulate.description': {
    en: 'Show what a commission plan of the folder would pay, beside what the live one pays. Nothing is written.',
    'zh-CN': '测算文件夹中的奖金方案会发放多少，并与线上方案对比。不写入任何数据。',
  },
  'simulate.plan': { en: 'name of the commission plan', 'zh-CN': '奖金方案的名称' },
  'simulate.period': {
    en: 'period to compare, such as 2026-10 or 2026-Q3',
    'zh-CN': '要对比的期间，如 2026-10 或 2026-Q3',
  },
  'simulate.until': { en: 'last period, where there are several', 'zh-CN': '对比多个期间时的最后一个期间' },
  'simulate.forecast': {
    en: 'from tomorrow on, count what was credited a year before',
    'zh-CN': '明天起按上一年同期的计入业绩预测',
  },
  'simulate.volume': { en: 'so many per cent more business (10, -5)', 'zh-CN': '业绩增减的百分比（如 10、-5）' },
  'simulate.quotas': { en: 'quotas higher by so many per cent (10, -5)', 'zh-CN': '指标增减的百分比（如 10、-5）' },
  'simulate.before': { en: 'Live', 'zh-CN': '现行' },
  'simulate.after': { en: 'Changed', 'zh-CN': '改动后' },
  'simulate.change': { en: 'Difference', 'zh-CN': '差额' },
  'simulate.total': { en: 'Paid in total', 'zh-CN': '发放合计' },
  'simulate.people': {
    en: 'Pay changes for {changed|person|people}, and stays the same for {same}.',
    'zh-CN': '{changed} 人的奖金有变化，{same} 人不变。',
  },
  'simulate.noPlan': { en: 'There is no document {identity} in {path}.', 'zh-CN': '{path} 中没有文档 {identity}。' },
  'simulate.failed': { en: 'The simulation did not come to an end: {reason}', 'zh-CN': '测算未完成：{reason}' },
  'types.description': {
    en: 'Write TypeScript types and a typed client for the objects of a bundle.',
    'zh-CN': '为应用包的对象生成 TypeScript 类型和类型化客户端。',
  },
  'types.out': { en: 'file to write (default: standard output)', 'zh-CN': '输出文件（默认为标准输出）' },
  'types.done': { en: '{file}: {count|object|objects}.', 'zh-CN': '{file}：{count} 个对象。' },

  'test.description': {
    en: 'Run the cases of a bundle (expected/*.json): what its commission plans pay. No server is needed. Exit code 1 when one fails.',
    'zh-CN': '运行应用包的用例（expected/*.json）：核对奖金方案应发金额，无需服务器。有用例不通过时退出码为 1。',
  },
  'test.only': { en: 'only cases with this in their name', 'zh-CN': '仅运行名称包含此文字的用例' },
  'test.database': {
    en: 'a Postgres to use, in which a database is made and dropped (default: ATTAIN_TEST_DATABASE_URL, else one is started)',
    'zh-CN': '使用已有的 Postgres，在其中建立并删除一个数据库（默认为 ATTAIN_TEST_DATABASE_URL，否则自行启动）',
  },
  'test.noDatabase': {
    en: 'There is no database to run the cases on: {detail}',
    'zh-CN': '没有可用于运行用例的数据库：{detail}',
  },
  'test.broken': {
    en: 'No case was run: {count|problem|problems} in expected/.',
    'zh-CN': '未运行任何用例：expected/ 中有 {count} 个问题。',
  },
  'test.none': {
    en: '{path} has no cases: they are files such as expected/plan.json.',
    'zh-CN': '{path} 中没有用例：用例文件形如 expected/plan.json。',
  },
  'test.noneCalled': { en: 'No case has "{only}" in its name.', 'zh-CN': '没有名称包含“{only}”的用例。' },
  'test.passed': {
    en: '{count|case|cases} passed. Start {start} s, cases {seconds} s.',
    'zh-CN': '{count} 个用例全部通过。启动 {start} 秒，用例 {seconds} 秒。',
  },
  'test.failed': {
    en: 'Failed: {failed} of {count|case|cases}. Start {start} s, cases {seconds} s.',
    'zh-CN': '{count} 个用例中 {failed} 个不通过。启动 {start} 秒，用例 {seconds} 秒。',
  },
  'test.expected': { en: 'expected', 'zh-CN': '预期' },
  'test.got': { en: 'got', 'zh-CN': '实际' },
  'test.paid': { en: 'paid', 'zh-CN': '应发' },
  'test.earned': { en: 'earned', 'zh-CN': '所得' },
  'test.held': { en: 'held', 'zh-CN': '暂扣' },
  'test.owed': { en: 'owed', 'zh-CN': '欠款' },
  'test.carried': { en: 'carried on', 'zh-CN': '结转' },
  'test.payment': { en: 'payment', 'zh-CN': '支付' },
  'test.refused': { en: '{name} cannot be calculated', 'zh-CN': '{name} 无法计算' },
  'test.yes': { en: 'yes', 'zh-CN': '是' },
  'test.missing': { en: 'expected words: {words}', 'zh-CN': '预期说明：{words}' },

  'import.description': { en: 'Import a CSV file into an object.', 'zh-CN': '将 CSV 文件导入对象。' },
  'import.object': { en: 'name of the object, e.g. account', 'zh-CN': '对象名称，例如 account' },
  'import.file': { en: 'CSV file with a header line', 'zh-CN': '带表头的 CSV 文件' },
  'import.map': { en: 'import map: which column fills which field', 'zh-CN': '导入映射：哪一列填写哪个字段' },
  'import.dryRun': { en: 'read and check everything, write nothing', 'zh-CN': '只读取和检查，不写入' },
  'import.rejects': {
    en: 'file for rejected rows (default: FILE.rejects.csv)',
    'zh-CN': '被拒绝行的输出文件（默认为 FILE.rejects.csv）',
  },
  'import.batch': { en: 'rows per request', 'zh-CN': '每次请求的行数' },
  'import.summary': {
    en: '{object}: {rows|row|rows}: {created} created, {updated} updated, {unchanged} unchanged{repeated}, {rejected} rejected. {seconds} s',
    'zh-CN':
      '{object}：共 {rows} 行：新建 {created}，更新 {updated}，未变 {unchanged}{repeated}，拒绝 {rejected}。{seconds} 秒',
  },
  'import.repeated': { en: ', {count} repeated', 'zh-CN': '，重复 {count}' },
  'import.dryDone': {
    en: '{object}: {rows|row|rows} can be read: {good} good{repeated}, {rejected} rejected. Nothing was written; the server still checks uniqueness, references and rules.',
    'zh-CN':
      '{object}：共读取 {rows} 行：{good} 行可用{repeated}，拒绝 {rejected}。未写入任何数据；唯一性、引用和规则仍由服务器检查。',
  },
  'import.rejected': { en: 'Rejected rows are in {file}', 'zh-CN': '被拒绝的行已写入 {file}' },
  'import.more': { en: '… and {count} more', 'zh-CN': '……另有 {count} 行' },
  'import.refused': { en: 'Nothing was imported:', 'zh-CN': '没有导入任何数据：' },
  'import.noKey': {
    en: 'The map has no key: every row creates a record, each time it is imported.',
    'zh-CN': '映射没有键：每次导入，每行都会新建一条记录。',
  },
  'import.interrupted': {
    en: 'The import stopped after {done} of {rows} rows ({created} created, {updated} updated): {reason}',
    'zh-CN': '导入在 {rows} 行中的第 {done} 行后停止（新建 {created}，更新 {updated}）：{reason}',
  },
  'import.goOn': {
    en: 'Import again to go on; rows that are there already stay unchanged.',
    'zh-CN': '再次导入即可继续；已存在的行不会改变。',
  },
  'import.forbidden': {
    en: 'Your roles do not allow importing into "{name}".',
    'zh-CN': '您的角色不允许导入“{name}”。',
  },
  'import.noObject': { en: 'You see no object "{name}".{hint}', 'zh-CN': '没有您可见的对象“{name}”。{hint}' },
  'importAll.description': {
    en: 'Import several CSV files of a folder, in the order that a plan says.',
    'zh-CN': '按计划的顺序导入文件夹中的多个 CSV 文件。',
  },
  'importAll.plan': { en: 'import plan: which file goes through which map', 'zh-CN': '导入计划：哪个文件使用哪个映射' },
  'importAll.folder': { en: 'folder with the CSV files', 'zh-CN': 'CSV 文件所在文件夹' },
  'importAll.rejects': {
    en: 'folder for rejected rows (default: the current one)',
    'zh-CN': '被拒绝行的输出文件夹（默认为当前文件夹）',
  },

  'export.description': { en: 'Export records of an object.', 'zh-CN': '导出对象的记录。' },
  'export.filter': {
    en: 'JSON Logic, e.g. {"==":[{"var":"stage"},"won"]}',
    'zh-CN': 'JSON Logic，例如 {"==":[{"var":"stage"},"won"]}',
  },
  'export.fields': {
    en: 'fields, also of related records: code,account.sector (default: those that can be imported)',
    'zh-CN': '字段，可含关联记录的字段：code,account.sector（默认为可导入的字段）',
  },
  'export.sort': { en: 'fields to sort by; - in front: descending', 'zh-CN': '排序字段；前加 - 为降序' },
  'export.out': { en: 'file to write (default: standard output)', 'zh-CN': '输出文件（默认为标准输出）' },
  'export.format': {
    en: 'csv or json (default: by the name of the file, else csv)',
    'zh-CN': 'csv 或 json（默认根据文件名，否则为 csv）',
  },
  'export.done': { en: '{file}: {count|record|records}.', 'zh-CN': '{file}：{count} 条记录。' },
  'export.badFilter': { en: 'The filter is not JSON: {detail}', 'zh-CN': '筛选条件不是 JSON：{detail}' },
  'export.forbidden': { en: 'Your roles do not allow exporting "{name}".', 'zh-CN': '您的角色不允许导出“{name}”。' },

  'progress.rows': { en: 'rows', 'zh-CN': '行' },
  'progress.records': { en: 'records', 'zh-CN': '条' },
  'answer.yes': { en: 'y/N', 'zh-CN': 'y/N' },
  'answer.needed': {
    en: 'Nobody is there to ask. Use --yes to go on without asking.',
    'zh-CN': '无法询问用户。使用 --yes 可不经询问继续。',
  },
  'answer.stopped': { en: 'Stopped; nothing was changed.', 'zh-CN': '已停止，没有任何改变。' },

  'error.unreachable': {
    en: 'No server answers at {url} ({reason}). Start it with "npm start", or name another one with --url.',
    'zh-CN': '{url} 没有服务器响应（{reason}）。请用 “npm start” 启动，或用 --url 指定其他服务器。',
  },
  'error.noKey': {
    en: 'An API key is needed: give --key or ATTAIN_KEY. {file} does not exist; "npm start" writes it on its first start.',
    'zh-CN': '需要 API 密钥：请使用 --key 或 ATTAIN_KEY。{file} 不存在；“npm start” 首次启动时会写入它。',
  },
  'error.badUrl': {
    en: '"{url}" is no address such as http://localhost:3000.',
    'zh-CN': '“{url}”不是 http://localhost:3000 这样的地址。',
  },
  'error.badCliFile': {
    en: '{file} is not as expected: {"url": "…", "key": "…"}.',
    'zh-CN': '{file} 的内容不是 {"url": "…", "key": "…"}。',
  },
  'error.answer': {
    en: 'The server refused: {message} ({code}, request {requestId})',
    'zh-CN': '服务器拒绝：{message}（{code}，请求 {requestId}）',
  },
  'error.notAttain': {
    en: '{url} answered, but not as an Attain server does (HTTP {status}). Is the address right?',
    'zh-CN': '{url} 有响应，但不是 Attain 服务器（HTTP {status}）。地址正确吗？',
  },
  'error.noFolder': { en: 'There is no folder {path}.', 'zh-CN': '文件夹 {path} 不存在。' },
  'error.noFile': { en: 'There is no file {path}.', 'zh-CN': '文件 {path} 不存在。' },
  'error.noBundle': {
    en: '{path} holds no bundle: app.json or one of the folders {folders} is expected.',
    'zh-CN': '{path} 中没有应用包：应包含 app.json 或文件夹 {folders}。',
  },
  'error.noDocument': {
    en: 'There is no document "{identity}", neither live nor in the folder. An identity is like object:deal or view:deal/mine.',
    'zh-CN': '线上和文件夹中都没有文档“{identity}”。标识形如 object:deal 或 view:deal/mine。',
  },
  'error.notJson': { en: '{path} is not JSON: {detail}', 'zh-CN': '{path} 不是 JSON：{detail}' },
  'error.file': { en: '{path}: {detail}', 'zh-CN': '{path}：{detail}' },
  'error.number': {
    en: '"{text}" is not a whole number from {least} to {most}.',
    'zh-CN': '“{text}”不是 {least} 到 {most} 之间的整数。',
  },
} as const satisfies Record<string, Required<Text>>

export type MessageKey = keyof typeof messages

export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/** Says messages in one language. */
export function createSay(language: Language): Say {
  return (key, values = {}) =>
    inLanguage(messages[key], language).replaceAll(
      /\{([a-zA-Z]+)(?:\|(\w+)\|(\w+))?\}/g,
      (whole, name: string, one?: string, several?: string) => {
        const value = values[name]
        if (value === undefined) return whole
        return one === undefined ? String(value) : `${value} ${value === 1 ? one : several}`
      },
    )
}

export const messageKeys = Object.keys(messages) as readonly MessageKey[]
