<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Open &amp;raw bytes</source>
            <translation>打开原始字节(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Export table as CSV…</source>
            <translation>将表格导出为 CSV(&amp;E)…</translation>
        </message>
        <message>
            <source>Save &amp;picture of page…</source>
            <translation>保存页面图片(&amp;P)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>结束(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Copy cells</source>
            <translation>复制单元格(&amp;C)</translation>
        </message>
        <message>
            <source>Copy rows as CS&amp;V</source>
            <translation>将各行复制为 CSV(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>筛选(&amp;F)</translation>
        </message>
        <message>
            <source>C&amp;lear filter</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Columns…</source>
            <translation>列(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>详情窗格(&amp;I)</translation>
        </message>
        <message>
            <source>Chart as &amp;data</source>
            <translation>以数据显示图表(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>重置布局(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Overview</source>
            <translation>总览(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Reserves</source>
            <translation>储备(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Settlement</source>
            <translation>结算(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Vault</source>
            <translation>金库(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;AML</source>
            <translation>反洗钱(&amp;A)</translation>
        </message>
        <message>
            <source>So&amp;urces</source>
            <translation>数据来源(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Poll sources now</source>
            <translation>立即查询各来源(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Import files…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;About Assay</source>
            <translation>关于 Assay(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>前往(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>数据(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Ru&amp;les</source>
            <translation>规则(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Why this number?</source>
            <translation>此数从何而来(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Ask issuer…</source>
            <translation>向发行人查询(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Explain restatement…</source>
            <translation>记录重述的解释(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Mark letter as answered…</source>
            <translation>将函件标记为已回复(&amp;M)…</translation>
        </message>
        <message>
            <source>Request &amp;hold…</source>
            <translation>要求暂缓(&amp;H)…</translation>
        </message>
        <message>
            <source>Request &amp;release…</source>
            <translation>要求解除暂缓(&amp;R)…</translation>
        </message>
        <message>
            <source>Request &amp;cancellation…</source>
            <translation>要求取消(&amp;C)…</translation>
        </message>
        <message>
            <source>Request an &amp;earlier place…</source>
            <translation>要求提前次序(&amp;E)…</translation>
        </message>
        <message>
            <source>Request a &amp;later place…</source>
            <translation>要求延后次序(&amp;L)…</translation>
        </message>
        <message>
            <source>Request rec&amp;ycling…</source>
            <translation>要求重新处理(&amp;Y)…</translation>
        </message>
        <message>
            <source>Request a &amp;split…</source>
            <translation>要求分拆(&amp;S)…</translation>
        </message>
        <message>
            <source>Request &amp;partial settlement…</source>
            <translation>要求部分结算(&amp;P)…</translation>
        </message>
        <message>
            <source>Find &amp;gridlock</source>
            <translation>寻找结算僵局(&amp;G)</translation>
        </message>
        <message>
            <source>Requests and &amp;approvals</source>
            <translation>要求与审批(&amp;A)</translation>
        </message>
        <message>
            <source>Appr&amp;ove</source>
            <translation>批准(&amp;O)</translation>
        </message>
        <message>
            <source>Re&amp;ject with reason…</source>
            <translation>附理由拒绝(&amp;J)…</translation>
        </message>
        <message>
            <source>S&amp;witch operator…</source>
            <translation>切换操作员(&amp;W)…</translation>
        </message>
        <message>
            <source>Shift han&amp;dover</source>
            <translation>交接班(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Requests</source>
            <translation>要求(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Group by…</source>
            <translation>分组依据(&amp;G)…</translation>
        </message>
    </context>
    <context>
        <name>DerivedTables</name>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小时</translation>
        </message>
        <message>
            <source>overdue %1</source>
            <translation>逾期 %1</translation>
        </message>
    </context>
    <context>
        <name>Codes</name>
        <message>
            <source>not stated</source>
            <translation>未申报</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>Bank deposit</source>
            <translation>银行存款</translation>
        </message>
        <message>
            <source>Debt security</source>
            <translation>债务证券</translation>
        </message>
        <message>
            <source>Reverse repo</source>
            <translation>逆回购</translation>
        </message>
        <message>
            <source>Fund</source>
            <translation>基金</translation>
        </message>
        <message>
            <source>Tokenised asset</source>
            <translation>代币化资产</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Government</source>
            <translation>政府</translation>
        </message>
        <message>
            <source>Central bank</source>
            <translation>中央银行</translation>
        </message>
        <message>
            <source>Public-sector entity</source>
            <translation>公共部门实体</translation>
        </message>
        <message>
            <source>International organisation</source>
            <translation>国际组织</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>银行</translation>
        </message>
        <message>
            <source>Non-bank</source>
            <translation>非银行</translation>
        </message>
        <message>
            <source>Corporate</source>
            <translation>企业</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>无产权负担</translation>
        </message>
        <message>
            <source>Encumbered</source>
            <translation>有产权负担</translation>
        </message>
        <message>
            <source>Delivery versus payment</source>
            <translation>券款对付</translation>
        </message>
        <message>
            <source>Payment versus payment</source>
            <translation>款款对付</translation>
        </message>
        <message>
            <source>Free of payment</source>
            <translation>纯券过户</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>已放行</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <translation>不允许</translation>
        </message>
        <message>
            <source>Large bar, 400 oz t</source>
            <translation>大金条，400 金衡盎司</translation>
        </message>
        <message>
            <source>Kilobar</source>
            <translation>公斤条</translation>
        </message>
        <message>
            <source>3 kg bar</source>
            <translation>3 公斤条</translation>
        </message>
        <message>
            <source>100 g bar</source>
            <translation>100 克条</translation>
        </message>
        <message>
            <source>Tael bar</source>
            <translation>两条</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>中</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>严重</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未处理</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>已确认知悉</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>已上报</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结案</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>符合</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>违规</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>无法判定</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>已提出</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已支付</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候中</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>渐旧</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>过时</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>贷记</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>借记</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>变更</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Self-reported</source>
            <translation>自行申报</translation>
        </message>
        <message>
            <source>Fed by a custodian</source>
            <translation>由托管人提供</translation>
        </message>
        <message>
            <source>Attested by a third party</source>
            <translation>经第三方鉴证</translation>
        </message>
        <message>
            <source>Observed by us</source>
            <translation>由我们直接观测</translation>
        </message>
        <message>
            <source>Inspected on site</source>
            <translation>经实地查验</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>发行人</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>账本</translation>
        </message>
        <message>
            <source>Clearing house</source>
            <translation>结算所</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金库</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>反洗钱</translation>
        </message>
        <message>
            <source>Stated</source>
            <translation>申报</translation>
        </message>
        <message>
            <source>Observed</source>
            <translation>观测</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>停滞</translation>
        </message>
        <message>
            <source>Eligible</source>
            <translation>合格</translation>
        </message>
        <message>
            <source>Not eligible</source>
            <translation>不合格</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>计时中</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>按时支付</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>逾期支付</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Delay consented</source>
            <translation>已同意延期</translation>
        </message>
        <message>
            <source>Upcoming</source>
            <translation>即将到期</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>迟交</translation>
        </message>
        <message>
            <source>Contradictory</source>
            <translation>相互矛盾</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发出</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已回复</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Needs explanation</source>
            <translation>有待解释</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>已解释</translation>
        </message>
        <message>
            <source>Within limit</source>
            <translation>限额之内</translation>
        </message>
        <message>
            <source>Daily statement</source>
            <translation>每日报表</translation>
        </message>
        <message>
            <source>Weekly report</source>
            <translation>每周报告</translation>
        </message>
        <message>
            <source>Publication</source>
            <translation>公开披露</translation>
        </message>
        <message>
            <source>Attestation</source>
            <translation>鉴证报告</translation>
        </message>
        <message>
            <source>Annual audit</source>
            <translation>年度审计</translation>
        </message>
        <message>
            <source>White paper</source>
            <translation>白皮书</translation>
        </message>
        <message>
            <source>Smart contract audit</source>
            <translation>智能合约审计</translation>
        </message>
        <message>
            <source>Incident notice</source>
            <translation>事故通知</translation>
        </message>
        <message>
            <source>Notice of a reconciliation break</source>
            <translation>对账差异通知</translation>
        </message>
        <message>
            <source>Trust deed</source>
            <translation>信托契约</translation>
        </message>
        <message>
            <source>Legal opinion</source>
            <translation>法律意见书</translation>
        </message>
        <message>
            <source>Reply to a letter</source>
            <translation>函件回复</translation>
        </message>
        <message>
            <source>Share of one custodian</source>
            <translation>单一托管人占比</translation>
        </message>
        <message>
            <source>Share of one debt issuer</source>
            <translation>单一债务发行人占比</translation>
        </message>
        <message>
            <source>Share of one currency</source>
            <translation>单一币种占比</translation>
        </message>
        <message>
            <source>Share of one class</source>
            <translation>单一资产类别占比</translation>
        </message>
        <message>
            <source>Concentration index of custodians (HHI)</source>
            <translation>托管人集中度指数（HHI）</translation>
        </message>
        <message>
            <source>Cash within one day</source>
            <translation>一日内可变现占比</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>储备报表</translation>
        </message>
        <message>
            <source>Reserve line</source>
            <translation>储备项目</translation>
        </message>
        <message>
            <source>Filing</source>
            <translation>申报文件</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>已计划</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已结算</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>解除暂缓</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>调整次序</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>重新处理</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>分拆</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>部分结算</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>已提交</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>已批准</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>受阻</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已接纳</translation>
        </message>
        <message>
            <source>Effect observed</source>
            <translation>已见效</translation>
        </message>
        <message>
            <source>Outcome unknown</source>
            <translation>结果未明</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>已备妥</translation>
        </message>
        <message>
            <source>Countersigned</source>
            <translation>已会签</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>警报</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>互抵</translation>
        </message>
        <message>
            <source>Later offset</source>
            <translation>稍后互抵</translation>
        </message>
    </context>
    <context>
        <name>Columns</name>
        <message>
            <source>Statement</source>
            <translation>报表</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>稳定币</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>发行人</translation>
        </message>
        <message>
            <source>Issuer name</source>
            <translation>发行人名称</translation>
        </message>
        <message>
            <source>Licensee</source>
            <translation>持牌人类别</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>数据时点</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>流通量</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>冻结量</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>储备资产价值</translation>
        </message>
        <message>
            <source>Lines stated</source>
            <translation>申报项数</translation>
        </message>
        <message>
            <source>Own target buffer</source>
            <translation>自定缓冲目标</translation>
        </message>
        <message>
            <source>Restates</source>
            <translation>重列</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>资产池</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>ISIN</source>
            <translation>ISIN</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Debt issuer</source>
            <translation>债务发行人</translation>
        </message>
        <message>
            <source>Debt issuer type</source>
            <translation>债务发行人类别</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>国家或地区</translation>
        </message>
        <message>
            <source>Nominal</source>
            <translation>面值</translation>
        </message>
        <message>
            <source>Market value</source>
            <translation>市值</translation>
        </message>
        <message>
            <source>Value in reference currency</source>
            <translation>参考货币价值</translation>
        </message>
        <message>
            <source>Valued by</source>
            <translation>估值来源</translation>
        </message>
        <message>
            <source>Term start</source>
            <translation>起始日</translation>
        </message>
        <message>
            <source>Maturity</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>托管人</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Encumbrance</source>
            <translation>产权负担</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>批准编号</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>账本</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Total supply</source>
            <translation>总供应量</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>区块</translation>
        </message>
        <message>
            <source>Block hash</source>
            <translation>区块哈希值</translation>
        </message>
        <message>
            <source>Block time</source>
            <translation>区块时间</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>持有人</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>已提出</translation>
        </message>
        <message>
            <source>Valid since</source>
            <translation>生效时间</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已支付</translation>
        </message>
        <message>
            <source>Paid amount</source>
            <translation>已付金额</translation>
        </message>
        <message>
            <source>Delay consent</source>
            <translation>延迟同意书</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>发送方</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>接收方</translation>
        </message>
        <message>
            <source>Value in HKD</source>
            <translation>港元价值</translation>
        </message>
        <message>
            <source>At</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>LEI</source>
            <translation>LEI</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Participant</source>
            <translation>参与者</translation>
        </message>
        <message>
            <source>Asset</source>
            <translation>资产</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>结余</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>已预留</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限额</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>参考编号</translation>
        </message>
        <message>
            <source>System reference</source>
            <translation>系统参考编号</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Reason text</source>
            <translation>原因说明</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Trade date</source>
            <translation>交易日</translation>
        </message>
        <message>
            <source>Settlement date</source>
            <translation>结算日</translation>
        </message>
        <message>
            <source>Deliverer</source>
            <translation>交付方</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先次序</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Linked to</source>
            <translation>关联指示</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>排队时间</translation>
        </message>
        <message>
            <source>Asset leg final</source>
            <translation>资产端终局</translation>
        </message>
        <message>
            <source>Cash leg final</source>
            <translation>款项端终局</translation>
        </message>
        <message>
            <source>Settlement cycle</source>
            <translation>结算周期</translation>
        </message>
        <message>
            <source>Partial settlement</source>
            <translation>部分结算</translation>
        </message>
        <message>
            <source>Settled quantity</source>
            <translation>已结算数量</translation>
        </message>
        <message>
            <source>Asset leg locked</source>
            <translation>资产端锁定</translation>
        </message>
        <message>
            <source>Cash leg locked</source>
            <translation>款项端锁定</translation>
        </message>
        <message>
            <source>Cash leg status</source>
            <translation>款项端状态</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等候指令</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>分录</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>入账日</translation>
        </message>
        <message>
            <source>Value date</source>
            <translation>起息日</translation>
        </message>
        <message>
            <source>Counterparty</source>
            <translation>对手方</translation>
        </message>
        <message>
            <source>Remittance</source>
            <translation>汇款附言</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>运营人</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Capacity (t)</source>
            <translation>容量（公吨）</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金库</translation>
        </message>
        <message>
            <source>Refiner</source>
            <translation>精炼商</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>金条编号</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>形式</translation>
        </message>
        <message>
            <source>Gross (oz t)</source>
            <translation>毛重（金衡盎司）</translation>
        </message>
        <message>
            <source>Fineness (‰)</source>
            <translation>成色（‰）</translation>
        </message>
        <message>
            <source>Fine (oz t)</source>
            <translation>纯金（金衡盎司）</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>所有人</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>代币</translation>
        </message>
        <message>
            <source>Ounces per token</source>
            <translation>每枚代币盎司数</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>供应量</translation>
        </message>
        <message>
            <source>Supply as of</source>
            <translation>供应量时点</translation>
        </message>
        <message>
            <source>Allocated (oz t)</source>
            <translation>已分配（金衡盎司）</translation>
        </message>
        <message>
            <source>Allocated as of</source>
            <translation>分配时点</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>严重程度</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>开立时间</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Explanation</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>List</source>
            <translation>名单</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>制裁项目</translation>
        </message>
        <message>
            <source>Aliases</source>
            <translation>别名</translation>
        </message>
        <message>
            <source>Wallets</source>
            <translation>钱包</translation>
        </message>
        <message>
            <source>Rule version</source>
            <translation>规则版本</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>量度值</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>阈值</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Citation</source>
            <translation>条文依据</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>可信度</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>证据</translation>
        </message>
        <message>
            <source>Judged as of</source>
            <translation>判断时点</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Last attempt</source>
            <translation>上次尝试</translation>
        </message>
        <message>
            <source>Last success</source>
            <translation>上次成功</translation>
        </message>
        <message>
            <source>Last as of</source>
            <translation>最近数据时点</translation>
        </message>
        <message>
            <source>Next poll</source>
            <translation>下次查询</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>查询间隔</translation>
        </message>
        <message>
            <source>Stale after</source>
            <translation>过时期限</translation>
        </message>
        <message>
            <source>Failures in a row</source>
            <translation>连续失败次数</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>剔除行数</translation>
        </message>
        <message>
            <source>Clock offset</source>
            <translation>时钟偏差</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>证书有效期至</translation>
        </message>
        <message>
            <source>Schema version</source>
            <translation>结构版本</translation>
        </message>
        <message>
            <source>Last answer</source>
            <translation>最近回应</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>储备覆盖率</translation>
        </message>
        <message>
            <source>Buffer</source>
            <translation>缓冲</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>检查发现</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时龄</translation>
        </message>
        <message>
            <source>Data age</source>
            <translation>数据时龄</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>数据质量</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金条</translation>
        </message>
        <message>
            <source>Prudential coverage</source>
            <translation>审慎储备覆盖率</translation>
        </message>
        <message>
            <source>Worst case</source>
            <translation>最差情形</translation>
        </message>
        <message>
            <source>Claim gap</source>
            <translation>申报差距</translation>
        </message>
        <message>
            <source>Assets as of</source>
            <translation>资产时点</translation>
        </message>
        <message>
            <source>Outstanding as of</source>
            <translation>流通量时点</translation>
        </message>
        <message>
            <source>Minutes below, 24 h</source>
            <translation>24 小时内不足分钟数</translation>
        </message>
        <message>
            <source>Minutes unproved, 24 h</source>
            <translation>24 小时内未能证实分钟数</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Days to maturity</source>
            <translation>距到期天数</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Haircut</source>
            <translation>折扣率</translation>
        </message>
        <message>
            <source>Prudential value</source>
            <translation>审慎价值</translation>
        </message>
        <message>
            <source>Eligibility</source>
            <translation>合格性</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>Custodian states</source>
            <translation>托管人报称</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>度量</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>价值</translation>
        </message>
        <message>
            <source>Headroom</source>
            <translation>余量</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Against limit</source>
            <translation>对比限额</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>期初</translation>
        </message>
        <message>
            <source>Minted</source>
            <translation>铸造</translation>
        </message>
        <message>
            <source>Burned</source>
            <translation>销毁</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>应有</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>期末</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差额</translation>
        </message>
        <message>
            <source>Stated by issuer</source>
            <translation>发行人报称</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>差距</translation>
        </message>
        <message>
            <source>Gap in %</source>
            <translation>差距百分比</translation>
        </message>
        <message>
            <source>Gap lasts</source>
            <translation>差距持续</translation>
        </message>
        <message>
            <source>From</source>
            <translation>起</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>迄</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>剩余时间</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Business days</source>
            <translation>营业日数</translation>
        </message>
        <message>
            <source>Cash raised</source>
            <translation>可得现金</translation>
        </message>
        <message>
            <source>Queued redemptions</source>
            <translation>待赎回</translation>
        </message>
        <message>
            <source>Stressed outflow</source>
            <translation>受压流出</translation>
        </message>
        <message>
            <source>Surplus</source>
            <translation>盈余</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>比率</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>义务事项</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>期间</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Filing</source>
            <translation>申报文件</translation>
        </message>
        <message>
            <source>Lag in days</source>
            <translation>滞后天数</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>交易场所</translation>
        </message>
        <message>
            <source>VWAP</source>
            <translation>成交量加权平均价</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>最新价</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>偏离（基点）</translation>
        </message>
        <message>
            <source>Worst deviation (bp)</source>
            <translation>最大偏离（基点）</translation>
        </message>
        <message>
            <source>Minutes beyond 25 bp</source>
            <translation>偏离超 25 基点分钟数</translation>
        </message>
        <message>
            <source>Minutes beyond 50 bp</source>
            <translation>偏离超 50 基点分钟数</translation>
        </message>
        <message>
            <source>Minutes beyond 100 bp</source>
            <translation>偏离超 100 基点分钟数</translation>
        </message>
        <message>
            <source>Minutes beyond 300 bp</source>
            <translation>偏离超 300 基点分钟数</translation>
        </message>
        <message>
            <source>Minutes without price</source>
            <translation>无价格分钟数</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>规则集</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Text version</source>
            <translation>文本版本</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>通过</translation>
        </message>
        <message>
            <source>Breached</source>
            <translation>违规</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>无法判定</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Period from</source>
            <translation>期间自</translation>
        </message>
        <message>
            <source>Period to</source>
            <translation>期间至</translation>
        </message>
        <message>
            <source>Filed</source>
            <translation>申报于</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>公布于</translation>
        </message>
        <message>
            <source>Test days</source>
            <translation>测试日</translation>
        </message>
        <message>
            <source>Random test day</source>
            <translation>随机测试日</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>事务所</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>File SHA-256</source>
            <translation>文件 SHA-256</translation>
        </message>
        <message>
            <source>Review by</source>
            <translation>须于此日前复核</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>Bytes before</source>
            <translation>之前的字节</translation>
        </message>
        <message>
            <source>First known</source>
            <translation>首次获知</translation>
        </message>
        <message>
            <source>Restated</source>
            <translation>重述于</translation>
        </message>
        <message>
            <source>English text</source>
            <translation>英文文本</translation>
        </message>
        <message>
            <source>Chinese text</source>
            <translation>中文文本</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>撰写人</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>撰写于</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>回复期限</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已回复</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回复</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Run at</source>
            <translation>执行于</translation>
        </message>
        <message>
            <source>Risk weight</source>
            <translation>风险权重</translation>
        </message>
        <message>
            <source>Collateral class</source>
            <translation>抵押品类别</translation>
        </message>
        <message>
            <source>Collateral value</source>
            <translation>抵押品价值</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>费用</translation>
        </message>
        <message>
            <source>Burn</source>
            <translation>销毁记录</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>警报</translation>
        </message>
        <message>
            <source>Limit in use</source>
            <translation>已用限额</translation>
        </message>
        <message>
            <source>In use at cut-off</source>
            <translation>截止时已用</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>收入</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>付出</translation>
        </message>
        <message>
            <source>At cut-off</source>
            <translation>截止时</translation>
        </message>
        <message>
            <source>Past due</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>指示</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>最旧</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>按金额</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>按宗数</translation>
        </message>
        <message>
            <source>Settled value</source>
            <translation>已结算金额</translation>
        </message>
        <message>
            <source>Due value</source>
            <translation>到期金额</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已结算</translation>
        </message>
        <message>
            <source>Act on</source>
            <translation>处理对象</translation>
        </message>
        <message>
            <source>Frees</source>
            <translation>释放</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>参与者</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>指示</translation>
        </message>
        <message>
            <source>Maker</source>
            <translation>提出者</translation>
        </message>
        <message>
            <source>Checkers</source>
            <translation>复核者</translation>
        </message>
        <message>
            <source>Approvals needed</source>
            <translation>所需审批</translation>
        </message>
        <message>
            <source>Reason of the state</source>
            <translation>状态原因</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>提出时间</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>决定时间</translation>
        </message>
        <message>
            <source>Effect seen</source>
            <translation>见效时间</translation>
        </message>
        <message>
            <source>Gross weight</source>
            <translation>毛重</translation>
        </message>
        <message>
            <source>Fine weight</source>
            <translation>纯重</translation>
        </message>
        <message>
            <source>No fine weight</source>
            <translation>未载纯金重量</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>The data cannot be read.</source>
            <translation>数据无法读取。</translation>
        </message>
        <message>
            <source>Its bytes are not what the format demands.</source>
            <translation>其字节不符合格式要求。</translation>
        </message>
        <message>
            <source>Open the raw answer and tell its sender the place.</source>
            <translation>请打开原始回应，并告知发送方出错位置。</translation>
        </message>
        <message>
            <source>The data is incomplete.</source>
            <translation>数据不完整。</translation>
        </message>
        <message>
            <source>A field that must be there is absent.</source>
            <translation>缺少必要字段。</translation>
        </message>
        <message>
            <source>Ask the sender for a complete answer; the last good one stays on the screen.</source>
            <translation>请向发送方索取完整回应；画面保留上一份正常数据。</translation>
        </message>
        <message>
            <source>The data breaks its contract.</source>
            <translation>数据违反介面合约。</translation>
        </message>
        <message>
            <source>A value is of another type than agreed.</source>
            <translation>某个值的类型与约定不符。</translation>
        </message>
        <message>
            <source>Check whether the source has changed its version.</source>
            <translation>请检查来源是否更改了版本。</translation>
        </message>
        <message>
            <source>A limit is exceeded.</source>
            <translation>超出限制。</translation>
        </message>
        <message>
            <source>A value, a size or a count is beyond what is allowed.</source>
            <translation>某个值、大小或数目超出允许范围。</translation>
        </message>
        <message>
            <source>Look at the named place; split the file if it is too large.</source>
            <translation>请查看所指位置；文件过大时请分拆。</translation>
        </message>
        <message>
            <source>This is not supported.</source>
            <translation>不支援此项。</translation>
        </message>
        <message>
            <source>The version, message or option is not known here.</source>
            <translation>此处不认识该版本、消息或选项。</translation>
        </message>
        <message>
            <source>Use a supported version or update this program.</source>
            <translation>请使用受支援的版本，或更新本程序。</translation>
        </message>
        <message>
            <source>A sum is too large to be exact.</source>
            <translation>总和过大，无法保持精确。</translation>
        </message>
        <message>
            <source>The figures have more digits than can be kept.</source>
            <translation>数字的位数超出可保存范围。</translation>
        </message>
        <message>
            <source>Check the figures at their source; they are hardly right.</source>
            <translation>请向来源核对数字；这些数字很可能有误。</translation>
        </message>
        <message>
            <source>The result would have to be rounded.</source>
            <translation>结果须经四舍五入。</translation>
        </message>
        <message>
            <source>An exact result was asked for.</source>
            <translation>此处要求精确结果。</translation>
        </message>
        <message>
            <source>Check the figures at their source.</source>
            <translation>请向来源核对数字。</translation>
        </message>
        <message>
            <source>Different assets cannot be added.</source>
            <translation>不同资产不能相加。</translation>
        </message>
        <message>
            <source>The figures are in different currencies or assets.</source>
            <translation>数字属于不同的货币或资产。</translation>
        </message>
        <message>
            <source>Filter by one currency.</source>
            <translation>请只筛选一种货币。</translation>
        </message>
        <message>
            <source>The input was set aside; nothing was loaded.</source>
            <translation>输入已被搁置；没有载入任何数据。</translation>
        </message>
        <message>
            <source>A guard found it implausible.</source>
            <translation>防护检查认为内容不合理。</translation>
        </message>
        <message>
            <source>Compare it with the last version, then load it again or ask its sender.</source>
            <translation>请与上一版本比较，然后重新载入或向发送方查询。</translation>
        </message>
        <message>
            <source>This is not allowed now.</source>
            <translation>目前不允许此操作。</translation>
        </message>
        <message>
            <source>The mode of this session forbids it.</source>
            <translation>本次会话的模式不允许。</translation>
        </message>
        <message>
            <source>Use a session that is live and may write.</source>
            <translation>请使用实时且可写入的会话。</translation>
        </message>
        <message>
            <source>It was not found.</source>
            <translation>找不到。</translation>
        </message>
        <message>
            <source>There is no such thing in this store.</source>
            <translation>此数据库中没有该项目。</translation>
        </message>
        <message>
            <source>Check the name, or open the store that holds it.</source>
            <translation>请检查名称，或打开载有该项目的数据库。</translation>
        </message>
        <message>
            <source>The source cannot be found on the network.</source>
            <translation>在网络上找不到来源。</translation>
        </message>
        <message>
            <source>Its host name does not resolve.</source>
            <translation>其主机名称无法解析。</translation>
        </message>
        <message>
            <source>Check the address in the configuration and the name service.</source>
            <translation>请检查配置中的地址及域名服务。</translation>
        </message>
        <message>
            <source>The source cannot be reached.</source>
            <translation>无法连接来源。</translation>
        </message>
        <message>
            <source>No connection could be made.</source>
            <translation>未能建立连接。</translation>
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation>请检查网络；系统会自动重试。</translation>
        </message>
        <message>
            <source>The source did not answer in time.</source>
            <translation>来源未有及时回应。</translation>
        </message>
        <message>
            <source>The deadline passed.</source>
            <translation>已过期限。</translation>
        </message>
        <message>
            <source>It is tried again by itself; call its operator if it lasts.</source>
            <translation>系统会自动重试；如持续出现，请联络其运营人。</translation>
        </message>
        <message>
            <source>The connection was cut.</source>
            <translation>连接中断。</translation>
        </message>
        <message>
            <source>The source ended it before its answer was complete.</source>
            <translation>来源在回应完成前结束了连接。</translation>
        </message>
        <message>
            <source>The source&apos;s certificate is not trusted.</source>
            <translation>来源的证书不受信任。</translation>
        </message>
        <message>
            <source>It is expired, unknown, pinned otherwise or made for another host.</source>
            <translation>证书已过期、不明、与固定值不符，或属于另一主机。</translation>
        </message>
        <message>
            <source>Do not go round it: ask the source&apos;s operator for the right certificate.</source>
            <translation>切勿绕过：请向来源运营人索取正确证书。</translation>
        </message>
        <message>
            <source>The source answered with an error.</source>
            <translation>来源回应了错误。</translation>
        </message>
        <message>
            <source>Its server could not serve the request.</source>
            <translation>其服务器未能处理请求。</translation>
        </message>
        <message>
            <source>It is tried again by itself; the details name the status.</source>
            <translation>系统会自动重试；状态见详情。</translation>
        </message>
        <message>
            <source>The source refused us.</source>
            <translation>来源拒绝了我们。</translation>
        </message>
        <message>
            <source>The credentials are missing, wrong or expired.</source>
            <translation>凭据缺失、错误或已过期。</translation>
        </message>
        <message>
            <source>Renew the token that the configuration names.</source>
            <translation>请更新配置所指的令牌。</translation>
        </message>
        <message>
            <source>Messages were missed.</source>
            <translation>漏收了消息。</translation>
        </message>
        <message>
            <source>The stream skipped a number.</source>
            <translation>消息流跳过了序号。</translation>
        </message>
        <message>
            <source>The whole state is asked for again by itself.</source>
            <translation>系统会自动重新索取完整状态。</translation>
        </message>
        <message>
            <source>The store cannot be used.</source>
            <translation>数据库无法使用。</translation>
        </message>
        <message>
            <source>It cannot be opened or written.</source>
            <translation>无法打开或写入。</translation>
        </message>
        <message>
            <source>Check its path and rights; figures shown meanwhile are not recorded.</source>
            <translation>请检查其路径及权限；其间显示的数字不会记录。</translation>
        </message>
        <message>
            <source>The store is damaged.</source>
            <translation>数据库已损坏。</translation>
        </message>
        <message>
            <source>Its bytes do not fit together any more.</source>
            <translation>其字节已不再吻合。</translation>
        </message>
        <message>
            <source>Keep the file as it is and open a backup.</source>
            <translation>请保留文件原状，并打开备份。</translation>
        </message>
        <message>
            <source>The store is of another version.</source>
            <translation>数据库属于另一版本。</translation>
        </message>
        <message>
            <source>A newer or a foreign program wrote it.</source>
            <translation>由较新或其他程序写入。</translation>
        </message>
        <message>
            <source>Open it with the program that wrote it.</source>
            <translation>请以写入它的程序打开。</translation>
        </message>
        <message>
            <source>The store is open for reading only.</source>
            <translation>数据库以只读方式打开。</translation>
        </message>
        <message>
            <source>Another window writes it, or its file may not be changed.</source>
            <translation>另一窗口正在写入，或文件不可更改。</translation>
        </message>
        <message>
            <source>Use the other window, or close it and open this one again.</source>
            <translation>请使用另一窗口，或将其关闭后重新打开本窗口。</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>磁盘已满。</translation>
        </message>
        <message>
            <source>There is no space left for the store.</source>
            <translation>数据库已没有可用空间。</translation>
        </message>
        <message>
            <source>Free some space; figures shown meanwhile are not recorded.</source>
            <translation>请腾出空间；其间显示的数字不会记录。</translation>
        </message>
        <message>
            <source>It was stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>A person or the end of the program stopped it.</source>
            <translation>由使用者停止，或因程序结束而停止。</translation>
        </message>
        <message>
            <source>Start it again if it is still wanted.</source>
            <translation>如仍有需要，请重新开始。</translation>
        </message>
        <message>
            <source>The request or the configuration is wrong.</source>
            <translation>请求或配置有误。</translation>
        </message>
        <message>
            <source>A value is not one of those allowed.</source>
            <translation>某个值并非允许的值。</translation>
        </message>
        <message>
            <source>Correct the place that the details name.</source>
            <translation>请更正详情所指的位置。</translation>
        </message>
        <message>
            <source>The operating system reported a failure.</source>
            <translation>操作系统报告失败。</translation>
        </message>
        <message>
            <source>A file or device could not be read or written.</source>
            <translation>文件或设备无法读取或写入。</translation>
        </message>
        <message>
            <source>Check the named file and its rights.</source>
            <translation>请检查所指文件及其权限。</translation>
        </message>
    </context>
    <context>
        <name>Filter</name>
        <message>
            <source>“%1” is not a column here; it is searched as text.</source>
            <translation>“%1”不是此处的列；将作为文本搜索。</translation>
        </message>
        <message>
            <source>“%1” has a comma, and a fraction begins with a point here: “%2”? It is searched as text.</source>
            <translation>“%1”有逗号，而此处小数以点开始：是否“%2”？将作为文本搜索。</translation>
        </message>
        <message>
            <source>“%1” is not a value that can be compared; it is searched as text.</source>
            <translation>“%1”不是可比较的值；将作为文本搜索。</translation>
        </message>
        <message>
            <source>A quotation mark is not closed.</source>
            <translation>引号未关闭。</translation>
        </message>
        <message>
            <source>A regular expression needs a second /.</source>
            <translation>正则表达式需要第二个 /。</translation>
        </message>
        <message>
            <source>A bracket is not closed.</source>
            <translation>括号未关闭。</translation>
        </message>
        <message>
            <source>A bracket closes that was not opened.</source>
            <translation>多了一个右括号。</translation>
        </message>
        <message>
            <source>A term is missing.</source>
            <translation>缺少条件。</translation>
        </message>
        <message>
            <source>“%1” needs a value.</source>
            <translation>“%1”需要一个值。</translation>
        </message>
        <message>
            <source>“%1” is not a regular expression.</source>
            <translation>“%1”不是正则表达式。</translation>
        </message>
        <message>
            <source>The filter is too long.</source>
            <translation>筛选条件过长。</translation>
        </message>
        <message>
            <source>Too many brackets or negations within each other.</source>
            <translation>括号或否定的层数过多。</translation>
        </message>
        <message>
            <source>sort: may not stand in brackets or after a minus.</source>
            <translation>sort: 不可置于括号内或减号之后。</translation>
        </message>
        <message>
            <source>“is:%1” is not known here; no row is so.</source>
            <translation>此处没有“is:%1”；没有符合的行。</translation>
        </message>
        <message>
            <source>“%1” is not a column here.</source>
            <translation>“%1”不是此处的列。</translation>
        </message>
    </context>
    <context>
        <name>PdfWriter</name>
        <message>
            <source>The PDF could not be started.</source>
            <translation>无法开始产生 PDF。</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>第 %1 页，共 %2 页</translation>
        </message>
        <message>
            <source>The PDF could not be finished.</source>
            <translation>无法完成 PDF。</translation>
        </message>
    </context>
    <context>
        <name>SettlementTables</name>
        <message>
            <source>not yet due</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>今日到期</translation>
        </message>
        <message>
            <source>1 business day</source>
            <translation>1 个营业日</translation>
        </message>
        <message>
            <source>%1 business days</source>
            <translation>%1 个营业日</translation>
        </message>
    </context>
    <context>
        <name>Tables</name>
        <message>
            <source>Issuers</source>
            <translation>发行人</translation>
        </message>
        <message>
            <source>Holdings</source>
            <translation>持有资产</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>供应量</translation>
        </message>
        <message>
            <source>Redemptions</source>
            <translation>赎回</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>结算指示</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>持仓</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>金库</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金条</translation>
        </message>
        <message>
            <source>Gold tokens</source>
            <translation>黄金代币</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>警报</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>转账</translation>
        </message>
        <message>
            <source>Sanctions lists</source>
            <translation>制裁名单</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>检查发现</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>数据来源</translation>
        </message>
        <message>
            <source>Cash entries</source>
            <translation>现金分录</translation>
        </message>
        <message>
            <source>Concentration</source>
            <translation>集中度</translation>
        </message>
        <message>
            <source>Liquidity</source>
            <translation>流动性</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>义务事项</translation>
        </message>
        <message>
            <source>Filings</source>
            <translation>申报文件</translation>
        </message>
        <message>
            <source>Restatements</source>
            <translation>重述</translation>
        </message>
        <message>
            <source>Peg</source>
            <translation>锚定</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>Saved scenarios</source>
            <translation>已存情景</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Findings of the rule</source>
            <translation>此规则的检查发现</translation>
        </message>
        <message>
            <source>Positions and limits</source>
            <translation>持仓与限额</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>账龄</translation>
        </message>
        <message>
            <source>Efficiency</source>
            <translation>结算效率</translation>
        </message>
        <message>
            <source>Gridlock</source>
            <translation>结算僵局</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Nothing is open: every rule that was judged passes or does not apply. The page Rules lists them.</source>
            <translation>没有未结事项：已判定的规则均属合规或不适用。“规则”页列出全部规则。</translation>
        </message>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>No letter has been written. The menu of a finding drafts one.</source>
            <translation>尚未撰写函件。可由审查发现的菜单草拟。</translation>
        </message>
        <message>
            <source>No scenario has been saved. One that has run can be given a name.</source>
            <translation>尚未保存情景。运算后可命名保存。</translation>
        </message>
    </context>
    <context>
        <name>assay::models</name>
        <message>
            <source>There is nothing to draw yet.</source>
            <translation>暂时没有可绘制的数据。</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>其他全部</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 h</source>
            <translation>储备覆盖率，%1，最近 %2 小时</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 days</source>
            <translation>储备覆盖率，%1，最近 %2 日</translation>
        </message>
        <message>
            <source>Hong Kong time</source>
            <translation>香港时间</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>数据时点</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>储备覆盖率</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>储备资产价值</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>流通量</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>不详</translation>
        </message>
        <message>
            <source>No reserve statement of %1 is known in this time.</source>
            <translation>此时段内未有 %1 的储备报表。</translation>
        </message>
        <message>
            <source>Unsettled instructions by age and status</source>
            <translation>未结算指示（按时龄及状态）</translation>
        </message>
        <message>
            <source>instructions</source>
            <translation>指示数</translation>
        </message>
        <message>
            <source>Age in the queue</source>
            <translation>排队时间</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>未申报</translation>
        </message>
        <message>
            <source>fine oz t</source>
            <translation>纯金金衡盎司</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金库</translation>
        </message>
        <message>
            <source>Fine ounces by vault and form</source>
            <translation>各金库纯金盎司（按形式）</translation>
        </message>
        <message>
            <source>Fine ounces by vault and owner</source>
            <translation>各金库纯金盎司（按所有人）</translation>
        </message>
        <message>
            <source>Alerts opened by day, last %1 days</source>
            <translation>每日新增警报，最近 %1 日</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>警报数</translation>
        </message>
        <message>
            <source>Day (Hong Kong)</source>
            <translation>日期（香港）</translation>
        </message>
        <message>
            <source>Reserve by coin and class</source>
            <translation>储备（按稳定币及类别）</translation>
        </message>
        <message>
            <source>reference currency</source>
            <translation>参考货币</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>稳定币</translation>
        </message>
        <message>
            <source>short by %1</source>
            <translation>短缺 %1</translation>
        </message>
        <message>
            <source>buffer %1</source>
            <translation>缓冲 %1</translation>
        </message>
        <message>
            <source>Unsettled</source>
            <translation>未结算</translation>
        </message>
        <message>
            <source>%1 on hold</source>
            <translation>%1 项暂缓</translation>
        </message>
        <message>
            <source>Queued value</source>
            <translation>排队金额</translation>
        </message>
        <message>
            <source>and %1</source>
            <translation>及 %1</translation>
        </message>
        <message>
            <source>Oldest unsettled</source>
            <translation>最久未结算</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>%1 with one leg final alone</source>
            <translation>%1 项只有一端终局</translation>
        </message>
        <message>
            <source>Gold in vaults, fine oz t</source>
            <translation>金库黄金，纯金金衡盎司</translation>
        </message>
        <message>
            <source>%1 bars without a fine weight</source>
            <translation>%1 条金条缺纯金重量</translation>
        </message>
        <message>
            <source>%1 vaults</source>
            <translation>%1 个金库</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金条</translation>
        </message>
        <message>
            <source>%1 open findings</source>
            <translation>%1 项未处理发现</translation>
        </message>
        <message>
            <source>allocated ÷ claims</source>
            <translation>已分配 ÷ 债权</translation>
        </message>
        <message>
            <source>supply %1, metal %2</source>
            <translation>供应量 %1，金属 %2</translation>
        </message>
        <message>
            <source>Open alerts</source>
            <translation>未处理警报</translation>
        </message>
        <message>
            <source>oldest %1</source>
            <translation>最久 %1</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>已逾期</translation>
        </message>
        <message>
            <source>%1 due today</source>
            <translation>%1 项今日到期</translation>
        </message>
        <message>
            <source>Open AML findings</source>
            <translation>未处理反洗钱发现</translation>
        </message>
        <message>
            <source>Sanctions entries</source>
            <translation>制裁名单条目</translation>
        </message>
        <message>
            <source>Live sources</source>
            <translation>实时来源</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>共 %1</translation>
        </message>
        <message>
            <source>Failing or stale</source>
            <translation>失败或过时</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>剔除行数</translation>
        </message>
        <message>
            <source>Next certificate to expire</source>
            <translation>最先到期的证书</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>&lt; 5 min</source>
            <translation>&lt; 5 分钟</translation>
        </message>
        <message>
            <source>5–15 min</source>
            <translation>5–15 分钟</translation>
        </message>
        <message>
            <source>15–60 min</source>
            <translation>15–60 分钟</translation>
        </message>
        <message>
            <source>1–4 h</source>
            <translation>1–4 小时</translation>
        </message>
        <message>
            <source>4–24 h</source>
            <translation>4–24 小时</translation>
        </message>
        <message>
            <source>&gt; 24 h</source>
            <translation>&gt; 24 小时</translation>
        </message>
        <message>
            <source>no maturity</source>
            <translation>无到期日</translation>
        </message>
        <message>
            <source>up to 7 days</source>
            <translation>7 天及以内</translation>
        </message>
        <message>
            <source>8–30 days</source>
            <translation>8–30 天</translation>
        </message>
        <message>
            <source>31–91 days</source>
            <translation>31–91 天</translation>
        </message>
        <message>
            <source>92–182 days</source>
            <translation>92–182 天</translation>
        </message>
        <message>
            <source>183–366 days</source>
            <translation>183–366 天</translation>
        </message>
        <message>
            <source>more than 366 days</source>
            <translation>超过 366 天</translation>
        </message>
        <message>
            <source>Reserve by coin and currency</source>
            <translation>储备（按稳定币及币种）</translation>
        </message>
        <message>
            <source>Reserve by coin and time to maturity</source>
            <translation>储备（按稳定币及剩余期限）</translation>
        </message>
        <message>
            <source>Reserve by coin and custodian</source>
            <translation>储备（按稳定币及托管人）</translation>
        </message>
        <message>
            <source>Reserve of %1 by class</source>
            <translation>%1 储备按类别</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Reserve of %1 by currency</source>
            <translation>%1 储备按货币</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>Reserve of %1 by time to maturity</source>
            <translation>%1 储备按剩余期限</translation>
        </message>
        <message>
            <source>Time to maturity</source>
            <translation>剩余期限</translation>
        </message>
        <message>
            <source>Reserve of %1 by custodian</source>
            <translation>%1 储备按托管人</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>托管人</translation>
        </message>
        <message>
            <source>Share of the pool</source>
            <translation>占储备比例</translation>
        </message>
        <message>
            <source>Mint of %1 %2, %3</source>
            <translation>铸造 %1 %2，%3</translation>
        </message>
        <message>
            <source>Burn of %1 %2, %3</source>
            <translation>销毁 %1 %2，%3</translation>
        </message>
        <message>
            <source>Statement of reserves worth %1, %2</source>
            <translation>储备报表，价值 %1，%2</translation>
        </message>
        <message>
            <source>%1, %2 to %3</source>
            <translation>%1，%2 至 %3</translation>
        </message>
        <message>
            <source>%1, since %2</source>
            <translation>%1，自 %2 起</translation>
        </message>
        <message>
            <source>%1 mints, %2 %3 in all, %4 to %5</source>
            <translation>%1 次铸造，共 %2 %3，%4 至 %5</translation>
        </message>
        <message>
            <source>%1 burns, %2 %3 in all, %4 to %5</source>
            <translation>%1 次销毁，共 %2 %3，%4 至 %5</translation>
        </message>
        <message>
            <source>%1 statements, %2 to %3</source>
            <translation>%1 份报表，%2 至 %3</translation>
        </message>
        <message>
            <source>%1 incidents, %2 to %3</source>
            <translation>%1 起事故，%2 至 %3</translation>
        </message>
        <message>
            <source>mint</source>
            <translation>铸造</translation>
        </message>
        <message>
            <source>burn</source>
            <translation>销毁</translation>
        </message>
        <message>
            <source>statement</source>
            <translation>报表</translation>
        </message>
        <message>
            <source>incident</source>
            <translation>事故</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Mints: %1, burns: %2, statements: %3, incidents: %4.</source>
            <translation>铸造：%1，销毁：%2，报表：%3，事故：%4。</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Time to payment, %1</source>
            <translation>支付所需时间，%1</translation>
        </message>
        <message>
            <source>No redemption of %1 with both instants known was paid.</source>
            <translation>没有两个时刻均已知且已支付的 %1 赎回。</translation>
        </message>
        <message>
            <source>bp of par</source>
            <translation>面值基点</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 h</source>
            <translation>价格与面值之差，%1，最近 %2 小时</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 days</source>
            <translation>价格与面值之差，%1，最近 %2 天</translation>
        </message>
        <message>
            <source>up to %1</source>
            <translation>截至 %1</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>交易场所</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>收盘价</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>偏离（基点）</translation>
        </message>
        <message>
            <source>No price of %1 against its reference currency is known in this time.</source>
            <translation>此段时间内没有 %1 对其参照货币的已知价格。</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 h</source>
            <translation>供应量，%1，最近 %2 小时</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 days</source>
            <translation>供应量，%1，最近 %2 天</translation>
        </message>
        <message>
            <source>%1, axis not from 0</source>
            <translation>%1，轴不从 0 起</translation>
        </message>
        <message>
            <source>From</source>
            <translation>起</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>迄</translation>
        </message>
        <message>
            <source>Stated by issuer</source>
            <translation>发行人报称</translation>
        </message>
        <message>
            <source>Observed on ledgers</source>
            <translation>账本所见</translation>
        </message>
        <message>
            <source>stated</source>
            <translation>报称</translation>
        </message>
        <message>
            <source>observed</source>
            <translation>所见</translation>
        </message>
        <message>
            <source>No supply of %1 is known in this time.</source>
            <translation>此段时间内没有 %1 的已知供应量。</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>% of observed</source>
            <translation>占所见 %</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>历时</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>差距</translation>
        </message>
        <message>
            <source>Gap in %</source>
            <translation>差距百分比</translation>
        </message>
        <message>
            <source>claim gap</source>
            <translation>申报差距</translation>
        </message>
        <message>
            <source>There is no time at which both the issuer and the ledgers tell the supply of %1.</source>
            <translation>没有发行人与账本同时述明 %1 供应量的时间。</translation>
        </message>
        <message>
            <source>Claim gap, %1: up to %2, %3 in all</source>
            <translation>申报差距，%1：最多 %2，合计 %3</translation>
        </message>
        <message>
            <source>Claim gap, %1: none over %2</source>
            <translation>申报差距，%1：%2 内没有差距</translation>
        </message>
        <message>
            <source>Claim gap, %1</source>
            <translation>申报差距，%1</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>按时支付</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>中位数</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>最长</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>超时支付</translation>
        </message>
        <message>
            <source>Time to payment, %1: median %2, longest %3</source>
            <translation>支付所需时间，%1：中位数 %2，最长 %3</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已支付</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Redemptions of %1</source>
            <translation>%1 赎回</translation>
        </message>
        <message>
            <source>No redemption of %1 is known.</source>
            <translation>没有已知的 %1 赎回。</translation>
        </message>
        <message>
            <source>90th percentile</source>
            <translation>第90百分位</translation>
        </message>
        <message>
            <source>95th percentile</source>
            <translation>第95百分位</translation>
        </message>
        <message>
            <source>redemptions, by hours to payment</source>
            <translation>赎回笔数，按支付所需小时</translation>
        </message>
        <message>
            <source>Hours to payment</source>
            <translation>支付所需小时</translation>
        </message>
        <message>
            <source>passed %1</source>
            <translation>已过 %1</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 宗未结</translation>
        </message>
        <message>
            <source>%1 missed it</source>
            <translation>%1 宗已错过</translation>
        </message>
        <message>
            <source>%1 will miss it</source>
            <translation>%1 宗将错过</translation>
        </message>
        <message>
            <source>cut-off %1</source>
            <translation>截止 %1</translation>
        </message>
        <message>
            <source>…and %1 more findings</source>
            <translation>……另有 %1 项发现</translation>
        </message>
        <message>
            <source>Request %1: %2</source>
            <translation>要求 %1：%2</translation>
        </message>
        <message>
            <source>Source %1: %2 %3</source>
            <translation>来源 %1：%2 %3</translation>
        </message>
        <message>
            <source>Cut-off %1 %2: %3</source>
            <translation>截止 %1 %2：%3</translation>
        </message>
        <message>
            <source>Examiner</source>
            <translation>检查员</translation>
        </message>
        <message>
            <source>Maker</source>
            <translation>提出者</translation>
        </message>
        <message>
            <source>Checker</source>
            <translation>复核者</translation>
        </message>
        <message>
            <source>Vault officer</source>
            <translation>金库主任</translation>
        </message>
        <message>
            <source>AML analyst</source>
            <translation>反洗钱分析员</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>主管</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>审计员</translation>
        </message>
        <message>
            <source>submitted</source>
            <translation>已提交</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>已批准</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已送出</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>已接纳</translation>
        </message>
        <message>
            <source>effect observed</source>
            <translation>已见效</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 之 %1</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>%1 后过期</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>revoked by its maker</source>
            <translation>由提出者撤回</translation>
        </message>
        <message>
            <source>expired before it was approved</source>
            <translation>未获批准即过期</translation>
        </message>
        <message>
            <source>blocked: the state moved since</source>
            <translation>受阻：状态其后已变</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>已被拒</translation>
        </message>
        <message>
            <source>outcome unknown — ask again</source>
            <translation>结果未明 — 请再查询</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Release hold</source>
            <translation>解除暂缓</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>调整次序</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>重新处理</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>分拆</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>部分结算</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>asked for by %1 at %2</source>
            <translation>由 %1 于 %2 提出</translation>
        </message>
        <message>
            <source>final</source>
            <translation>已最终</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>not locked</source>
            <translation>未锁定</translation>
        </message>
        <message>
            <source>Locked at</source>
            <translation>锁定时间</translation>
        </message>
        <message>
            <source>Final at</source>
            <translation>最终时间</translation>
        </message>
        <message>
            <source>Free balance</source>
            <translation>可用余额</translation>
        </message>
        <message>
            <source>not known here</source>
            <translation>此处未知</translation>
        </message>
        <message>
            <source>and for %1 more</source>
            <translation>另等候 %1 宗</translation>
        </message>
        <message>
            <source>Cycle of %1</source>
            <translation>%1 宗循环</translation>
        </message>
        <message>
            <source>%1 waits for %2 again: none of them can settle alone.</source>
            <translation>%1 又等候 %2：各宗均无法单独结算。</translation>
        </message>
        <message>
            <source>Waits for no other instruction.</source>
            <translation>不等候其他指示。</translation>
        </message>
        <message>
            <source>What it waited for is settled.</source>
            <translation>所等候的已结算。</translation>
        </message>
        <message>
            <source>The chain ends at %1, which no source has stated here.</source>
            <translation>链终于 %1，此处没有来源说明该指示。</translation>
        </message>
        <message>
            <source>The chain ends at %1, which waits for no other.</source>
            <translation>链终于 %1，它不等候其他指示。</translation>
        </message>
        <message>
            <source>Linked to %1: %2</source>
            <translation>连结至 %1：%2</translation>
        </message>
        <message>
            <source>Reason %1.</source>
            <translation>原因：%1。</translation>
        </message>
        <message>
            <source>Done: its status will not change any more.</source>
            <translation>已完结：状态不再改变。</translation>
        </message>
        <message>
            <source>Both legs are ready.</source>
            <translation>两边均已就绪。</translation>
        </message>
        <message>
            <source>The asset leg blocks.</source>
            <translation>资产一边受阻。</translation>
        </message>
        <message>
            <source>The cash leg blocks.</source>
            <translation>款项一边受阻。</translation>
        </message>
        <message>
            <source>Both legs block.</source>
            <translation>两边均受阻。</translation>
        </message>
        <message>
            <source>On hold: neither leg moves before it is released.</source>
            <translation>暂缓中：解除前两边均不动。</translation>
        </message>
        <message>
            <source>Neither leg blocks by itself; it waits for other instructions.</source>
            <translation>两边本身无阻，正等候其他指示。</translation>
        </message>
        <message>
            <source>One leg is final and the other is not (rule SET-03).</source>
            <translation>一边已最终而另一边未最终（规则 SET-03）。</translation>
        </message>
        <message>
            <source>Nothing states what it waits for.</source>
            <translation>没有说明它等候什么。</translation>
        </message>
        <message>
            <source>What blocks is not one leg.</source>
            <translation>受阻原因不在某一边。</translation>
        </message>
        <message>
            <source>First payment leg</source>
            <translation>第一边付款</translation>
        </message>
        <message>
            <source>Asset leg</source>
            <translation>资产一边</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>To</source>
            <translation>收方</translation>
        </message>
        <message>
            <source>Second payment leg</source>
            <translation>第二边付款</translation>
        </message>
        <message>
            <source>Cash leg</source>
            <translation>款项一边</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>none: free of payment</source>
            <translation>无：免付款</translation>
        </message>
        <message>
            <source>Settled in part: %1 of %2, %3 left.</source>
            <translation>已部分结算：%2 中的 %1，余 %3。</translation>
        </message>
        <message>
            <source>May settle in parts.</source>
            <translation>可分批结算。</translation>
        </message>
        <message>
            <source>May not settle in parts.</source>
            <translation>不可分批结算。</translation>
        </message>
        <message>
            <source>short, as stated</source>
            <translation>按申报不足</translation>
        </message>
        <message>
            <source>covered, as stated</source>
            <translation>按申报有足够支持</translation>
        </message>
        <message>
            <source>nothing stated</source>
            <translation>并无申报</translation>
        </message>
        <message>
            <source>Next cut-off</source>
            <translation>下个截止时间</translation>
        </message>
        <message>
            <source>%1 without an amount</source>
            <translation>%1 项未载金额</translation>
        </message>
        <message numerus="yes">
            <source>Failing: %1, %2, %n instructions, %3</source>
            <translation>
                <numerusform>结算失败：%1，%2，%n 宗指示，%3</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::AmlViewModel</name>
        <message>
            <source>AML</source>
            <translation>反洗钱</translation>
        </message>
    </context>
    <context>
        <name>assay::models::CheckerViewModel</name>
        <message>
            <source>Fetched anew from %1 · %2 · %3</source>
            <translation>重新取自 %1 · %2 · %3</translation>
        </message>
        <message>
            <source>Fetching from the endpoint…</source>
            <translation>正从端点取得……</translation>
        </message>
        <message>
            <source>It could not be fetched from the endpoint.</source>
            <translation>无法从端点取得。</translation>
        </message>
        <message>
            <source>Approved: %1</source>
            <translation>已批准：%1</translation>
        </message>
        <message>
            <source>Rejected: %1</source>
            <translation>已拒绝：%1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ApprovalsViewModel</name>
        <message>
            <source>Nothing can be asked for here: this session only reads.</source>
            <translation>此处不能提出要求：本会话只供读取。</translation>
        </message>
        <message>
            <source>Nobody is signed in: choose an operator at the top right (Ctrl+Shift+O).</source>
            <translation>无人登录：请在右上角选择操作员（Ctrl+Shift+O）。</translation>
        </message>
        <message>
            <source>No clearing source is configured, so nothing can be asked for.</source>
            <translation>未配置结算来源，因此不能提出要求。</translation>
        </message>
        <message>
            <source>The operators are not known yet: %1</source>
            <translation>操作员尚未知道：%1</translation>
        </message>
        <message>
            <source>No operator is configured. Add a table [[source.operator]] with id and token (&quot;env:NAME&quot; or &quot;keychain:NAME&quot;) to the clearing source in the configuration, then start again.</source>
            <translation>未配置操作员。请在配置文件的结算来源加入 [[source.operator]] 表，填上 id 与 token（&quot;env:NAME&quot; 或 &quot;keychain:NAME&quot;），然后重新启动。</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>%1 后过期</translation>
        </message>
        <message>
            <source>Request %1 is revoked.</source>
            <translation>要求 %1 已撤回。</translation>
        </message>
        <message>
            <source>submit</source>
            <translation>提交</translation>
        </message>
        <message>
            <source>approve</source>
            <translation>批准</translation>
        </message>
        <message>
            <source>reject</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>revoke</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>%1 wanted to %2 request %3 at %4; whether it arrived is not known.</source>
            <translation>%1 曾于 %4 %2要求 %3；是否送达未明。</translation>
        </message>
        <message>
            <source>asking…</source>
            <translation>正在查询……</translation>
        </message>
        <message>
            <source>Request %1: %2</source>
            <translation>要求 %1：%2</translation>
        </message>
    </context>
    <context>
        <name>assay::models::Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 日</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>%1后</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小时</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分钟</translation>
        </message>
    </context>
    <context>
        <name>assay::models::FrameViewModel</name>
        <message>
            <source>Not recorded: the store cannot be written. Figures are live but leave no evidence.</source>
            <translation>未记录：数据库无法写入。数字为实时，但不留证据。</translation>
        </message>
        <message>
            <source>Offline: %1, as known at %2 HKT (%3 old). No source is asked.</source>
            <translation>离线：%1，截至香港时间 %2 所知（%3前）。不会查询任何来源。</translation>
        </message>
        <message>
            <source>Read only: another window records into this store.</source>
            <translation>只读：另一窗口正在记录至此数据库。</translation>
        </message>
        <message>
            <source>Sandbox: invented data, scenario “%1”.</source>
            <translation>沙盒：虚构数据，情景“%1”。</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>OFFLINE</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>READ ONLY</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Last good answer %1 ago</source>
            <translation>上次正常回应在 %1前</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>无法判定</translation>
        </message>
        <message>
            <source>next poll %1</source>
            <translation>下次查询 %1</translation>
        </message>
        <message>
            <source>Nothing received yet</source>
            <translation>尚未收到任何数据</translation>
        </message>
        <message>
            <source>Revision %1, known at %2 HKT</source>
            <translation>第 %1 版，香港时间 %2 所知</translation>
        </message>
        <message numerus="yes">
            <source>The outcome of %n requests is not known. Ctrl+Shift+A lists them and asks.</source>
            <translation>
                <numerusform>有 %n 项要求的结果未明。按 Ctrl+Shift+A 列出并查询。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::HandoverViewModel</name>
        <message>
            <source>signed by %1 at %2</source>
            <translation>由 %1 于 %2 签署</translation>
        </message>
        <message>
            <source>countersigned by %1 at %2</source>
            <translation>由 %1 于 %2 会签</translation>
        </message>
        <message>
            <source>Storing…</source>
            <translation>正在保存……</translation>
        </message>
        <message>
            <source>There is no sheet.</source>
            <translation>没有交接班表。</translation>
        </message>
        <message>
            <source>The sheet has no line.</source>
            <translation>交接班表没有内容。</translation>
        </message>
        <message>
            <source>Who comes must sign in as another person than %1 (Ctrl+Shift+O).</source>
            <translation>接班者必须以 %1 以外的人登录（Ctrl+Shift+O）。</translation>
        </message>
        <message numerus="yes">
            <source>%n lines are not ticked yet.</source>
            <translation>
                <numerusform>尚有 %n 行未勾选。</numerusform>
            </translation>
        </message>
        <message>
            <source>Both have signed.</source>
            <translation>双方已签署。</translation>
        </message>
        <message>
            <source>The sheet is signed and waits for who comes.</source>
            <translation>交接班表已签署，等候接班者。</translation>
        </message>
        <message>
            <source>The shift is handed over; both have signed.</source>
            <translation>已交接班；双方已签署。</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Sheet %1</source>
            <translation>交接班表 %1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ImportViewModel</name>
        <message>
            <source>Bar list</source>
            <translation>金条清单</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>储备报表</translation>
        </message>
        <message>
            <source>ISO 20022 messages</source>
            <translation>ISO 20022 报文</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>制裁名单</translation>
        </message>
        <message>
            <source>%1 rows in the files, %2 known before</source>
            <translation>文件共 %1 行，先前已知 %2 行</translation>
        </message>
        <message>
            <source>Loaded: %1 added, %2 changed, %3 removed, %4 unchanged, %5 set aside.</source>
            <translation>已载入：新增 %1，变更 %2，移除 %3，不变 %4，搁置 %5。</translation>
        </message>
        <message>
            <source>Price series</source>
            <translation>价格序列</translation>
        </message>
        <message>
            <source>%1 rows in the files</source>
            <translation>文件共 %1 行</translation>
        </message>
        <message>
            <source>Noted: %1</source>
            <translation>备注：%1</translation>
        </message>
        <message>
            <source>…and %1 more</source>
            <translation>……另有 %1 项</translation>
        </message>
    </context>
    <context>
        <name>assay::models::LetterViewModel</name>
        <message>
            <source>The draft is saved; the Letters tab keeps it.</source>
            <translation>草稿已保存，可在“函件”标签页中找到。</translation>
        </message>
        <message>
            <source>The letter is marked as sent; the reply is on the duty calendar.</source>
            <translation>函件已标记为已发出；回复期限已列入义务事项。</translation>
        </message>
        <message>
            <source>The letter is marked as answered.</source>
            <translation>函件已标记为已回复。</translation>
        </message>
    </context>
    <context>
        <name>assay::models::OverviewViewModel</name>
        <message>
            <source>Overview</source>
            <translation>总览</translation>
        </message>
        <message>
            <source>Issuers</source>
            <translation>发行人</translation>
        </message>
        <message>
            <source>Settlement</source>
            <translation>结算</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>金库</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>反洗钱</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RequestViewModel</name>
        <message>
            <source>Limits</source>
            <translation>限额</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>截止时间</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>制裁名单</translation>
        </message>
        <message>
            <source>State unchanged</source>
            <translation>状态未变</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>职责</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Request: %1 %2</source>
            <translation>要求：%1 %2</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>指示</translation>
        </message>
        <message>
            <source>not known any more</source>
            <translation>已不再知道</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>From</source>
            <translation>付方</translation>
        </message>
        <message>
            <source>To</source>
            <translation>收方</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>资料来源</translation>
        </message>
        <message>
            <source>Before instruction</source>
            <translation>排在此指示之前</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 个字符</translation>
        </message>
        <message>
            <source>%1 of at least %2 characters</source>
            <translation>%1 个字符，至少要 %2 个</translation>
        </message>
        <message>
            <source>Working out what would come of it…</source>
            <translation>正在推算结果……</translation>
        </message>
        <message>
            <source>No instruction would settle by this alone.</source>
            <translation>单凭此举没有指示会结算。</translation>
        </message>
        <message numerus="yes">
            <source>%n instructions would settle</source>
            <translation>
                <numerusform>%n 宗指示会结算</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Needs the approval of %n other people.</source>
            <translation>
                <numerusform>需要另外 %n 人批准。</numerusform>
            </translation>
        </message>
        <message>
            <source>It is submitted.</source>
            <translation>已提交。</translation>
        </message>
        <message>
            <source>Your role does not allow this request.</source>
            <translation>您的角色无权提出此要求。</translation>
        </message>
        <message>
            <source>Choose a reason.</source>
            <translation>请选择原因。</translation>
        </message>
        <message numerus="yes">
            <source>Say why, in at least %n characters.</source>
            <translation>
                <numerusform>请说明理由，至少 %n 个字符。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is missing.</source>
            <translation>缺少%1。</translation>
        </message>
        <message>
            <source>The checks are running.</source>
            <translation>正在检查。</translation>
        </message>
        <message>
            <source>A check has failed; see what it advises.</source>
            <translation>有检查未通过；请看建议。</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>一并交收</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ReservesViewModel</name>
        <message>
            <source>Reserves</source>
            <translation>储备</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RulesViewModel</name>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
    </context>
    <context>
        <name>assay::models::SettlementViewModel</name>
        <message>
            <source>Settlement</source>
            <translation>结算</translation>
        </message>
        <message>
            <source>Release %1</source>
            <translation>解除暂缓 %1</translation>
        </message>
        <message numerus="yes">
            <source>Settle %n instructions together</source>
            <translation>
                <numerusform>%n 宗指示一并结算</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 instructions settle then: %2 %3</source>
            <translation>届时 %1 宗指示结算：%2 %3</translation>
        </message>
        <message>
            <source>Advice only. Ctrl+R asks for the release of the first one.</source>
            <translation>仅供参考。Ctrl+R 要求解除第一宗的暂缓。</translation>
        </message>
        <message>
            <source>Advice only. The settlement system decides on an offset; Alt+Up asks to re-sequence one instruction.</source>
            <translation>仅供参考。互抵由结算系统决定；Alt+Up 要求调整一宗指示的次序。</translation>
        </message>
        <message numerus="yes">
            <source>The queue after it: %Ln instructions remain</source>
            <translation>
                <numerusform>其后的队列：余 %Ln 宗指示</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::SourcesViewModel</name>
        <message>
            <source>Sources</source>
            <translation>数据来源</translation>
        </message>
    </context>
    <context>
        <name>assay::models::StressViewModel</name>
        <message>
            <source>Shortfall</source>
            <translation>缺口</translation>
        </message>
        <message>
            <source>none within the horizon</source>
            <translation>期限内没有</translation>
        </message>
        <message>
            <source>Time to shortfall</source>
            <translation>距出现缺口的时间</translation>
        </message>
        <message>
            <source>Stressed coverage</source>
            <translation>受压储备覆盖率</translation>
        </message>
        <message>
            <source>Stressed value</source>
            <translation>受压价值</translation>
        </message>
        <message>
            <source>Late redemptions</source>
            <translation>逾期赎回</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>报表</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>✓ The same result as saved, to the byte.</source>
            <translation>✓ 与已存结果逐字节相同。</translation>
        </message>
        <message>
            <source>✗ Not the result that was saved: the lines have changed since.</source>
            <translation>✗ 与已存结果不同：储备项目此后有变。</translation>
        </message>
    </context>
    <context>
        <name>assay::models::VaultViewModel</name>
        <message>
            <source>Vault</source>
            <translation>金库</translation>
        </message>
    </context>
    <context>
        <name>assay::models::WhyViewModel</name>
        <message>
            <source>not checked</source>
            <translation>未核查</translation>
        </message>
        <message>
            <source>agrees with the stored bytes</source>
            <translation>与已存字节相符</translation>
        </message>
        <message>
            <source>the stored bytes cannot be read</source>
            <translation>无法读取已存字节</translation>
        </message>
        <message>
            <source>the bytes are not stored</source>
            <translation>未存有相关字节</translation>
        </message>
        <message>
            <source>differs from the stored bytes</source>
            <translation>与已存字节不符</translation>
        </message>
        <message>
            <source>the stored bytes were changed</source>
            <translation>已存字节曾被更改</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ApprovalsDialog</name>
        <message>
            <source>Requests</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Outcome not known</source>
            <translation>结果未明</translation>
        </message>
        <message>
            <source>Requests and approvals</source>
            <translation>要求与审批</translation>
        </message>
        <message>
            <source>As&amp;k about it</source>
            <translation>查询结果(&amp;K)</translation>
        </message>
        <message>
            <source>Re&amp;voke…</source>
            <translation>撤回(&amp;V)…</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>已登录：%1</translation>
        </message>
        <message>
            <source>No request is waiting.</source>
            <translation>没有等候中的要求。</translation>
        </message>
        <message>
            <source>Enter opens the chosen request.</source>
            <translation>按 Enter 开启所选要求。</translation>
        </message>
        <message>
            <source>To be read out: %1</source>
            <translation>须读出：%1</translation>
        </message>
        <message>
            <source>Revoke the request</source>
            <translation>撤回要求</translation>
        </message>
        <message>
            <source>Why %1 is revoked:</source>
            <translation>撤回 %1 的理由：</translation>
        </message>
        <message>
            <source>&amp;Revoke request</source>
            <translation>撤回要求(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ChartPanel</name>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table (D)</source>
            <translation>以表格显示此图表的数据 (D)</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table</source>
            <translation>以表格显示此图表的数据</translation>
        </message>
        <message>
            <source>Data of the chart</source>
            <translation>图表数据</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::CheckerPane</name>
        <message>
            <source>Fields of the instruction</source>
            <translation>指示的字段</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>When it was asked for</source>
            <translation>提出时</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现时</translation>
        </message>
        <message>
            <source>Canonical &amp;bytes</source>
            <translation>正规字节(&amp;B)</translation>
        </message>
        <message>
            <source>Canonical bytes of the request</source>
            <translation>要求的正规字节</translation>
        </message>
        <message>
            <source>Cannot be approved: %1</source>
            <translation>不能批准：%1</translation>
        </message>
        <message>
            <source>SHA-256 %1</source>
            <translation>SHA-256 %1</translation>
        </message>
        <message>
            <source>%1 changed from %2 to %3</source>
            <translation>%1 由 %2 改为 %3</translation>
        </message>
        <message>
            <source>The four words that the maker reads out</source>
            <translation>提出者读出的四个词</translation>
        </message>
        <message>
            <source>&amp;Approve</source>
            <translation>批准(&amp;A)</translation>
        </message>
        <message>
            <source>Approve these bytes (Ctrl+Enter)</source>
            <translation>批准这些字节（Ctrl+Enter）</translation>
        </message>
        <message>
            <source>&amp;Reject…</source>
            <translation>拒绝(&amp;R)…</translation>
        </message>
        <message>
            <source>Reject with a reason (Ctrl+Backspace)</source>
            <translation>附理由拒绝（Ctrl+Backspace）</translation>
        </message>
        <message>
            <source>Reject the request</source>
            <translation>拒绝要求</translation>
        </message>
        <message>
            <source>Why %1 is rejected:</source>
            <translation>拒绝 %1 的理由：</translation>
        </message>
        <message>
            <source>&amp;Reject request</source>
            <translation>拒绝要求(&amp;R)</translation>
        </message>
        <message>
            <source>✓ The words are those of these bytes.</source>
            <translation>✓ 这些词与字节相符。</translation>
        </message>
        <message>
            <source>✗ The words are not those of these bytes: listen again, or reject.</source>
            <translation>✗ 这些词与字节不符：请再听一次，或拒绝。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ColumnDialog</name>
        <message>
            <source>Columns of %1</source>
            <translation>%1的列</translation>
        </message>
        <message>
            <source>Search columns</source>
            <translation>搜索列</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Show the usual columns</source>
            <translation>显示常用列</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DayStrip</name>
        <message>
            <source>Cycles and cut-offs of today</source>
            <translation>今日的周期与截止时间</translation>
        </message>
        <message>
            <source>No source has stated a settlement cycle of today: cut-offs are not known.</source>
            <translation>没有来源说明今日的结算周期：截止时间未知。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DetailPane</name>
        <message>
            <source>Asking the store…</source>
            <translation>正在查询数据库…</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Vouched for</source>
            <translation>可信级别</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时龄</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>数据时点</translation>
        </message>
        <message>
            <source>Unchanged at</source>
            <translation>未变时点</translation>
        </message>
        <message>
            <source>Known here at</source>
            <translation>本机得知时间</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Open evidence %1…</source>
            <translation>打开证据 %1…</translation>
        </message>
        <message>
            <source>Open the raw bytes with SHA-256 %1</source>
            <translation>打开 SHA-256 为 %1 的原始字节</translation>
        </message>
        <message>
            <source>The store holds no version of this row: it was computed here.</source>
            <translation>数据库没有此行的版本：此行在本机计算得出。</translation>
        </message>
        <message>
            <source>As of %1, from %2</source>
            <translation>数据时点 %1，来源 %2</translation>
        </message>
        <message>
            <source>%1 (before: %2)</source>
            <translation>%1（之前：%2）</translation>
        </message>
        <message>
            <source>Newest first. Press Enter on a version to open its raw bytes.</source>
            <translation>最新在前。在版本上按 Enter 可打开其原始字节。</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Provenance</source>
            <translation>来历</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Chosen row</source>
            <translation>所选行</translation>
        </message>
        <message>
            <source>Open raw</source>
            <translation>打开原始数据</translation>
        </message>
        <message>
            <source>Open latest confirming raw</source>
            <translation>打开最近确认的原始数据</translation>
        </message>
        <message>
            <source>Go to subject</source>
            <translation>前往对象</translation>
        </message>
        <message>
            <source>Known at</source>
            <translation>得知时间</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>变更</translation>
        </message>
        <message>
            <source>Versions of the chosen row</source>
            <translation>所选行的各版本</translation>
        </message>
        <message>
            <source>Choose a row to see its details, where it came from and how it changed.</source>
            <translation>请选择一行，以查看其详情、来历及变更。</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差额</translation>
        </message>
        <message>
            <source>What was restated: {-before-}, {+after+}</source>
            <translation>重述内容：{-之前-}、{+之后+}</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::FilterBar</name>
        <message>
            <source>The filter is understood.</source>
            <translation>筛选条件有效。</translation>
        </message>
        <message>
            <source>The filter works, and perhaps not as meant.</source>
            <translation>筛选条件可用，但可能并非原意。</translation>
        </message>
        <message>
            <source>The filter is not applied.</source>
            <translation>筛选条件未应用。</translation>
        </message>
        <message>
            <source>Character %1: %2</source>
            <translation>第 %1 个字符：%2</translation>
        </message>
        <message>
            <source>Did you mean “%1”?</source>
            <translation>是否指“%1”？</translation>
        </message>
        <message>
            <source>Filter %1</source>
            <translation>筛选%1</translation>
        </message>
        <message>
            <source>Filter: text, or column:value, as in status:failed amount:&gt;=10m</source>
            <translation>筛选：文本，或 列:值，例如 status:failed amount:&gt;=10m</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::FrameBar</name>
        <message>
            <source>Mode: %1</source>
            <translation>模式：%1</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>检查发现</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>数据来源</translation>
        </message>
        <message>
            <source>Time in Hong Kong</source>
            <translation>香港时间</translation>
        </message>
        <message>
            <source>All times on the screen are Hong Kong time (HKT, UTC+8).</source>
            <translation>画面上所有时间均为香港时间（HKT，UTC+8）。</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Change between light and dark</source>
            <translation>切换浅色与深色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Sign in as an operator</source>
            <translation>以操作员身分登录</translation>
        </message>
        <message>
            <source>Operator: %1</source>
            <translation>操作员：%1</translation>
        </message>
        <message>
            <source>Approvals %1 · ? %2</source>
            <translation>审批 %1 · ? %2</translation>
        </message>
        <message>
            <source>Approvals %1</source>
            <translation>审批 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n requests wait for you</source>
            <translation>
                <numerusform>%n 项要求等候你</numerusform>
            </translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>操作员</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GridlockPanel</name>
        <message>
            <source>Act on</source>
            <translation>处理对象</translation>
        </message>
        <message>
            <source>Settles then, in order</source>
            <translation>届时依次结算</translation>
        </message>
        <message>
            <source>Instructions to act on</source>
            <translation>要处理的指示</translation>
        </message>
        <message>
            <source>Instructions that settle then</source>
            <translation>届时结算的指示</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>其后的队列</translation>
        </message>
        <message>
            <source>No gridlock is known: no set of instructions that wait for each other was found.</source>
            <translation>未见结算僵局：没有找到互相等候的指示。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GroupDialog</name>
        <message>
            <source>Group %1</source>
            <translation>%1分组</translation>
        </message>
        <message>
            <source>Group by</source>
            <translation>分组依据</translation>
        </message>
        <message>
            <source>then by</source>
            <translation>其次</translation>
        </message>
        <message>
            <source>and then by</source>
            <translation>再其次</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Unfold all</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <source>Fold all</source>
            <translation>全部折叠</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::HandoverDialog</name>
        <message>
            <source>Lines of the sheet</source>
            <translation>交接班表各行</translation>
        </message>
        <message>
            <source>Questions of who comes</source>
            <translation>接班者的问题</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>班次</translation>
        </message>
        <message>
            <source>&amp;Questions of who comes</source>
            <translation>接班者的问题(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Compile anew</source>
            <translation>重新汇编(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Ready: sign</source>
            <translation>备妥并签署(&amp;R)</translation>
        </message>
        <message>
            <source>Counter&amp;sign</source>
            <translation>会签(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Print to PDF…</source>
            <translation>打印成 PDF(&amp;P)…</translation>
        </message>
        <message>
            <source>S&amp;hift</source>
            <translation>班次(&amp;H)</translation>
        </message>
        <message>
            <source>Print the handover sheet to PDF</source>
            <translation>将交接班表打印成 PDF</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 未能写入：%2</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ImportDialog</name>
        <message>
            <source>Choose files…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>文件种类</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>前几行</translation>
        </message>
        <message>
            <source>Rows set aside</source>
            <translation>被搁置的行</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>载入</translation>
        </message>
        <message>
            <source>Choose or drop files. Nothing is stored before you press Load.</source>
            <translation>请选择或拖放文件。按“载入”之前不会保存任何内容。</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>载入中…</translation>
        </message>
        <message>
            <source>Files to import</source>
            <translation>要导入的文件</translation>
        </message>
        <message>
            <source>Choose at least one file first.</source>
            <translation>请先选择至少一个文件。</translation>
        </message>
        <message>
            <source>Say which source the files come from first.</source>
            <translation>请先指明文件来自哪个来源。</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>读取中…</translation>
        </message>
        <message numerus="yes">
            <source>%n set aside</source>
            <translation>
                <numerusform>搁置 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Not loadable: %1</source>
            <translation>不可载入：%1</translation>
        </message>
        <message>
            <source>Name of the source, as hkia-2-lists</source>
            <translation>来源名称，例如 hkia-2-lists</translation>
        </message>
        <message>
            <source>Say which source the files come from, then press Preview.</source>
            <translation>请先指明文件来自哪个来源，再按“预览”。</translation>
        </message>
        <message>
            <source>Column that states %1</source>
            <translation>载有%1的列</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>未载明</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::LegPanel</name>
        <message>
            <source>blocks</source>
            <translation>受阻</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::LetterDialog</name>
        <message>
            <source>English text</source>
            <translation>英文文本</translation>
        </message>
        <message>
            <source>Traditional Chinese text</source>
            <translation>繁体中文文本</translation>
        </message>
        <message>
            <source>Letter to the issuer</source>
            <translation>致发行人函件</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>回复期限</translation>
        </message>
        <message>
            <source>&amp;Save draft</source>
            <translation>保存草稿(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Mark as sent</source>
            <translation>标记为已发出(&amp;M)</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Reply &amp;by</source>
            <translation>回复期限(&amp;B)</translation>
        </message>
        <message>
            <source>Drafting…</source>
            <translation>正在拟稿…</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::MainWindow</name>
        <message>
            <source>Export table as CSV</source>
            <translation>将表格导出为 CSV</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 未能写入：%2</translation>
        </message>
        <message>
            <source>Save picture of page</source>
            <translation>保存页面图片</translation>
        </message>
        <message>
            <source>About Assay</source>
            <translation>关于 Assay</translation>
        </message>
        <message>
            <source>Assay %1
Supervisory console for tokenised finance in Hong Kong.</source>
            <translation>Assay %1
香港代币化金融监管台。</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. Figures are shown with source, tier and age; each can be traced to its raw bytes.</source>
            <translation>自由软件，以 GNU 通用公共授权条款第 3 版或更新版本发布。数字均附来源、级别及时龄，并可追溯至原始字节。</translation>
        </message>
        <message>
            <source>Choose a cell whose figure can be traced first.</source>
            <translation>请先选择数字可追溯的单元格。</translation>
        </message>
        <message>
            <source>Choose a finding first: a letter is drafted from what a rule found.</source>
            <translation>请先选择一项检查发现：函件按规则的检查发现拟稿。</translation>
        </message>
        <message>
            <source>Choose a restatement on the Reserves page first.</source>
            <translation>请先在“储备”页选择一项重述。</translation>
        </message>
        <message>
            <source>Explain restatement</source>
            <translation>记录重述的解释</translation>
        </message>
        <message>
            <source>The issuer&apos;s explanation of %1, as it was accepted:</source>
            <translation>发行人就 %1 所作并获接受的解释：</translation>
        </message>
        <message>
            <source>&amp;Accept explanation</source>
            <translation>接受解释(&amp;A)</translation>
        </message>
        <message>
            <source>Choose a letter that was sent and not answered yet.</source>
            <translation>请选择已发出但尚未回复的函件。</translation>
        </message>
        <message>
            <source>Mark letter as answered</source>
            <translation>将函件标记为已回复</translation>
        </message>
        <message>
            <source>What the issuer answered about %1:</source>
            <translation>发行人就 %1 的回复：</translation>
        </message>
        <message>
            <source>&amp;Mark as answered</source>
            <translation>标记为已回复(&amp;M)</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>已登录：%1</translation>
        </message>
        <message>
            <source>Choose an instruction or an option against gridlock first.</source>
            <translation>请先选择一宗指示或一个解开僵局的方案。</translation>
        </message>
        <message>
            <source>Your role does not allow this request.</source>
            <translation>您的角色无权提出此要求。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::PageView</name>
        <message numerus="yes">
            <source>%n rows copied as CSV.</source>
            <translation>
                <numerusform>已将 %n 行复制为 CSV。</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a row that came from a source first.</source>
            <translation>请先选择一行来自来源的数据。</translation>
        </message>
        <message>
            <source>Tables of the page</source>
            <translation>页面的表格</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RawDialog</name>
        <message>
            <source>Raw bytes from %1</source>
            <translation>来自 %1 的原始字节</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Body (binary, shown as hexadecimal)</source>
            <translation>内容（二进制，以十六进制显示）</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>标头</translation>
        </message>
        <message>
            <source>Copy SHA-256</source>
            <translation>复制 SHA-256</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ReadingPlace</name>
        <message numerus="yes">
            <source>%n new rows ↓</source>
            <translation>
                <numerusform>%n 行新数据 ↓</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new rows wait; End shows them</source>
            <translation>
                <numerusform>%n 行新数据等候中；按 End 显示</numerusform>
            </translation>
        </message>
        <message>
            <source>They wait so that nothing moves while you read. Click or press End to show them.</source>
            <translation>新数据暂候，以免阅读时移动。单击或按 End 显示。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RecordTableView</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1/%2</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已选 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>No row matches the filter.</source>
            <translation>没有行符合筛选条件。</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Nothing is known here yet: no source has stated such rows.</source>
            <translation>此处暂无数据：尚未有来源申报此类行。</translation>
        </message>
        <message>
            <source>Poll sources now</source>
            <translation>立即查询各来源</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Choose columns of %1</source>
            <translation>选择%1的列</translation>
        </message>
        <message>
            <source>Choose which columns are shown</source>
            <translation>选择要显示的列</translation>
        </message>
        <message>
            <source>Filter by %1</source>
            <translation>以 %1 筛选</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <source>A&amp;nd</source>
            <translation>且(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Or</source>
            <translation>或(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Exclude</source>
            <translation>排除(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Prepare</source>
            <translation>准备(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Copy as filter</source>
            <translation>复制为筛选条件(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RequestDialog</name>
        <message>
            <source>&amp;Submit request</source>
            <translation>提交要求(&amp;S)</translation>
        </message>
        <message>
            <source>Request %1 is submitted and waits for another person.</source>
            <translation>要求 %1 已提交，等候另一人。</translation>
        </message>
        <message>
            <source>Choose a reason…</source>
            <translation>选择原因……</translation>
        </message>
        <message>
            <source>Why, in your own words</source>
            <translation>以你的文字说明理由</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>原因(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Why</source>
            <translation>理由(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Expires after</source>
            <translation>有效期(&amp;E)</translation>
        </message>
        <message>
            <source>Checks before it is submitted</source>
            <translation>提交前的检查</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Finding and advice</source>
            <translation>结果与建议</translation>
        </message>
        <message>
            <source>Instructions that would settle</source>
            <translation>会结算的指示</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>其后的队列</translation>
        </message>
        <message>
            <source>Would settle, in order</source>
            <translation>会依次结算</translation>
        </message>
        <message>
            <source>Read these four words out to the person who checks it, over the telephone or in the room. They stand for the exact bytes of the request; nobody else sees them.</source>
            <translation>请以电话或当面把这四个词读给复核者听。它们代表此要求的确切字节；其他人看不到。</translation>
        </message>
        <message>
            <source>Submitting…</source>
            <translation>正在提交……</translation>
        </message>
        <message>
            <source>Words to read out: %1</source>
            <translation>须读出的词：%1</translation>
        </message>
        <message>
            <source>Request %1</source>
            <translation>要求 %1</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ReservesPage</name>
        <message numerus="yes">
            <source>Last %n hours</source>
            <translation>
                <numerusform>最近 %n 小时</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Last %n days</source>
            <translation>
                <numerusform>最近 %n 日</numerusform>
            </translation>
        </message>
        <message>
            <source>The explanation is stored with the restatement.</source>
            <translation>解释已随重述保存。</translation>
        </message>
        <message>
            <source>Only %1  ✕</source>
            <translation>仅看 %1  ✕</translation>
        </message>
        <message>
            <source>The page shows only %1. Press to show all coins.</source>
            <translation>此页仅显示 %1。按下以显示所有稳定币。</translation>
        </message>
        <message>
            <source>What the holdings chart is parted by</source>
            <translation>持有资产图的划分方式</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>按类别</translation>
        </message>
        <message>
            <source>By currency</source>
            <translation>按币种</translation>
        </message>
        <message>
            <source>By maturity</source>
            <translation>按期限</translation>
        </message>
        <message>
            <source>By custodian</source>
            <translation>按托管人</translation>
        </message>
        <message>
            <source>Span of the charts over time</source>
            <translation>时间图表的跨度</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SaveFilterDialog</name>
        <message>
            <source>Apply when the table is opened</source>
            <translation>打开表格时应用</translation>
        </message>
        <message>
            <source>Save filter</source>
            <translation>保存筛选条件</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>颜色 %1</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Alarm above</source>
            <translation>超过此数时警示</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SavedFilters</name>
        <message>
            <source>%1, more than %2</source>
            <translation>%1，多于 %2</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Apply when the table is opened</source>
            <translation>打开表格时应用</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Write all to a file…</source>
            <translation>全部写入文件…</translation>
        </message>
        <message>
            <source>Read from a file…</source>
            <translation>从文件读取…</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>文件过大。</translation>
        </message>
        <message>
            <source>The file is not JSON (byte %1).</source>
            <translation>文件不是 JSON（第 %1 个字节）。</translation>
        </message>
        <message>
            <source>The file does not hold filters.</source>
            <translation>文件内没有筛选条件。</translation>
        </message>
        <message>
            <source>The filters in the file are of another table: %1.</source>
            <translation>文件内的筛选条件属于另一个表格：%1。</translation>
        </message>
        <message>
            <source>Write filters</source>
            <translation>写入筛选条件</translation>
        </message>
        <message>
            <source>Read filters</source>
            <translation>读取筛选条件</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>筛选条件</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>已保存的筛选条件</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SettlementPage</name>
        <message>
            <source>%1 is not known here.</source>
            <translation>此处不知道 %1。</translation>
        </message>
        <message>
            <source>Progress: %1</source>
            <translation>进度：%1</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SeverityCounters</name>
        <message>
            <source>%1: %2 open</source>
            <translation>%1：%2 项未处理</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShareBox</name>
        <message>
            <source>rule pack</source>
            <translation>按规则集</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>动作</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SourcesPage</name>
        <message>
            <source>Poll chosen source</source>
            <translation>查询所选来源</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::StartWindow</name>
        <message>
            <source>Assay</source>
            <translation>Assay</translation>
        </message>
        <message>
            <source>On what shall the console run?</source>
            <translation>监管台要以什么数据运行？</translation>
        </message>
        <message>
            <source>Try it with the &amp;sandbox</source>
            <translation>以沙盒试用(&amp;S)</translation>
        </message>
        <message>
            <source>Endpoints of an invented market on this machine. Nothing leaves it.</source>
            <translation>本机上的虚构市场端点。数据不会离开本机。</translation>
        </message>
        <message>
            <source>Open a &amp;configuration…</source>
            <translation>打开配置文件(&amp;C)…</translation>
        </message>
        <message>
            <source>A TOML file that names the real sources and the store.</source>
            <translation>列明真实来源及数据库的 TOML 文件。</translation>
        </message>
        <message>
            <source>Open a stored &amp;file offline…</source>
            <translation>离线打开已保存的文件(&amp;F)…</translation>
        </message>
        <message>
            <source>A file that was collected before. Not one connection is made.</source>
            <translation>先前收集的文件。不会建立任何连接。</translation>
        </message>
        <message>
            <source>Open a configuration</source>
            <translation>打开配置文件</translation>
        </message>
        <message>
            <source>Configuration (*.toml)</source>
            <translation>配置文件 (*.toml)</translation>
        </message>
        <message>
            <source>Open a stored file</source>
            <translation>打开已保存的文件</translation>
        </message>
        <message>
            <source>Stored files (*.sqlite);;All files (*)</source>
            <translation>已保存的文件 (*.sqlite);;所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::StressPanel</name>
        <message>
            <source>Scenario saved as %1.</source>
            <translation>情景已保存为 %1。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Haircut, %1</source>
            <translation>折扣率，%1</translation>
        </message>
        <message>
            <source>Running…</source>
            <translation>正在运算…</translation>
        </message>
        <message>
            <source>Choose a saved scenario first.</source>
            <translation>请先选择一个已存情景。</translation>
        </message>
        <message>
            <source>Result for %1</source>
            <translation>%1 的结果</translation>
        </message>
        <message>
            <source>No redemption would miss its business day.</source>
            <translation>没有赎回会错过其营业日。</translation>
        </message>
        <message>
            <source>Would miss their business day: %1</source>
            <translation>将错过其营业日：%1</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>假设情景</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>稳定币</translation>
        </message>
        <message numerus="yes">
            <source>Run-off in %n day(s)</source>
            <translation>
                <numerusform>%n 天内流失</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed bank</source>
            <translation>倒闭银行</translation>
        </message>
        <message>
            <source>Yields rise by</source>
            <translation>收益率上升</translation>
        </message>
        <message>
            <source>rule pack</source>
            <translation>按规则集</translation>
        </message>
        <message>
            <source>US dollar at</source>
            <translation>美元汇率</translation>
        </message>
        <message>
            <source>as stated</source>
            <translation>按报表</translation>
        </message>
        <message>
            <source>strong edge of the band, 7.75</source>
            <translation>强方兑换保证，7.75</translation>
        </message>
        <message>
            <source>weak edge of the band, 7.85</source>
            <translation>弱方兑换保证，7.85</translation>
        </message>
        <message>
            <source>Weekends</source>
            <translation>周末</translation>
        </message>
        <message>
            <source>the run pauses</source>
            <translation>挤兑暂停</translation>
        </message>
        <message>
            <source>the run goes on</source>
            <translation>挤兑持续</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>运算(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save scenario</source>
            <translation>保存情景(&amp;S)</translation>
        </message>
        <message>
            <source>Run saved scenario a&amp;gain</source>
            <translation>重新运算已存情景(&amp;G)</translation>
        </message>
        <message>
            <source>Name of the scenario</source>
            <translation>情景名称</translation>
        </message>
        <message>
            <source>What is sold</source>
            <translation>所出售的资产</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Proceeds</source>
            <translation>所得款项</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::WhyDialog</name>
        <message>
            <source>Why this number? %1</source>
            <translation>此数从何而来？ %1</translation>
        </message>
        <message>
            <source>What the figure is made of</source>
            <translation>数字的组成</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>价值</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时龄</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>数据时点</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>核查</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>&amp;Recompute</source>
            <translation>重新计算(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Open raw</source>
            <translation>打开原始数据(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Copy as text</source>
            <translation>复制为文本(&amp;C)</translation>
        </message>
        <message>
            <source>Reading the stored bytes and deriving the figure again…</source>
            <translation>正在读取已存字节并重新推算…</translation>
        </message>
        <message>
            <source>%1, stale</source>
            <translation>%1，过时</translation>
        </message>
        <message>
            <source>stale below</source>
            <translation>下层有过时数据</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::XrayPane</name>
        <message>
            <source>Both legs of an instruction</source>
            <translation>一宗指示的两边</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>过时</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>Chain of instructions that it waits for</source>
            <translation>它所等候的指示链</translation>
        </message>
        <message>
            <source>Show the linked instruction</source>
            <translation>显示连结的指示</translation>
        </message>
        <message>
            <source>Choose an instruction to see both of its legs.</source>
            <translation>请选择一宗指示以查看两边。</translation>
        </message>
    </context>
</TS>
