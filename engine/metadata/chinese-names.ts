/** English names for what Chinese labels of sales applications are made of, longest first: 拜访日期 is `visit_date`. */
const words: Readonly<Record<string, string>> = {
  客户: 'account', 商机: 'opportunity', 产品: 'product', 联系人: 'contact', 线索: 'lead', 合同: 'contract', 订单: 'order',
  报价: 'quote', 发票: 'invoice', 回款: 'receipt', 付款: 'payment', 项目: 'project', 活动: 'activity', 任务: 'task',
  拜访: 'visit', 会议: 'meeting', 竞争对手: 'competitor', 供应商: 'supplier', 经销商: 'dealer', 公司: 'company',
  部门: 'department', 团队: 'team', 人员: 'person', 员工: 'employee', 负责人: 'responsible', 经理: 'manager', 销售: 'sales',
  名称: 'name', 姓名: 'name', 标题: 'title', 编号: 'code', 代码: 'code', 序号: 'number', 类型: 'type', 类别: 'category',
  分类: 'category', 级别: 'level', 等级: 'level', 阶段: 'stage', 状态: 'status', 优先级: 'priority', 来源: 'source',
  原因: 'reason', 结果: 'result', 行业: 'industry', 地区: 'region', 区域: 'region', 城市: 'city', 省份: 'province',
  国家: 'country', 地址: 'address', 电话: 'phone', 手机: 'mobile', 邮箱: 'email', 邮件: 'email', 网址: 'website',
  网站: 'website', 金额: 'amount', 总额: 'total', 合计: 'total', 价格: 'price', 单价: 'unit_price', 成本: 'cost',
  费用: 'cost', 预算: 'budget', 收入: 'revenue', 利润: 'profit', 折扣: 'discount', 税率: 'tax_rate', 数量: 'quantity',
  人数: 'headcount', 次数: 'count', 天数: 'days', 概率: 'probability', 比例: 'share', 日期: 'date', 时间: 'time',
  开始: 'start', 结束: 'end', 截止: 'due', 预计: 'expected', 实际: 'actual', 成交: 'close', 签约: 'signing',
  交付: 'delivery', 创建: 'created', 更新: 'updated', 是否: 'is', 重要: 'important', 紧急: 'urgent', 有效: 'active',
  启用: 'enabled', 备注: 'notes', 说明: 'description', 描述: 'description', 内容: 'content', 目的: 'purpose',
  目标: 'target', 附件: 'attachment', 文件: 'file', 照片: 'photo', 标签: 'tags', 下一步: 'next_step', 评分: 'score',
  满意度: 'satisfaction', 需求: 'need', 问题: 'problem', 计划: 'plan', 方式: 'method', 渠道: 'channel', 上级: 'parent',
  进行中: 'in_progress', 新建: 'new', 已完成: 'done', 完成: 'done', 取消: 'cancelled', 赢单: 'won', 输单: 'lost',
  成功: 'won', 失败: 'lost', 续约: 'renewal', 现场: 'site', 售后: 'service', 服务: 'service', 审批: 'approval',
} // biome-ignore format: a dictionary

const longestFirst = new RegExp(
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
)

/** The label with the words that are known in English; what is not known stays. */
export function inEnglish(label: string): string {
  return label.replaceAll(longestFirst, (word) => ` ${words[word]} `)
}
