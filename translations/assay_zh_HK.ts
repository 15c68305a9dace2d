<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Open &amp;raw bytes</source>
            <translation>開啟原始位元組(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Export table as CSV…</source>
            <translation>將表格匯出為 CSV(&amp;E)…</translation>
        </message>
        <message>
            <source>Save &amp;picture of page…</source>
            <translation>儲存頁面圖片(&amp;P)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>結束(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Copy cells</source>
            <translation>複製儲存格(&amp;C)</translation>
        </message>
        <message>
            <source>Copy rows as CS&amp;V</source>
            <translation>將各行複製為 CSV(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>篩選(&amp;F)</translation>
        </message>
        <message>
            <source>C&amp;lear filter</source>
            <translation>清除篩選(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>淺色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Columns…</source>
            <translation>欄位(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>詳情窗格(&amp;I)</translation>
        </message>
        <message>
            <source>Chart as &amp;data</source>
            <translation>以數據顯示圖表(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全螢幕(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>還原版面(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Overview</source>
            <translation>總覽(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Reserves</source>
            <translation>儲備(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Settlement</source>
            <translation>結算(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Vault</source>
            <translation>金庫(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;AML</source>
            <translation>反洗錢(&amp;A)</translation>
        </message>
        <message>
            <source>So&amp;urces</source>
            <translation>資料來源(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前進(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Poll sources now</source>
            <translation>立即查詢各來源(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Import files…</source>
            <translation>匯入檔案(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>鍵盤快捷鍵(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;About Assay</source>
            <translation>關於 Assay(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>檔案(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>編輯(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>檢視(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主題(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>語言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>前往(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>數據(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>說明(&amp;H)</translation>
        </message>
        <message>
            <source>Ru&amp;les</source>
            <translation>規則(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Why this number?</source>
            <translation>此數從何而來(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Ask issuer…</source>
            <translation>向發行人查詢(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Explain restatement…</source>
            <translation>記錄重述的解釋(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Mark letter as answered…</source>
            <translation>將函件標示為已回覆(&amp;M)…</translation>
        </message>
        <message>
            <source>Request &amp;hold…</source>
            <translation>要求暫緩(&amp;H)…</translation>
        </message>
        <message>
            <source>Request &amp;release…</source>
            <translation>要求解除暫緩(&amp;R)…</translation>
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
            <translation>要求延後次序(&amp;L)…</translation>
        </message>
        <message>
            <source>Request rec&amp;ycling…</source>
            <translation>要求重新處理(&amp;Y)…</translation>
        </message>
        <message>
            <source>Request a &amp;split…</source>
            <translation>要求分拆(&amp;S)…</translation>
        </message>
        <message>
            <source>Request &amp;partial settlement…</source>
            <translation>要求部分結算(&amp;P)…</translation>
        </message>
        <message>
            <source>Find &amp;gridlock</source>
            <translation>尋找結算僵局(&amp;G)</translation>
        </message>
        <message>
            <source>Requests and &amp;approvals</source>
            <translation>要求與批核(&amp;A)</translation>
        </message>
        <message>
            <source>Appr&amp;ove</source>
            <translation>批准(&amp;O)</translation>
        </message>
        <message>
            <source>Re&amp;ject with reason…</source>
            <translation>附理由拒絕(&amp;J)…</translation>
        </message>
        <message>
            <source>S&amp;witch operator…</source>
            <translation>切換操作員(&amp;W)…</translation>
        </message>
        <message>
            <source>Shift han&amp;dover</source>
            <translation>交更(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Requests</source>
            <translation>要求(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Group by…</source>
            <translation>分組依據(&amp;G)…</translation>
        </message>
    </context>
    <context>
        <name>DerivedTables</name>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 日 %2 小時</translation>
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
            <translation>未申報</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>現金</translation>
        </message>
        <message>
            <source>Bank deposit</source>
            <translation>銀行存款</translation>
        </message>
        <message>
            <source>Debt security</source>
            <translation>債務證券</translation>
        </message>
        <message>
            <source>Reverse repo</source>
            <translation>逆回購協議</translation>
        </message>
        <message>
            <source>Fund</source>
            <translation>基金</translation>
        </message>
        <message>
            <source>Tokenised asset</source>
            <translation>代幣化資產</translation>
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
            <translation>中央銀行</translation>
        </message>
        <message>
            <source>Public-sector entity</source>
            <translation>公營單位</translation>
        </message>
        <message>
            <source>International organisation</source>
            <translation>國際組織</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>銀行</translation>
        </message>
        <message>
            <source>Non-bank</source>
            <translation>非銀行</translation>
        </message>
        <message>
            <source>Corporate</source>
            <translation>企業</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>無產權負擔</translation>
        </message>
        <message>
            <source>Encumbered</source>
            <translation>有產權負擔</translation>
        </message>
        <message>
            <source>Delivery versus payment</source>
            <translation>貨銀兩訖</translation>
        </message>
        <message>
            <source>Payment versus payment</source>
            <translation>款款兩訖</translation>
        </message>
        <message>
            <source>Free of payment</source>
            <translation>無須付款交收</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>已放行</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>暫緩</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允許</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <translation>不允許</translation>
        </message>
        <message>
            <source>Large bar, 400 oz t</source>
            <translation>大金條，400 金衡盎司</translation>
        </message>
        <message>
            <source>Kilobar</source>
            <translation>公斤條</translation>
        </message>
        <message>
            <source>3 kg bar</source>
            <translation>3 公斤條</translation>
        </message>
        <message>
            <source>100 g bar</source>
            <translation>100 克條</translation>
        </message>
        <message>
            <source>Tael bar</source>
            <translation>兩條</translation>
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
            <translation>嚴重</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未處理</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>已確認知悉</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>已上報</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已結案</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>符合</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>違規</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>未能判定</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不適用</translation>
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
            <translation>已拒絕</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候中</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>即時</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>漸舊</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>過時</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>失敗</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>貸記</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>借記</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>變更</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Self-reported</source>
            <translation>自行申報</translation>
        </message>
        <message>
            <source>Fed by a custodian</source>
            <translation>由託管人提供</translation>
        </message>
        <message>
            <source>Attested by a third party</source>
            <translation>經第三方鑑證</translation>
        </message>
        <message>
            <source>Observed by us</source>
            <translation>由我們直接觀測</translation>
        </message>
        <message>
            <source>Inspected on site</source>
            <translation>經實地查驗</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>發行人</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>帳本</translation>
        </message>
        <message>
            <source>Clearing house</source>
            <translation>結算所</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金庫</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>反洗錢</translation>
        </message>
        <message>
            <source>Stated</source>
            <translation>申報</translation>
        </message>
        <message>
            <source>Observed</source>
            <translation>觀測</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>停滯</translation>
        </message>
        <message>
            <source>Eligible</source>
            <translation>合資格</translation>
        </message>
        <message>
            <source>Not eligible</source>
            <translation>不合資格</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>計時中</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>依時支付</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>逾時支付</translation>
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
            <translation>將到期</translation>
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
            <translation>遲交</translation>
        </message>
        <message>
            <source>Contradictory</source>
            <translation>互相矛盾</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已發出</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已回覆</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Needs explanation</source>
            <translation>有待解釋</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>已解釋</translation>
        </message>
        <message>
            <source>Within limit</source>
            <translation>限額之內</translation>
        </message>
        <message>
            <source>Daily statement</source>
            <translation>每日報表</translation>
        </message>
        <message>
            <source>Weekly report</source>
            <translation>每週報告</translation>
        </message>
        <message>
            <source>Publication</source>
            <translation>公開披露</translation>
        </message>
        <message>
            <source>Attestation</source>
            <translation>鑑證報告</translation>
        </message>
        <message>
            <source>Annual audit</source>
            <translation>年度審計</translation>
        </message>
        <message>
            <source>White paper</source>
            <translation>白皮書</translation>
        </message>
        <message>
            <source>Smart contract audit</source>
            <translation>智能合約審計</translation>
        </message>
        <message>
            <source>Incident notice</source>
            <translation>事故通知</translation>
        </message>
        <message>
            <source>Notice of a reconciliation break</source>
            <translation>對帳差異通知</translation>
        </message>
        <message>
            <source>Trust deed</source>
            <translation>信託契據</translation>
        </message>
        <message>
            <source>Legal opinion</source>
            <translation>法律意見書</translation>
        </message>
        <message>
            <source>Reply to a letter</source>
            <translation>函件回覆</translation>
        </message>
        <message>
            <source>Share of one custodian</source>
            <translation>單一託管人佔比</translation>
        </message>
        <message>
            <source>Share of one debt issuer</source>
            <translation>單一債務發行人佔比</translation>
        </message>
        <message>
            <source>Share of one currency</source>
            <translation>單一貨幣佔比</translation>
        </message>
        <message>
            <source>Share of one class</source>
            <translation>單一資產類別佔比</translation>
        </message>
        <message>
            <source>Concentration index of custodians (HHI)</source>
            <translation>託管人集中度指數（HHI）</translation>
        </message>
        <message>
            <source>Cash within one day</source>
            <translation>一日內可變現佔比</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>儲備報表</translation>
        </message>
        <message>
            <source>Reserve line</source>
            <translation>儲備項目</translation>
        </message>
        <message>
            <source>Filing</source>
            <translation>申報文件</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>已計劃</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已結算</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暫緩</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>解除暫緩</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>調整次序</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>重新處理</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>分拆</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>部分結算</translation>
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
            <translation>已拒絕</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>已過期</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>受阻</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已接納</translation>
        </message>
        <message>
            <source>Effect observed</source>
            <translation>已見效</translation>
        </message>
        <message>
            <source>Outcome unknown</source>
            <translation>結果未明</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>已備妥</translation>
        </message>
        <message>
            <source>Countersigned</source>
            <translation>已加簽</translation>
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
            <translation>警報</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>互抵</translation>
        </message>
        <message>
            <source>Later offset</source>
            <translation>稍後互抵</translation>
        </message>
    </context>
    <context>
        <name>Columns</name>
        <message>
            <source>Statement</source>
            <translation>報表</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>穩定幣</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>發行人</translation>
        </message>
        <message>
            <source>Issuer name</source>
            <translation>發行人名稱</translation>
        </message>
        <message>
            <source>Licensee</source>
            <translation>持牌人類別</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>數據時點</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>貨幣</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>流通量</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>凍結量</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>儲備資產價值</translation>
        </message>
        <message>
            <source>Lines stated</source>
            <translation>申報項數</translation>
        </message>
        <message>
            <source>Own target buffer</source>
            <translation>自定緩衝目標</translation>
        </message>
        <message>
            <source>Restates</source>
            <translation>重列</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>項目</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>資產池</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>類別</translation>
        </message>
        <message>
            <source>ISIN</source>
            <translation>ISIN</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Debt issuer</source>
            <translation>債務發行人</translation>
        </message>
        <message>
            <source>Debt issuer type</source>
            <translation>債務發行人類別</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>國家或地區</translation>
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
            <translation>參考貨幣價值</translation>
        </message>
        <message>
            <source>Valued by</source>
            <translation>估值來源</translation>
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
            <translation>託管人</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>戶口</translation>
        </message>
        <message>
            <source>Encumbrance</source>
            <translation>產權負擔</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>批准編號</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>帳本</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合約</translation>
        </message>
        <message>
            <source>Total supply</source>
            <translation>總供應量</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>區塊</translation>
        </message>
        <message>
            <source>Block hash</source>
            <translation>區塊雜湊值</translation>
        </message>
        <message>
            <source>Block time</source>
            <translation>區塊時間</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>編號</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>持有人</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金額</translation>
        </message>
        <message>
            <source>State</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>已提出</translation>
        </message>
        <message>
            <source>Valid since</source>
            <translation>生效時間</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已支付</translation>
        </message>
        <message>
            <source>Paid amount</source>
            <translation>已付金額</translation>
        </message>
        <message>
            <source>Delay consent</source>
            <translation>延遲同意書</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>發送方</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>接收方</translation>
        </message>
        <message>
            <source>Value in HKD</source>
            <translation>港元價值</translation>
        </message>
        <message>
            <source>At</source>
            <translation>時間</translation>
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
            <translation>參與者</translation>
        </message>
        <message>
            <source>Asset</source>
            <translation>資產</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>結餘</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>已預留</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限額</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>參考編號</translation>
        </message>
        <message>
            <source>System reference</source>
            <translation>系統參考編號</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>種類</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Reason text</source>
            <translation>原因說明</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>數量</translation>
        </message>
        <message>
            <source>Trade date</source>
            <translation>交易日</translation>
        </message>
        <message>
            <source>Settlement date</source>
            <translation>結算日</translation>
        </message>
        <message>
            <source>Deliverer</source>
            <translation>交付方</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>優先次序</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暫緩</translation>
        </message>
        <message>
            <source>Linked to</source>
            <translation>關聯指示</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>排隊時間</translation>
        </message>
        <message>
            <source>Asset leg final</source>
            <translation>資產端終局</translation>
        </message>
        <message>
            <source>Cash leg final</source>
            <translation>款項端終局</translation>
        </message>
        <message>
            <source>Settlement cycle</source>
            <translation>結算周期</translation>
        </message>
        <message>
            <source>Partial settlement</source>
            <translation>部分結算</translation>
        </message>
        <message>
            <source>Settled quantity</source>
            <translation>已結算數量</translation>
        </message>
        <message>
            <source>Asset leg locked</source>
            <translation>資產端鎖定</translation>
        </message>
        <message>
            <source>Cash leg locked</source>
            <translation>款項端鎖定</translation>
        </message>
        <message>
            <source>Cash leg status</source>
            <translation>款項端狀態</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等候指示</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>分錄</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>入帳日</translation>
        </message>
        <message>
            <source>Value date</source>
            <translation>起息日</translation>
        </message>
        <message>
            <source>Counterparty</source>
            <translation>對手方</translation>
        </message>
        <message>
            <source>Remittance</source>
            <translation>匯款附言</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>營運人</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>地點</translation>
        </message>
        <message>
            <source>Capacity (t)</source>
            <translation>容量（公噸）</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金庫</translation>
        </message>
        <message>
            <source>Refiner</source>
            <translation>精煉商</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>金條編號</translation>
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
            <translation>純金（金衡盎司）</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>擁有人</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>代幣</translation>
        </message>
        <message>
            <source>Ounces per token</source>
            <translation>每枚代幣盎司數</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>供應量</translation>
        </message>
        <message>
            <source>Supply as of</source>
            <translation>供應量時點</translation>
        </message>
        <message>
            <source>Allocated (oz t)</source>
            <translation>已分配（金衡盎司）</translation>
        </message>
        <message>
            <source>Allocated as of</source>
            <translation>分配時點</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>規則</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>對象</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>嚴重程度</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>開立時間</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>評分</translation>
        </message>
        <message>
            <source>Explanation</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>List</source>
            <translation>名單</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>類型</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>制裁計劃</translation>
        </message>
        <message>
            <source>Aliases</source>
            <translation>別名</translation>
        </message>
        <message>
            <source>Wallets</source>
            <translation>錢包</translation>
        </message>
        <message>
            <source>Rule version</source>
            <translation>規則版本</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>結果</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>量度值</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>門檻</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>單位</translation>
        </message>
        <message>
            <source>Citation</source>
            <translation>條文依據</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>可信度</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>證據</translation>
        </message>
        <message>
            <source>Judged as of</source>
            <translation>判斷時點</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>協定</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>級別</translation>
        </message>
        <message>
            <source>Last attempt</source>
            <translation>上次嘗試</translation>
        </message>
        <message>
            <source>Last success</source>
            <translation>上次成功</translation>
        </message>
        <message>
            <source>Last as of</source>
            <translation>最近數據時點</translation>
        </message>
        <message>
            <source>Next poll</source>
            <translation>下次查詢</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>查詢間隔</translation>
        </message>
        <message>
            <source>Stale after</source>
            <translation>過時期限</translation>
        </message>
        <message>
            <source>Failures in a row</source>
            <translation>連續失敗次數</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>剔除行數</translation>
        </message>
        <message>
            <source>Clock offset</source>
            <translation>時鐘偏差</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>證書有效期至</translation>
        </message>
        <message>
            <source>Schema version</source>
            <translation>結構版本</translation>
        </message>
        <message>
            <source>Last answer</source>
            <translation>最近回應</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>儲備覆蓋率</translation>
        </message>
        <message>
            <source>Buffer</source>
            <translation>緩衝</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>審查發現</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>時齡</translation>
        </message>
        <message>
            <source>Data age</source>
            <translation>數據時齡</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>數據質素</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>依據</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金條</translation>
        </message>
        <message>
            <source>Prudential coverage</source>
            <translation>審慎儲備覆蓋率</translation>
        </message>
        <message>
            <source>Worst case</source>
            <translation>最差情況</translation>
        </message>
        <message>
            <source>Claim gap</source>
            <translation>申報差距</translation>
        </message>
        <message>
            <source>Assets as of</source>
            <translation>資產時點</translation>
        </message>
        <message>
            <source>Outstanding as of</source>
            <translation>流通量時點</translation>
        </message>
        <message>
            <source>Minutes below, 24 h</source>
            <translation>24 小時內不足分鐘數</translation>
        </message>
        <message>
            <source>Minutes unproved, 24 h</source>
            <translation>24 小時內未能證實分鐘數</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>備註</translation>
        </message>
        <message>
            <source>Days to maturity</source>
            <translation>距到期日數</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>佔比</translation>
        </message>
        <message>
            <source>Haircut</source>
            <translation>扣減率</translation>
        </message>
        <message>
            <source>Prudential value</source>
            <translation>審慎價值</translation>
        </message>
        <message>
            <source>Eligibility</source>
            <translation>合資格性</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>條文</translation>
        </message>
        <message>
            <source>Custodian states</source>
            <translation>託管人報稱</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>量度</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>價值</translation>
        </message>
        <message>
            <source>Headroom</source>
            <translation>餘裕</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>項目</translation>
        </message>
        <message>
            <source>Against limit</source>
            <translation>對比限額</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>期初</translation>
        </message>
        <message>
            <source>Minted</source>
            <translation>鑄造</translation>
        </message>
        <message>
            <source>Burned</source>
            <translation>銷毀</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>應有</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>期末</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差額</translation>
        </message>
        <message>
            <source>Stated by issuer</source>
            <translation>發行人報稱</translation>
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
            <translation>差距持續</translation>
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
            <translation>剩餘時間</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Business days</source>
            <translation>營業日數</translation>
        </message>
        <message>
            <source>Cash raised</source>
            <translation>可得現金</translation>
        </message>
        <message>
            <source>Queued redemptions</source>
            <translation>待贖回</translation>
        </message>
        <message>
            <source>Stressed outflow</source>
            <translation>受壓流出</translation>
        </message>
        <message>
            <source>Surplus</source>
            <translation>盈餘</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>比率</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>責任事項</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>期間</translation>
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
            <translation>申報文件</translation>
        </message>
        <message>
            <source>Lag in days</source>
            <translation>滯後日數</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>詳情</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>交易場所</translation>
        </message>
        <message>
            <source>VWAP</source>
            <translation>成交量加權平均價</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>最新價</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>偏離（基點）</translation>
        </message>
        <message>
            <source>Worst deviation (bp)</source>
            <translation>最大偏離（基點）</translation>
        </message>
        <message>
            <source>Minutes beyond 25 bp</source>
            <translation>偏離逾 25 基點分鐘數</translation>
        </message>
        <message>
            <source>Minutes beyond 50 bp</source>
            <translation>偏離逾 50 基點分鐘數</translation>
        </message>
        <message>
            <source>Minutes beyond 100 bp</source>
            <translation>偏離逾 100 基點分鐘數</translation>
        </message>
        <message>
            <source>Minutes beyond 300 bp</source>
            <translation>偏離逾 300 基點分鐘數</translation>
        </message>
        <message>
            <source>Minutes without price</source>
            <translation>無價格分鐘數</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>規則集</translation>
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
            <translation>參數</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>通過</translation>
        </message>
        <message>
            <source>Breached</source>
            <translation>違規</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>未能判定</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不適用</translation>
        </message>
        <message>
            <source>Period from</source>
            <translation>期間由</translation>
        </message>
        <message>
            <source>Period to</source>
            <translation>期間至</translation>
        </message>
        <message>
            <source>Filed</source>
            <translation>申報於</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>公布於</translation>
        </message>
        <message>
            <source>Test days</source>
            <translation>測試日</translation>
        </message>
        <message>
            <source>Random test day</source>
            <translation>隨機測試日</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>事務所</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>範圍</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>File SHA-256</source>
            <translation>檔案 SHA-256</translation>
        </message>
        <message>
            <source>Review by</source>
            <translation>須於此日前覆檢</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>欄位</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之後</translation>
        </message>
        <message>
            <source>Bytes before</source>
            <translation>之前的位元組</translation>
        </message>
        <message>
            <source>First known</source>
            <translation>首次得悉</translation>
        </message>
        <message>
            <source>Restated</source>
            <translation>重述於</translation>
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
            <translation>撰寫人</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>撰寫於</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>回覆期限</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已回覆</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回覆</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>結果</translation>
        </message>
        <message>
            <source>Run at</source>
            <translation>執行於</translation>
        </message>
        <message>
            <source>Risk weight</source>
            <translation>風險權重</translation>
        </message>
        <message>
            <source>Collateral class</source>
            <translation>抵押品類別</translation>
        </message>
        <message>
            <source>Collateral value</source>
            <translation>抵押品價值</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>費用</translation>
        </message>
        <message>
            <source>Burn</source>
            <translation>銷毀記錄</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>警報</translation>
        </message>
        <message>
            <source>Limit in use</source>
            <translation>已用限額</translation>
        </message>
        <message>
            <source>In use at cut-off</source>
            <translation>截止時已用</translation>
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
            <translation>截止時</translation>
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
            <translation>最舊</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>按金額</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>按宗數</translation>
        </message>
        <message>
            <source>Settled value</source>
            <translation>已結算金額</translation>
        </message>
        <message>
            <source>Due value</source>
            <translation>到期金額</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已結算</translation>
        </message>
        <message>
            <source>Act on</source>
            <translation>處理對象</translation>
        </message>
        <message>
            <source>Frees</source>
            <translation>釋放</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>參與者</translation>
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
            <translation>覆核者</translation>
        </message>
        <message>
            <source>Approvals needed</source>
            <translation>所需批核</translation>
        </message>
        <message>
            <source>Reason of the state</source>
            <translation>狀態原因</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>提出時間</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>決定時間</translation>
        </message>
        <message>
            <source>Effect seen</source>
            <translation>見效時間</translation>
        </message>
        <message>
            <source>Gross weight</source>
            <translation>毛重</translation>
        </message>
        <message>
            <source>Fine weight</source>
            <translation>純重</translation>
        </message>
        <message>
            <source>No fine weight</source>
            <translation>未載純金重量</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>The data cannot be read.</source>
            <translation>數據無法讀取。</translation>
        </message>
        <message>
            <source>Its bytes are not what the format demands.</source>
            <translation>其位元組不符合格式要求。</translation>
        </message>
        <message>
            <source>Open the raw answer and tell its sender the place.</source>
            <translation>請開啟原始回應，並告知發送方出錯位置。</translation>
        </message>
        <message>
            <source>The data is incomplete.</source>
            <translation>數據不完整。</translation>
        </message>
        <message>
            <source>A field that must be there is absent.</source>
            <translation>缺少必要欄位。</translation>
        </message>
        <message>
            <source>Ask the sender for a complete answer; the last good one stays on the screen.</source>
            <translation>請向發送方索取完整回應；畫面保留上一份正常數據。</translation>
        </message>
        <message>
            <source>The data breaks its contract.</source>
            <translation>數據違反介面合約。</translation>
        </message>
        <message>
            <source>A value is of another type than agreed.</source>
            <translation>某個值的類型與約定不符。</translation>
        </message>
        <message>
            <source>Check whether the source has changed its version.</source>
            <translation>請檢查來源是否更改了版本。</translation>
        </message>
        <message>
            <source>A limit is exceeded.</source>
            <translation>超出限制。</translation>
        </message>
        <message>
            <source>A value, a size or a count is beyond what is allowed.</source>
            <translation>某個值、大小或數目超出允許範圍。</translation>
        </message>
        <message>
            <source>Look at the named place; split the file if it is too large.</source>
            <translation>請查看所指位置；檔案過大時請分拆。</translation>
        </message>
        <message>
            <source>This is not supported.</source>
            <translation>不支援此項。</translation>
        </message>
        <message>
            <source>The version, message or option is not known here.</source>
            <translation>此處不認識該版本、訊息或選項。</translation>
        </message>
        <message>
            <source>Use a supported version or update this program.</source>
            <translation>請使用受支援的版本，或更新本程式。</translation>
        </message>
        <message>
            <source>A sum is too large to be exact.</source>
            <translation>總和過大，無法保持精確。</translation>
        </message>
        <message>
            <source>The figures have more digits than can be kept.</source>
            <translation>數字的位數超出可保存範圍。</translation>
        </message>
        <message>
            <source>Check the figures at their source; they are hardly right.</source>
            <translation>請向來源核對數字；這些數字很可能有誤。</translation>
        </message>
        <message>
            <source>The result would have to be rounded.</source>
            <translation>結果須經四捨五入。</translation>
        </message>
        <message>
            <source>An exact result was asked for.</source>
            <translation>此處要求精確結果。</translation>
        </message>
        <message>
            <source>Check the figures at their source.</source>
            <translation>請向來源核對數字。</translation>
        </message>
        <message>
            <source>Different assets cannot be added.</source>
            <translation>不同資產不能相加。</translation>
        </message>
        <message>
            <source>The figures are in different currencies or assets.</source>
            <translation>數字屬於不同的貨幣或資產。</translation>
        </message>
        <message>
            <source>Filter by one currency.</source>
            <translation>請只篩選一種貨幣。</translation>
        </message>
        <message>
            <source>The input was set aside; nothing was loaded.</source>
            <translation>輸入已被擱置；沒有載入任何數據。</translation>
        </message>
        <message>
            <source>A guard found it implausible.</source>
            <translation>防護檢查認為內容不合理。</translation>
        </message>
        <message>
            <source>Compare it with the last version, then load it again or ask its sender.</source>
            <translation>請與上一版本比較，然後重新載入或向發送方查詢。</translation>
        </message>
        <message>
            <source>This is not allowed now.</source>
            <translation>目前不允許此操作。</translation>
        </message>
        <message>
            <source>The mode of this session forbids it.</source>
            <translation>本次工作階段的模式不允許。</translation>
        </message>
        <message>
            <source>Use a session that is live and may write.</source>
            <translation>請使用即時且可寫入的工作階段。</translation>
        </message>
        <message>
            <source>It was not found.</source>
            <translation>找不到。</translation>
        </message>
        <message>
            <source>There is no such thing in this store.</source>
            <translation>此資料庫中沒有該項目。</translation>
        </message>
        <message>
            <source>Check the name, or open the store that holds it.</source>
            <translation>請檢查名稱，或開啟載有該項目的資料庫。</translation>
        </message>
        <message>
            <source>The source cannot be found on the network.</source>
            <translation>在網絡上找不到來源。</translation>
        </message>
        <message>
            <source>Its host name does not resolve.</source>
            <translation>其主機名稱無法解析。</translation>
        </message>
        <message>
            <source>Check the address in the configuration and the name service.</source>
            <translation>請檢查設定中的地址及域名服務。</translation>
        </message>
        <message>
            <source>The source cannot be reached.</source>
            <translation>無法連接來源。</translation>
        </message>
        <message>
            <source>No connection could be made.</source>
            <translation>未能建立連線。</translation>
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation>請檢查網絡；系統會自動重試。</translation>
        </message>
        <message>
            <source>The source did not answer in time.</source>
            <translation>來源未有及時回應。</translation>
        </message>
        <message>
            <source>The deadline passed.</source>
            <translation>已過期限。</translation>
        </message>
        <message>
            <source>It is tried again by itself; call its operator if it lasts.</source>
            <translation>系統會自動重試；如持續出現，請聯絡其營運人。</translation>
        </message>
        <message>
            <source>The connection was cut.</source>
            <translation>連線中斷。</translation>
        </message>
        <message>
            <source>The source ended it before its answer was complete.</source>
            <translation>來源在回應完成前結束了連線。</translation>
        </message>
        <message>
            <source>The source&apos;s certificate is not trusted.</source>
            <translation>來源的證書不受信任。</translation>
        </message>
        <message>
            <source>It is expired, unknown, pinned otherwise or made for another host.</source>
            <translation>證書已過期、不明、與釘選不符，或屬於另一主機。</translation>
        </message>
        <message>
            <source>Do not go round it: ask the source&apos;s operator for the right certificate.</source>
            <translation>切勿繞過：請向來源營運人索取正確證書。</translation>
        </message>
        <message>
            <source>The source answered with an error.</source>
            <translation>來源回應了錯誤。</translation>
        </message>
        <message>
            <source>Its server could not serve the request.</source>
            <translation>其伺服器未能處理要求。</translation>
        </message>
        <message>
            <source>It is tried again by itself; the details name the status.</source>
            <translation>系統會自動重試；狀態見詳情。</translation>
        </message>
        <message>
            <source>The source refused us.</source>
            <translation>來源拒絕了我們。</translation>
        </message>
        <message>
            <source>The credentials are missing, wrong or expired.</source>
            <translation>憑證缺失、錯誤或已過期。</translation>
        </message>
        <message>
            <source>Renew the token that the configuration names.</source>
            <translation>請更新設定所指的權杖。</translation>
        </message>
        <message>
            <source>Messages were missed.</source>
            <translation>漏收了訊息。</translation>
        </message>
        <message>
            <source>The stream skipped a number.</source>
            <translation>訊息流跳過了序號。</translation>
        </message>
        <message>
            <source>The whole state is asked for again by itself.</source>
            <translation>系統會自動重新索取完整狀態。</translation>
        </message>
        <message>
            <source>The store cannot be used.</source>
            <translation>資料庫無法使用。</translation>
        </message>
        <message>
            <source>It cannot be opened or written.</source>
            <translation>無法開啟或寫入。</translation>
        </message>
        <message>
            <source>Check its path and rights; figures shown meanwhile are not recorded.</source>
            <translation>請檢查其路徑及權限；其間顯示的數字不會記錄。</translation>
        </message>
        <message>
            <source>The store is damaged.</source>
            <translation>資料庫已損壞。</translation>
        </message>
        <message>
            <source>Its bytes do not fit together any more.</source>
            <translation>其位元組已不再吻合。</translation>
        </message>
        <message>
            <source>Keep the file as it is and open a backup.</source>
            <translation>請保留檔案原狀，並開啟備份。</translation>
        </message>
        <message>
            <source>The store is of another version.</source>
            <translation>資料庫屬於另一版本。</translation>
        </message>
        <message>
            <source>A newer or a foreign program wrote it.</source>
            <translation>由較新或其他程式寫入。</translation>
        </message>
        <message>
            <source>Open it with the program that wrote it.</source>
            <translation>請以寫入它的程式開啟。</translation>
        </message>
        <message>
            <source>The store is open for reading only.</source>
            <translation>資料庫以唯讀方式開啟。</translation>
        </message>
        <message>
            <source>Another window writes it, or its file may not be changed.</source>
            <translation>另一視窗正在寫入，或檔案不可更改。</translation>
        </message>
        <message>
            <source>Use the other window, or close it and open this one again.</source>
            <translation>請使用另一視窗，或將其關閉後重新開啟本視窗。</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>磁碟已滿。</translation>
        </message>
        <message>
            <source>There is no space left for the store.</source>
            <translation>資料庫已沒有可用空間。</translation>
        </message>
        <message>
            <source>Free some space; figures shown meanwhile are not recorded.</source>
            <translation>請騰出空間；其間顯示的數字不會記錄。</translation>
        </message>
        <message>
            <source>It was stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>A person or the end of the program stopped it.</source>
            <translation>由使用者停止，或因程式結束而停止。</translation>
        </message>
        <message>
            <source>Start it again if it is still wanted.</source>
            <translation>如仍有需要，請重新開始。</translation>
        </message>
        <message>
            <source>The request or the configuration is wrong.</source>
            <translation>要求或設定有誤。</translation>
        </message>
        <message>
            <source>A value is not one of those allowed.</source>
            <translation>某個值並非允許的值。</translation>
        </message>
        <message>
            <source>Correct the place that the details name.</source>
            <translation>請更正詳情所指的位置。</translation>
        </message>
        <message>
            <source>The operating system reported a failure.</source>
            <translation>作業系統報告失敗。</translation>
        </message>
        <message>
            <source>A file or device could not be read or written.</source>
            <translation>檔案或裝置無法讀取或寫入。</translation>
        </message>
        <message>
            <source>Check the named file and its rights.</source>
            <translation>請檢查所指檔案及其權限。</translation>
        </message>
    </context>
    <context>
        <name>Filter</name>
        <message>
            <source>“%1” is not a column here; it is searched as text.</source>
            <translation>「%1」不是此處的欄位；會當作文字搜尋。</translation>
        </message>
        <message>
            <source>“%1” has a comma, and a fraction begins with a point here: “%2”? It is searched as text.</source>
            <translation>「%1」有逗號，而這裡小數以點開始：是否「%2」？會當作文字搜尋。</translation>
        </message>
        <message>
            <source>“%1” is not a value that can be compared; it is searched as text.</source>
            <translation>「%1」不是可比較的值；會當作文字搜尋。</translation>
        </message>
        <message>
            <source>A quotation mark is not closed.</source>
            <translation>引號未關閉。</translation>
        </message>
        <message>
            <source>A regular expression needs a second /.</source>
            <translation>正規表示式需要第二個 /。</translation>
        </message>
        <message>
            <source>A bracket is not closed.</source>
            <translation>括號未關閉。</translation>
        </message>
        <message>
            <source>A bracket closes that was not opened.</source>
            <translation>多了一個右括號。</translation>
        </message>
        <message>
            <source>A term is missing.</source>
            <translation>缺少條件。</translation>
        </message>
        <message>
            <source>“%1” needs a value.</source>
            <translation>「%1」需要一個值。</translation>
        </message>
        <message>
            <source>“%1” is not a regular expression.</source>
            <translation>「%1」不是正規表示式。</translation>
        </message>
        <message>
            <source>The filter is too long.</source>
            <translation>篩選條件過長。</translation>
        </message>
        <message>
            <source>Too many brackets or negations within each other.</source>
            <translation>括號或否定的層數過多。</translation>
        </message>
        <message>
            <source>sort: may not stand in brackets or after a minus.</source>
            <translation>sort: 不可置於括號內或減號之後。</translation>
        </message>
        <message>
            <source>“is:%1” is not known here; no row is so.</source>
            <translation>此處沒有「is:%1」；沒有符合的行。</translation>
        </message>
        <message>
            <source>“%1” is not a column here.</source>
            <translation>「%1」不是此處的欄位。</translation>
        </message>
    </context>
    <context>
        <name>PdfWriter</name>
        <message>
            <source>The PDF could not be started.</source>
            <translation>無法開始產生 PDF。</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>第 %1 頁，共 %2 頁</translation>
        </message>
        <message>
            <source>The PDF could not be finished.</source>
            <translation>無法完成 PDF。</translation>
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
            <translation>1 個營業日</translation>
        </message>
        <message>
            <source>%1 business days</source>
            <translation>%1 個營業日</translation>
        </message>
    </context>
    <context>
        <name>Tables</name>
        <message>
            <source>Issuers</source>
            <translation>發行人</translation>
        </message>
        <message>
            <source>Holdings</source>
            <translation>持有資產</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>供應量</translation>
        </message>
        <message>
            <source>Redemptions</source>
            <translation>贖回</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>結算指示</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>持倉</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>金庫</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金條</translation>
        </message>
        <message>
            <source>Gold tokens</source>
            <translation>黃金代幣</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>警示</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>轉帳</translation>
        </message>
        <message>
            <source>Sanctions lists</source>
            <translation>制裁名單</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>審查發現</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>資料來源</translation>
        </message>
        <message>
            <source>Cash entries</source>
            <translation>現金分錄</translation>
        </message>
        <message>
            <source>Concentration</source>
            <translation>集中度</translation>
        </message>
        <message>
            <source>Liquidity</source>
            <translation>流動性</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>責任事項</translation>
        </message>
        <message>
            <source>Filings</source>
            <translation>申報文件</translation>
        </message>
        <message>
            <source>Restatements</source>
            <translation>重述</translation>
        </message>
        <message>
            <source>Peg</source>
            <translation>錨定</translation>
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
            <translation>規則</translation>
        </message>
        <message>
            <source>Findings of the rule</source>
            <translation>此規則的審查發現</translation>
        </message>
        <message>
            <source>Positions and limits</source>
            <translation>持倉與限額</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>異常</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>賬齡</translation>
        </message>
        <message>
            <source>Efficiency</source>
            <translation>結算效率</translation>
        </message>
        <message>
            <source>Gridlock</source>
            <translation>結算僵局</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Nothing is open: every rule that was judged passes or does not apply. The page Rules lists them.</source>
            <translation>沒有未結事項：已判定的規則均屬合規或不適用。「規則」頁列出全部規則。</translation>
        </message>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>No letter has been written. The menu of a finding drafts one.</source>
            <translation>尚未撰寫函件。可由審查發現的選單草擬。</translation>
        </message>
        <message>
            <source>No scenario has been saved. One that has run can be given a name.</source>
            <translation>尚未儲存情景。運算後可命名儲存。</translation>
        </message>
    </context>
    <context>
        <name>assay::models</name>
        <message>
            <source>There is nothing to draw yet.</source>
            <translation>暫時沒有可繪製的數據。</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>其他全部</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 h</source>
            <translation>儲備覆蓋率，%1，最近 %2 小時</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 days</source>
            <translation>儲備覆蓋率，%1，最近 %2 日</translation>
        </message>
        <message>
            <source>Hong Kong time</source>
            <translation>香港時間</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>數據時點</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>儲備覆蓋率</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>儲備資產價值</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>流通量</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>不詳</translation>
        </message>
        <message>
            <source>No reserve statement of %1 is known in this time.</source>
            <translation>此時段內未有 %1 的儲備報表。</translation>
        </message>
        <message>
            <source>Unsettled instructions by age and status</source>
            <translation>未結算指示（按時齡及狀態）</translation>
        </message>
        <message>
            <source>instructions</source>
            <translation>指示數</translation>
        </message>
        <message>
            <source>Age in the queue</source>
            <translation>排隊時間</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>未申報</translation>
        </message>
        <message>
            <source>fine oz t</source>
            <translation>純金金衡盎司</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>金庫</translation>
        </message>
        <message>
            <source>Fine ounces by vault and form</source>
            <translation>各金庫純金盎司（按形式）</translation>
        </message>
        <message>
            <source>Fine ounces by vault and owner</source>
            <translation>各金庫純金盎司（按擁有人）</translation>
        </message>
        <message>
            <source>Alerts opened by day, last %1 days</source>
            <translation>每日新增警示，最近 %1 日</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>警示數</translation>
        </message>
        <message>
            <source>Day (Hong Kong)</source>
            <translation>日期（香港）</translation>
        </message>
        <message>
            <source>Reserve by coin and class</source>
            <translation>儲備（按穩定幣及類別）</translation>
        </message>
        <message>
            <source>reference currency</source>
            <translation>參考貨幣</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>穩定幣</translation>
        </message>
        <message>
            <source>short by %1</source>
            <translation>短缺 %1</translation>
        </message>
        <message>
            <source>buffer %1</source>
            <translation>緩衝 %1</translation>
        </message>
        <message>
            <source>Unsettled</source>
            <translation>未結算</translation>
        </message>
        <message>
            <source>%1 on hold</source>
            <translation>%1 項暫緩</translation>
        </message>
        <message>
            <source>Queued value</source>
            <translation>排隊金額</translation>
        </message>
        <message>
            <source>and %1</source>
            <translation>及 %1</translation>
        </message>
        <message>
            <source>Oldest unsettled</source>
            <translation>最久未結算</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>失敗</translation>
        </message>
        <message>
            <source>%1 with one leg final alone</source>
            <translation>%1 項只有一端終局</translation>
        </message>
        <message>
            <source>Gold in vaults, fine oz t</source>
            <translation>金庫黃金，純金金衡盎司</translation>
        </message>
        <message>
            <source>%1 bars without a fine weight</source>
            <translation>%1 條金條缺純金重量</translation>
        </message>
        <message>
            <source>%1 vaults</source>
            <translation>%1 個金庫</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>金條</translation>
        </message>
        <message>
            <source>%1 open findings</source>
            <translation>%1 項未處理發現</translation>
        </message>
        <message>
            <source>allocated ÷ claims</source>
            <translation>已分配 ÷ 債權</translation>
        </message>
        <message>
            <source>supply %1, metal %2</source>
            <translation>供應量 %1，金屬 %2</translation>
        </message>
        <message>
            <source>Open alerts</source>
            <translation>未處理警示</translation>
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
            <translation>%1 項今日到期</translation>
        </message>
        <message>
            <source>Open AML findings</source>
            <translation>未處理反洗錢發現</translation>
        </message>
        <message>
            <source>Sanctions entries</source>
            <translation>制裁名單條目</translation>
        </message>
        <message>
            <source>Live sources</source>
            <translation>即時來源</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>共 %1</translation>
        </message>
        <message>
            <source>Failing or stale</source>
            <translation>失敗或過時</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>剔除行數</translation>
        </message>
        <message>
            <source>Next certificate to expire</source>
            <translation>最先到期的證書</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>已過期</translation>
        </message>
        <message>
            <source>&lt; 5 min</source>
            <translation>&lt; 5 分鐘</translation>
        </message>
        <message>
            <source>5–15 min</source>
            <translation>5–15 分鐘</translation>
        </message>
        <message>
            <source>15–60 min</source>
            <translation>15–60 分鐘</translation>
        </message>
        <message>
            <source>1–4 h</source>
            <translation>1–4 小時</translation>
        </message>
        <message>
            <source>4–24 h</source>
            <translation>4–24 小時</translation>
        </message>
        <message>
            <source>&gt; 24 h</source>
            <translation>&gt; 24 小時</translation>
        </message>
        <message>
            <source>no maturity</source>
            <translation>無到期日</translation>
        </message>
        <message>
            <source>up to 7 days</source>
            <translation>7 日或以內</translation>
        </message>
        <message>
            <source>8–30 days</source>
            <translation>8–30 日</translation>
        </message>
        <message>
            <source>31–91 days</source>
            <translation>31–91 日</translation>
        </message>
        <message>
            <source>92–182 days</source>
            <translation>92–182 日</translation>
        </message>
        <message>
            <source>183–366 days</source>
            <translation>183–366 日</translation>
        </message>
        <message>
            <source>more than 366 days</source>
            <translation>超過 366 日</translation>
        </message>
        <message>
            <source>Reserve by coin and currency</source>
            <translation>儲備（按穩定幣及貨幣）</translation>
        </message>
        <message>
            <source>Reserve by coin and time to maturity</source>
            <translation>儲備（按穩定幣及剩餘期限）</translation>
        </message>
        <message>
            <source>Reserve by coin and custodian</source>
            <translation>儲備（按穩定幣及託管人）</translation>
        </message>
        <message>
            <source>Reserve of %1 by class</source>
            <translation>%1 儲備按類別</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>類別</translation>
        </message>
        <message>
            <source>Reserve of %1 by currency</source>
            <translation>%1 儲備按貨幣</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>貨幣</translation>
        </message>
        <message>
            <source>Reserve of %1 by time to maturity</source>
            <translation>%1 儲備按剩餘期限</translation>
        </message>
        <message>
            <source>Time to maturity</source>
            <translation>剩餘期限</translation>
        </message>
        <message>
            <source>Reserve of %1 by custodian</source>
            <translation>%1 儲備按託管人</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>託管人</translation>
        </message>
        <message>
            <source>Share of the pool</source>
            <translation>佔儲備比率</translation>
        </message>
        <message>
            <source>Mint of %1 %2, %3</source>
            <translation>鑄造 %1 %2，%3</translation>
        </message>
        <message>
            <source>Burn of %1 %2, %3</source>
            <translation>銷毀 %1 %2，%3</translation>
        </message>
        <message>
            <source>Statement of reserves worth %1, %2</source>
            <translation>儲備報表，價值 %1，%2</translation>
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
            <translation>%1 次鑄造，共 %2 %3，%4 至 %5</translation>
        </message>
        <message>
            <source>%1 burns, %2 %3 in all, %4 to %5</source>
            <translation>%1 次銷毀，共 %2 %3，%4 至 %5</translation>
        </message>
        <message>
            <source>%1 statements, %2 to %3</source>
            <translation>%1 份報表，%2 至 %3</translation>
        </message>
        <message>
            <source>%1 incidents, %2 to %3</source>
            <translation>%1 宗事故，%2 至 %3</translation>
        </message>
        <message>
            <source>mint</source>
            <translation>鑄造</translation>
        </message>
        <message>
            <source>burn</source>
            <translation>銷毀</translation>
        </message>
        <message>
            <source>statement</source>
            <translation>報表</translation>
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
            <translation>鑄造：%1，銷毀：%2，報表：%3，事故：%4。</translation>
        </message>
        <message>
            <source>State</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>Time to payment, %1</source>
            <translation>支付所需時間，%1</translation>
        </message>
        <message>
            <source>No redemption of %1 with both instants known was paid.</source>
            <translation>並無兩個時刻均已知而已支付的 %1 贖回。</translation>
        </message>
        <message>
            <source>bp of par</source>
            <translation>面值基點</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 h</source>
            <translation>價格與面值之差，%1，最近 %2 小時</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 days</source>
            <translation>價格與面值之差，%1，最近 %2 日</translation>
        </message>
        <message>
            <source>up to %1</source>
            <translation>截至 %1</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>交易場所</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>收市價</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>偏離（基點）</translation>
        </message>
        <message>
            <source>No price of %1 against its reference currency is known in this time.</source>
            <translation>此段時間內並無 %1 對其參照貨幣的已知價格。</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 h</source>
            <translation>供應量，%1，最近 %2 小時</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 days</source>
            <translation>供應量，%1，最近 %2 日</translation>
        </message>
        <message>
            <source>%1, axis not from 0</source>
            <translation>%1，軸不由 0 起</translation>
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
            <translation>發行人報稱</translation>
        </message>
        <message>
            <source>Observed on ledgers</source>
            <translation>帳本所見</translation>
        </message>
        <message>
            <source>stated</source>
            <translation>報稱</translation>
        </message>
        <message>
            <source>observed</source>
            <translation>所見</translation>
        </message>
        <message>
            <source>No supply of %1 is known in this time.</source>
            <translation>此段時間內並無 %1 的已知供應量。</translation>
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
            <translation>佔所見 %</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>歷時</translation>
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
            <translation>申報差距</translation>
        </message>
        <message>
            <source>There is no time at which both the issuer and the ledgers tell the supply of %1.</source>
            <translation>並無發行人與帳本同時述明 %1 供應量的時間。</translation>
        </message>
        <message>
            <source>Claim gap, %1: up to %2, %3 in all</source>
            <translation>申報差距，%1：最多 %2，合共 %3</translation>
        </message>
        <message>
            <source>Claim gap, %1: none over %2</source>
            <translation>申報差距，%1：%2 內並無差距</translation>
        </message>
        <message>
            <source>Claim gap, %1</source>
            <translation>申報差距，%1</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>依時支付</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>中位數</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>最長</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>逾時支付</translation>
        </message>
        <message>
            <source>Time to payment, %1: median %2, longest %3</source>
            <translation>支付所需時間，%1：中位數 %2，最長 %3</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已支付</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>項目</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>數值</translation>
        </message>
        <message>
            <source>Redemptions of %1</source>
            <translation>%1 贖回</translation>
        </message>
        <message>
            <source>No redemption of %1 is known.</source>
            <translation>並無已知的 %1 贖回。</translation>
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
            <translation>贖回宗數，按支付所需小時</translation>
        </message>
        <message>
            <source>Hours to payment</source>
            <translation>支付所需小時</translation>
        </message>
        <message>
            <source>passed %1</source>
            <translation>已過 %1</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 宗未結</translation>
        </message>
        <message>
            <source>%1 missed it</source>
            <translation>%1 宗已錯過</translation>
        </message>
        <message>
            <source>%1 will miss it</source>
            <translation>%1 宗將錯過</translation>
        </message>
        <message>
            <source>cut-off %1</source>
            <translation>截止 %1</translation>
        </message>
        <message>
            <source>…and %1 more findings</source>
            <translation>……另有 %1 項發現</translation>
        </message>
        <message>
            <source>Request %1: %2</source>
            <translation>要求 %1：%2</translation>
        </message>
        <message>
            <source>Source %1: %2 %3</source>
            <translation>來源 %1：%2 %3</translation>
        </message>
        <message>
            <source>Cut-off %1 %2: %3</source>
            <translation>截止 %1 %2：%3</translation>
        </message>
        <message>
            <source>Examiner</source>
            <translation>審查員</translation>
        </message>
        <message>
            <source>Maker</source>
            <translation>提出者</translation>
        </message>
        <message>
            <source>Checker</source>
            <translation>覆核者</translation>
        </message>
        <message>
            <source>Vault officer</source>
            <translation>金庫主任</translation>
        </message>
        <message>
            <source>AML analyst</source>
            <translation>反洗錢分析員</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>主管</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>審計員</translation>
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
            <translation>已接納</translation>
        </message>
        <message>
            <source>effect observed</source>
            <translation>已見效</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 之 %1</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>%1 後過期</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>已拒絕</translation>
        </message>
        <message>
            <source>revoked by its maker</source>
            <translation>由提出者撤回</translation>
        </message>
        <message>
            <source>expired before it was approved</source>
            <translation>未獲批准即過期</translation>
        </message>
        <message>
            <source>blocked: the state moved since</source>
            <translation>受阻：狀態其後已變</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>已被拒</translation>
        </message>
        <message>
            <source>outcome unknown — ask again</source>
            <translation>結果未明 — 請再查詢</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>暫緩</translation>
        </message>
        <message>
            <source>Release hold</source>
            <translation>解除暫緩</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>調整次序</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>重新處理</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>分拆</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>部分結算</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>asked for by %1 at %2</source>
            <translation>由 %1 於 %2 提出</translation>
        </message>
        <message>
            <source>final</source>
            <translation>已最終</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已鎖定</translation>
        </message>
        <message>
            <source>not locked</source>
            <translation>未鎖定</translation>
        </message>
        <message>
            <source>Locked at</source>
            <translation>鎖定時間</translation>
        </message>
        <message>
            <source>Final at</source>
            <translation>最終時間</translation>
        </message>
        <message>
            <source>Free balance</source>
            <translation>可用餘額</translation>
        </message>
        <message>
            <source>not known here</source>
            <translation>此處未知</translation>
        </message>
        <message>
            <source>and for %1 more</source>
            <translation>另等候 %1 宗</translation>
        </message>
        <message>
            <source>Cycle of %1</source>
            <translation>%1 宗循環</translation>
        </message>
        <message>
            <source>%1 waits for %2 again: none of them can settle alone.</source>
            <translation>%1 又等候 %2：各宗均無法單獨結算。</translation>
        </message>
        <message>
            <source>Waits for no other instruction.</source>
            <translation>不等候其他指示。</translation>
        </message>
        <message>
            <source>What it waited for is settled.</source>
            <translation>所等候的已結算。</translation>
        </message>
        <message>
            <source>The chain ends at %1, which no source has stated here.</source>
            <translation>鏈終於 %1，此處沒有來源說明該指示。</translation>
        </message>
        <message>
            <source>The chain ends at %1, which waits for no other.</source>
            <translation>鏈終於 %1，它不等候其他指示。</translation>
        </message>
        <message>
            <source>Linked to %1: %2</source>
            <translation>連結至 %1：%2</translation>
        </message>
        <message>
            <source>Reason %1.</source>
            <translation>原因：%1。</translation>
        </message>
        <message>
            <source>Done: its status will not change any more.</source>
            <translation>已完結：狀態不再改變。</translation>
        </message>
        <message>
            <source>Both legs are ready.</source>
            <translation>兩邊均已就緒。</translation>
        </message>
        <message>
            <source>The asset leg blocks.</source>
            <translation>資產一邊受阻。</translation>
        </message>
        <message>
            <source>The cash leg blocks.</source>
            <translation>款項一邊受阻。</translation>
        </message>
        <message>
            <source>Both legs block.</source>
            <translation>兩邊均受阻。</translation>
        </message>
        <message>
            <source>On hold: neither leg moves before it is released.</source>
            <translation>暫緩中：解除前兩邊均不動。</translation>
        </message>
        <message>
            <source>Neither leg blocks by itself; it waits for other instructions.</source>
            <translation>兩邊本身無阻，正等候其他指示。</translation>
        </message>
        <message>
            <source>One leg is final and the other is not (rule SET-03).</source>
            <translation>一邊已最終而另一邊未最終（規則 SET-03）。</translation>
        </message>
        <message>
            <source>Nothing states what it waits for.</source>
            <translation>沒有說明它等候甚麼。</translation>
        </message>
        <message>
            <source>What blocks is not one leg.</source>
            <translation>受阻原因不在某一邊。</translation>
        </message>
        <message>
            <source>First payment leg</source>
            <translation>第一邊付款</translation>
        </message>
        <message>
            <source>Asset leg</source>
            <translation>資產一邊</translation>
        </message>
        <message>
            <source>What</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>To</source>
            <translation>收方</translation>
        </message>
        <message>
            <source>Second payment leg</source>
            <translation>第二邊付款</translation>
        </message>
        <message>
            <source>Cash leg</source>
            <translation>款項一邊</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>none: free of payment</source>
            <translation>無：免付款</translation>
        </message>
        <message>
            <source>Settled in part: %1 of %2, %3 left.</source>
            <translation>已部分結算：%2 中的 %1，餘 %3。</translation>
        </message>
        <message>
            <source>May settle in parts.</source>
            <translation>可分批結算。</translation>
        </message>
        <message>
            <source>May not settle in parts.</source>
            <translation>不可分批結算。</translation>
        </message>
        <message>
            <source>short, as stated</source>
            <translation>按申報不足</translation>
        </message>
        <message>
            <source>covered, as stated</source>
            <translation>按申報有足夠支持</translation>
        </message>
        <message>
            <source>nothing stated</source>
            <translation>並無申報</translation>
        </message>
        <message>
            <source>Next cut-off</source>
            <translation>下個截止時間</translation>
        </message>
        <message>
            <source>%1 without an amount</source>
            <translation>%1 項未載金額</translation>
        </message>
        <message numerus="yes">
            <source>Failing: %1, %2, %n instructions, %3</source>
            <translation>
                <numerusform>結算失敗：%1，%2，%n 宗指示，%3</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::AmlViewModel</name>
        <message>
            <source>AML</source>
            <translation>反洗錢</translation>
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
            <translation>正從端點取得……</translation>
        </message>
        <message>
            <source>It could not be fetched from the endpoint.</source>
            <translation>無法從端點取得。</translation>
        </message>
        <message>
            <source>Approved: %1</source>
            <translation>已批准：%1</translation>
        </message>
        <message>
            <source>Rejected: %1</source>
            <translation>已拒絕：%1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ApprovalsViewModel</name>
        <message>
            <source>Nothing can be asked for here: this session only reads.</source>
            <translation>此處不能提出要求：本工作階段只供讀取。</translation>
        </message>
        <message>
            <source>Nobody is signed in: choose an operator at the top right (Ctrl+Shift+O).</source>
            <translation>無人登入：請在右上角選擇操作員（Ctrl+Shift+O）。</translation>
        </message>
        <message>
            <source>No clearing source is configured, so nothing can be asked for.</source>
            <translation>未設定結算來源，因此不能提出要求。</translation>
        </message>
        <message>
            <source>The operators are not known yet: %1</source>
            <translation>操作員尚未知道：%1</translation>
        </message>
        <message>
            <source>No operator is configured. Add a table [[source.operator]] with id and token (&quot;env:NAME&quot; or &quot;keychain:NAME&quot;) to the clearing source in the configuration, then start again.</source>
            <translation>未設定操作員。請在設定檔的結算來源加入 [[source.operator]] 表，填上 id 與 token（&quot;env:NAME&quot; 或 &quot;keychain:NAME&quot;），然後重新啟動。</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>已過期</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>%1 後過期</translation>
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
            <translation>拒絕</translation>
        </message>
        <message>
            <source>revoke</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>%1 wanted to %2 request %3 at %4; whether it arrived is not known.</source>
            <translation>%1 曾於 %4 %2要求 %3；是否送達未明。</translation>
        </message>
        <message>
            <source>asking…</source>
            <translation>正在查詢……</translation>
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
            <translation>%1 分鐘</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小時</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 日</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>%1後</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 日 %2 小時</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小時 %2 分鐘</translation>
        </message>
    </context>
    <context>
        <name>assay::models::FrameViewModel</name>
        <message>
            <source>Not recorded: the store cannot be written. Figures are live but leave no evidence.</source>
            <translation>未記錄：資料庫無法寫入。數字為即時，但不留證據。</translation>
        </message>
        <message>
            <source>Offline: %1, as known at %2 HKT (%3 old). No source is asked.</source>
            <translation>離線：%1，截至香港時間 %2 所知（%3前）。不會查詢任何來源。</translation>
        </message>
        <message>
            <source>Read only: another window records into this store.</source>
            <translation>唯讀：另一視窗正在記錄至此資料庫。</translation>
        </message>
        <message>
            <source>Sandbox: invented data, scenario “%1”.</source>
            <translation>沙盒：虛構數據，情景「%1」。</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>即時</translation>
        </message>
        <message>
            <source>OFFLINE</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>READ ONLY</source>
            <translation>唯讀</translation>
        </message>
        <message>
            <source>Last good answer %1 ago</source>
            <translation>上次正常回應在 %1前</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>未能判定</translation>
        </message>
        <message>
            <source>next poll %1</source>
            <translation>下次查詢 %1</translation>
        </message>
        <message>
            <source>Nothing received yet</source>
            <translation>尚未收到任何數據</translation>
        </message>
        <message>
            <source>Revision %1, known at %2 HKT</source>
            <translation>第 %1 版，香港時間 %2 所知</translation>
        </message>
        <message numerus="yes">
            <source>The outcome of %n requests is not known. Ctrl+Shift+A lists them and asks.</source>
            <translation>
                <numerusform>有 %n 項要求的結果未明。按 Ctrl+Shift+A 列出並查詢。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::HandoverViewModel</name>
        <message>
            <source>signed by %1 at %2</source>
            <translation>由 %1 於 %2 簽署</translation>
        </message>
        <message>
            <source>countersigned by %1 at %2</source>
            <translation>由 %1 於 %2 加簽</translation>
        </message>
        <message>
            <source>Storing…</source>
            <translation>正在儲存……</translation>
        </message>
        <message>
            <source>There is no sheet.</source>
            <translation>沒有交更表。</translation>
        </message>
        <message>
            <source>The sheet has no line.</source>
            <translation>交更表沒有內容。</translation>
        </message>
        <message>
            <source>Who comes must sign in as another person than %1 (Ctrl+Shift+O).</source>
            <translation>接更者必須以 %1 以外的人登入（Ctrl+Shift+O）。</translation>
        </message>
        <message numerus="yes">
            <source>%n lines are not ticked yet.</source>
            <translation>
                <numerusform>尚有 %n 行未剔選。</numerusform>
            </translation>
        </message>
        <message>
            <source>Both have signed.</source>
            <translation>雙方已簽署。</translation>
        </message>
        <message>
            <source>The sheet is signed and waits for who comes.</source>
            <translation>交更表已簽署，等候接更者。</translation>
        </message>
        <message>
            <source>The shift is handed over; both have signed.</source>
            <translation>已交更；雙方已簽署。</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>交更</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>Sheet %1</source>
            <translation>交更表 %1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ImportViewModel</name>
        <message>
            <source>Bar list</source>
            <translation>金條清單</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>儲備報表</translation>
        </message>
        <message>
            <source>ISO 20022 messages</source>
            <translation>ISO 20022 報文</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>制裁名單</translation>
        </message>
        <message>
            <source>%1 rows in the files, %2 known before</source>
            <translation>檔案共 %1 行，先前已知 %2 行</translation>
        </message>
        <message>
            <source>Loaded: %1 added, %2 changed, %3 removed, %4 unchanged, %5 set aside.</source>
            <translation>已載入：新增 %1，變更 %2，移除 %3，不變 %4，擱置 %5。</translation>
        </message>
        <message>
            <source>Price series</source>
            <translation>價格序列</translation>
        </message>
        <message>
            <source>%1 rows in the files</source>
            <translation>檔案共 %1 行</translation>
        </message>
        <message>
            <source>Noted: %1</source>
            <translation>備註：%1</translation>
        </message>
        <message>
            <source>…and %1 more</source>
            <translation>……另有 %1 項</translation>
        </message>
    </context>
    <context>
        <name>assay::models::LetterViewModel</name>
        <message>
            <source>The draft is saved; the Letters tab keeps it.</source>
            <translation>草稿已儲存，可於「函件」分頁找到。</translation>
        </message>
        <message>
            <source>The letter is marked as sent; the reply is on the duty calendar.</source>
            <translation>函件已標示為已發出；回覆期限已列入責任事項。</translation>
        </message>
        <message>
            <source>The letter is marked as answered.</source>
            <translation>函件已標示為已回覆。</translation>
        </message>
    </context>
    <context>
        <name>assay::models::OverviewViewModel</name>
        <message>
            <source>Overview</source>
            <translation>總覽</translation>
        </message>
        <message>
            <source>Issuers</source>
            <translation>發行人</translation>
        </message>
        <message>
            <source>Settlement</source>
            <translation>結算</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>金庫</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>反洗錢</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RequestViewModel</name>
        <message>
            <source>Limits</source>
            <translation>限額</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>截止時間</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>制裁名單</translation>
        </message>
        <message>
            <source>State unchanged</source>
            <translation>狀態未變</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>職責</translation>
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
            <translation>參數</translation>
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
            <translation>狀態</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金額</translation>
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
            <translation>暫緩</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>資料來源</translation>
        </message>
        <message>
            <source>Before instruction</source>
            <translation>排在此指示之前</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>數量</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 個字符</translation>
        </message>
        <message>
            <source>%1 of at least %2 characters</source>
            <translation>%1 個字符，至少要 %2 個</translation>
        </message>
        <message>
            <source>Working out what would come of it…</source>
            <translation>正在推算結果……</translation>
        </message>
        <message>
            <source>No instruction would settle by this alone.</source>
            <translation>單憑此舉沒有指示會結算。</translation>
        </message>
        <message numerus="yes">
            <source>%n instructions would settle</source>
            <translation>
                <numerusform>%n 宗指示會結算</numerusform>
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
            <translation>閣下的角色無權提出此要求。</translation>
        </message>
        <message>
            <source>Choose a reason.</source>
            <translation>請選擇原因。</translation>
        </message>
        <message numerus="yes">
            <source>Say why, in at least %n characters.</source>
            <translation>
                <numerusform>請說明理由，至少 %n 個字符。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is missing.</source>
            <translation>缺少%1。</translation>
        </message>
        <message>
            <source>The checks are running.</source>
            <translation>正在檢查。</translation>
        </message>
        <message>
            <source>A check has failed; see what it advises.</source>
            <translation>有檢查未通過；請看建議。</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>一併交收</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ReservesViewModel</name>
        <message>
            <source>Reserves</source>
            <translation>儲備</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RulesViewModel</name>
        <message>
            <source>Rules</source>
            <translation>規則</translation>
        </message>
    </context>
    <context>
        <name>assay::models::SettlementViewModel</name>
        <message>
            <source>Settlement</source>
            <translation>結算</translation>
        </message>
        <message>
            <source>Release %1</source>
            <translation>解除暫緩 %1</translation>
        </message>
        <message numerus="yes">
            <source>Settle %n instructions together</source>
            <translation>
                <numerusform>%n 宗指示一併結算</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 instructions settle then: %2 %3</source>
            <translation>屆時 %1 宗指示結算：%2 %3</translation>
        </message>
        <message>
            <source>Advice only. Ctrl+R asks for the release of the first one.</source>
            <translation>僅供參考。Ctrl+R 要求解除第一宗的暫緩。</translation>
        </message>
        <message>
            <source>Advice only. The settlement system decides on an offset; Alt+Up asks to re-sequence one instruction.</source>
            <translation>僅供參考。互抵由結算系統決定；Alt+Up 要求調整一宗指示的次序。</translation>
        </message>
        <message numerus="yes">
            <source>The queue after it: %Ln instructions remain</source>
            <translation>
                <numerusform>其後的隊列：餘 %Ln 宗指示</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::SourcesViewModel</name>
        <message>
            <source>Sources</source>
            <translation>資料來源</translation>
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
            <translation>期限內沒有</translation>
        </message>
        <message>
            <source>Time to shortfall</source>
            <translation>距出現缺口的時間</translation>
        </message>
        <message>
            <source>Stressed coverage</source>
            <translation>受壓儲備覆蓋率</translation>
        </message>
        <message>
            <source>Stressed value</source>
            <translation>受壓價值</translation>
        </message>
        <message>
            <source>Late redemptions</source>
            <translation>逾期贖回</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>報表</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>✓ The same result as saved, to the byte.</source>
            <translation>✓ 與已存結果逐位元組相同。</translation>
        </message>
        <message>
            <source>✗ Not the result that was saved: the lines have changed since.</source>
            <translation>✗ 與已存結果不同：儲備項目其後有變。</translation>
        </message>
    </context>
    <context>
        <name>assay::models::VaultViewModel</name>
        <message>
            <source>Vault</source>
            <translation>金庫</translation>
        </message>
    </context>
    <context>
        <name>assay::models::WhyViewModel</name>
        <message>
            <source>not checked</source>
            <translation>未查核</translation>
        </message>
        <message>
            <source>agrees with the stored bytes</source>
            <translation>與已存位元組相符</translation>
        </message>
        <message>
            <source>the stored bytes cannot be read</source>
            <translation>未能讀取已存位元組</translation>
        </message>
        <message>
            <source>the bytes are not stored</source>
            <translation>並無存有有關位元組</translation>
        </message>
        <message>
            <source>differs from the stored bytes</source>
            <translation>與已存位元組不符</translation>
        </message>
        <message>
            <source>the stored bytes were changed</source>
            <translation>已存位元組曾被更改</translation>
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
            <translation>結果未明</translation>
        </message>
        <message>
            <source>Requests and approvals</source>
            <translation>要求與批核</translation>
        </message>
        <message>
            <source>As&amp;k about it</source>
            <translation>查詢結果(&amp;K)</translation>
        </message>
        <message>
            <source>Re&amp;voke…</source>
            <translation>撤回(&amp;V)…</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>已登入：%1</translation>
        </message>
        <message>
            <source>No request is waiting.</source>
            <translation>沒有等候中的要求。</translation>
        </message>
        <message>
            <source>Enter opens the chosen request.</source>
            <translation>按 Enter 開啟所選要求。</translation>
        </message>
        <message>
            <source>To be read out: %1</source>
            <translation>須讀出：%1</translation>
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
            <translation>數據</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table (D)</source>
            <translation>以表格顯示此圖表的數據 (D)</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table</source>
            <translation>以表格顯示此圖表的數據</translation>
        </message>
        <message>
            <source>Data of the chart</source>
            <translation>圖表數據</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::CheckerPane</name>
        <message>
            <source>Fields of the instruction</source>
            <translation>指示的欄位</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>欄位</translation>
        </message>
        <message>
            <source>When it was asked for</source>
            <translation>提出時</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>現時</translation>
        </message>
        <message>
            <source>Canonical &amp;bytes</source>
            <translation>正規位元組(&amp;B)</translation>
        </message>
        <message>
            <source>Canonical bytes of the request</source>
            <translation>要求的正規位元組</translation>
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
            <translation>%1 由 %2 改為 %3</translation>
        </message>
        <message>
            <source>The four words that the maker reads out</source>
            <translation>提出者讀出的四個詞</translation>
        </message>
        <message>
            <source>&amp;Approve</source>
            <translation>批准(&amp;A)</translation>
        </message>
        <message>
            <source>Approve these bytes (Ctrl+Enter)</source>
            <translation>批准這些位元組（Ctrl+Enter）</translation>
        </message>
        <message>
            <source>&amp;Reject…</source>
            <translation>拒絕(&amp;R)…</translation>
        </message>
        <message>
            <source>Reject with a reason (Ctrl+Backspace)</source>
            <translation>附理由拒絕（Ctrl+Backspace）</translation>
        </message>
        <message>
            <source>Reject the request</source>
            <translation>拒絕要求</translation>
        </message>
        <message>
            <source>Why %1 is rejected:</source>
            <translation>拒絕 %1 的理由：</translation>
        </message>
        <message>
            <source>&amp;Reject request</source>
            <translation>拒絕要求(&amp;R)</translation>
        </message>
        <message>
            <source>✓ The words are those of these bytes.</source>
            <translation>✓ 這些詞與位元組相符。</translation>
        </message>
        <message>
            <source>✗ The words are not those of these bytes: listen again, or reject.</source>
            <translation>✗ 這些詞與位元組不符：請再聽一次，或拒絕。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ColumnDialog</name>
        <message>
            <source>Columns of %1</source>
            <translation>%1的欄位</translation>
        </message>
        <message>
            <source>Search columns</source>
            <translation>搜尋欄位</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>欄位</translation>
        </message>
        <message>
            <source>Show the usual columns</source>
            <translation>顯示慣常欄位</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DayStrip</name>
        <message>
            <source>Cycles and cut-offs of today</source>
            <translation>今日的周期與截止時間</translation>
        </message>
        <message>
            <source>No source has stated a settlement cycle of today: cut-offs are not known.</source>
            <translation>沒有來源說明今日的結算周期：截止時間未知。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DetailPane</name>
        <message>
            <source>Asking the store…</source>
            <translation>正在查詢資料庫…</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Vouched for</source>
            <translation>可信級別</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>時齡</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>數據時點</translation>
        </message>
        <message>
            <source>Unchanged at</source>
            <translation>未變時點</translation>
        </message>
        <message>
            <source>Known here at</source>
            <translation>本機得知時間</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>資源</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Open evidence %1…</source>
            <translation>開啟證據 %1…</translation>
        </message>
        <message>
            <source>Open the raw bytes with SHA-256 %1</source>
            <translation>開啟 SHA-256 為 %1 的原始位元組</translation>
        </message>
        <message>
            <source>The store holds no version of this row: it was computed here.</source>
            <translation>資料庫沒有此行的版本：此行在本機計算得出。</translation>
        </message>
        <message>
            <source>As of %1, from %2</source>
            <translation>數據時點 %1，來源 %2</translation>
        </message>
        <message>
            <source>%1 (before: %2)</source>
            <translation>%1（之前：%2）</translation>
        </message>
        <message>
            <source>Newest first. Press Enter on a version to open its raw bytes.</source>
            <translation>最新在前。在版本上按 Enter 可開啟其原始位元組。</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>詳情</translation>
        </message>
        <message>
            <source>Provenance</source>
            <translation>來歷</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史</translation>
        </message>
        <message>
            <source>Chosen row</source>
            <translation>所選行</translation>
        </message>
        <message>
            <source>Open raw</source>
            <translation>開啟原始數據</translation>
        </message>
        <message>
            <source>Open latest confirming raw</source>
            <translation>開啟最近確認的原始數據</translation>
        </message>
        <message>
            <source>Go to subject</source>
            <translation>前往對象</translation>
        </message>
        <message>
            <source>Known at</source>
            <translation>得知時間</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>變更</translation>
        </message>
        <message>
            <source>Versions of the chosen row</source>
            <translation>所選行的各版本</translation>
        </message>
        <message>
            <source>Choose a row to see its details, where it came from and how it changed.</source>
            <translation>請選擇一行，以查看其詳情、來歷及變更。</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之後</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差額</translation>
        </message>
        <message>
            <source>What was restated: {-before-}, {+after+}</source>
            <translation>重述內容：{-之前-}、{+之後+}</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::FilterBar</name>
        <message>
            <source>The filter is understood.</source>
            <translation>篩選條件有效。</translation>
        </message>
        <message>
            <source>The filter works, and perhaps not as meant.</source>
            <translation>篩選條件可用，但可能並非原意。</translation>
        </message>
        <message>
            <source>The filter is not applied.</source>
            <translation>篩選條件未套用。</translation>
        </message>
        <message>
            <source>Character %1: %2</source>
            <translation>第 %1 個字元：%2</translation>
        </message>
        <message>
            <source>Did you mean “%1”?</source>
            <translation>是否指「%1」？</translation>
        </message>
        <message>
            <source>Filter %1</source>
            <translation>篩選%1</translation>
        </message>
        <message>
            <source>Filter: text, or column:value, as in status:failed amount:&gt;=10m</source>
            <translation>篩選：文字，或 欄位:值，例如 status:failed amount:&gt;=10m</translation>
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
            <translation>審查發現</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>資料來源</translation>
        </message>
        <message>
            <source>Time in Hong Kong</source>
            <translation>香港時間</translation>
        </message>
        <message>
            <source>All times on the screen are Hong Kong time (HKT, UTC+8).</source>
            <translation>畫面上所有時間均為香港時間（HKT，UTC+8）。</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Change between light and dark</source>
            <translation>切換淺色與深色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登入</translation>
        </message>
        <message>
            <source>Sign in as an operator</source>
            <translation>以操作員身分登入</translation>
        </message>
        <message>
            <source>Operator: %1</source>
            <translation>操作員：%1</translation>
        </message>
        <message>
            <source>Approvals %1 · ? %2</source>
            <translation>批核 %1 · ? %2</translation>
        </message>
        <message>
            <source>Approvals %1</source>
            <translation>批核 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n requests wait for you</source>
            <translation>
                <numerusform>%n 項要求等候你</numerusform>
            </translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>操作員</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GridlockPanel</name>
        <message>
            <source>Act on</source>
            <translation>處理對象</translation>
        </message>
        <message>
            <source>Settles then, in order</source>
            <translation>屆時依次結算</translation>
        </message>
        <message>
            <source>Instructions to act on</source>
            <translation>要處理的指示</translation>
        </message>
        <message>
            <source>Instructions that settle then</source>
            <translation>屆時結算的指示</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>其後的隊列</translation>
        </message>
        <message>
            <source>No gridlock is known: no set of instructions that wait for each other was found.</source>
            <translation>未見結算僵局：沒有找到互相等候的指示。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GroupDialog</name>
        <message>
            <source>Group %1</source>
            <translation>%1分組</translation>
        </message>
        <message>
            <source>Group by</source>
            <translation>分組依據</translation>
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
            <translation>無</translation>
        </message>
        <message>
            <source>Unfold all</source>
            <translation>全部展開</translation>
        </message>
        <message>
            <source>Fold all</source>
            <translation>全部摺疊</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::HandoverDialog</name>
        <message>
            <source>Lines of the sheet</source>
            <translation>交更表各行</translation>
        </message>
        <message>
            <source>Questions of who comes</source>
            <translation>接更者的問題</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>交更</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>更次</translation>
        </message>
        <message>
            <source>&amp;Questions of who comes</source>
            <translation>接更者的問題(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Compile anew</source>
            <translation>重新彙編(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Ready: sign</source>
            <translation>備妥並簽署(&amp;R)</translation>
        </message>
        <message>
            <source>Counter&amp;sign</source>
            <translation>加簽(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Print to PDF…</source>
            <translation>列印成 PDF(&amp;P)…</translation>
        </message>
        <message>
            <source>S&amp;hift</source>
            <translation>更次(&amp;H)</translation>
        </message>
        <message>
            <source>Print the handover sheet to PDF</source>
            <translation>將交更表列印成 PDF</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已寫入：%1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 未能寫入：%2</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ImportDialog</name>
        <message>
            <source>Choose files…</source>
            <translation>選擇檔案…</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>匯入檔案</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>檔案種類</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>首數行</translation>
        </message>
        <message>
            <source>Rows set aside</source>
            <translation>被擱置的行</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>載入</translation>
        </message>
        <message>
            <source>Choose or drop files. Nothing is stored before you press Load.</source>
            <translation>請選擇或拖放檔案。按「載入」之前不會儲存任何內容。</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>載入中…</translation>
        </message>
        <message>
            <source>Files to import</source>
            <translation>要匯入的檔案</translation>
        </message>
        <message>
            <source>Choose at least one file first.</source>
            <translation>請先選擇至少一個檔案。</translation>
        </message>
        <message>
            <source>Say which source the files come from first.</source>
            <translation>請先指明檔案來自哪個來源。</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>讀取中…</translation>
        </message>
        <message numerus="yes">
            <source>%n set aside</source>
            <translation>
                <numerusform>擱置 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Not loadable: %1</source>
            <translation>不可載入：%1</translation>
        </message>
        <message>
            <source>Name of the source, as hkia-2-lists</source>
            <translation>來源名稱，例如 hkia-2-lists</translation>
        </message>
        <message>
            <source>Say which source the files come from, then press Preview.</source>
            <translation>請先指明檔案來自哪個來源，再按「預覽」。</translation>
        </message>
        <message>
            <source>Column that states %1</source>
            <translation>載有%1的欄位</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>未載明</translation>
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
            <translation>繁體中文文本</translation>
        </message>
        <message>
            <source>Letter to the issuer</source>
            <translation>致發行人函件</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>回覆期限</translation>
        </message>
        <message>
            <source>&amp;Save draft</source>
            <translation>儲存草稿(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Mark as sent</source>
            <translation>標示為已發出(&amp;M)</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在儲存…</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Reply &amp;by</source>
            <translation>回覆期限(&amp;B)</translation>
        </message>
        <message>
            <source>Drafting…</source>
            <translation>正在擬稿…</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::MainWindow</name>
        <message>
            <source>Export table as CSV</source>
            <translation>將表格匯出為 CSV</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已寫入：%1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 未能寫入：%2</translation>
        </message>
        <message>
            <source>Save picture of page</source>
            <translation>儲存頁面圖片</translation>
        </message>
        <message>
            <source>About Assay</source>
            <translation>關於 Assay</translation>
        </message>
        <message>
            <source>Assay %1
Supervisory console for tokenised finance in Hong Kong.</source>
            <translation>Assay %1
香港代幣化金融監察台。</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. Figures are shown with source, tier and age; each can be traced to its raw bytes.</source>
            <translation>自由軟件，以 GNU 通用公眾授權條款第 3 版或更新版本發布。數字均附來源、級別及時齡，並可追溯至原始位元組。</translation>
        </message>
        <message>
            <source>Choose a cell whose figure can be traced first.</source>
            <translation>請先選擇可追溯其數字的儲存格。</translation>
        </message>
        <message>
            <source>Choose a finding first: a letter is drafted from what a rule found.</source>
            <translation>請先選擇一項審查發現：函件是按規則的審查發現擬稿。</translation>
        </message>
        <message>
            <source>Choose a restatement on the Reserves page first.</source>
            <translation>請先在「儲備」頁選擇一項重述。</translation>
        </message>
        <message>
            <source>Explain restatement</source>
            <translation>記錄重述的解釋</translation>
        </message>
        <message>
            <source>The issuer&apos;s explanation of %1, as it was accepted:</source>
            <translation>發行人就 %1 所作並獲接納的解釋：</translation>
        </message>
        <message>
            <source>&amp;Accept explanation</source>
            <translation>接納解釋(&amp;A)</translation>
        </message>
        <message>
            <source>Choose a letter that was sent and not answered yet.</source>
            <translation>請選擇已發出而未獲回覆的函件。</translation>
        </message>
        <message>
            <source>Mark letter as answered</source>
            <translation>將函件標示為已回覆</translation>
        </message>
        <message>
            <source>What the issuer answered about %1:</source>
            <translation>發行人就 %1 的回覆：</translation>
        </message>
        <message>
            <source>&amp;Mark as answered</source>
            <translation>標示為已回覆(&amp;M)</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>已登入：%1</translation>
        </message>
        <message>
            <source>Choose an instruction or an option against gridlock first.</source>
            <translation>請先選擇一宗指示或一個解開僵局的方案。</translation>
        </message>
        <message>
            <source>Your role does not allow this request.</source>
            <translation>閣下的角色無權提出此要求。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>頁面</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::PageView</name>
        <message numerus="yes">
            <source>%n rows copied as CSV.</source>
            <translation>
                <numerusform>已將 %n 行複製為 CSV。</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a row that came from a source first.</source>
            <translation>請先選擇一行來自來源的數據。</translation>
        </message>
        <message>
            <source>Tables of the page</source>
            <translation>頁面的表格</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RawDialog</name>
        <message>
            <source>Raw bytes from %1</source>
            <translation>來自 %1 的原始位元組</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>Body (binary, shown as hexadecimal)</source>
            <translation>內容（二進制，以十六進制顯示）</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>標頭</translation>
        </message>
        <message>
            <source>Copy SHA-256</source>
            <translation>複製 SHA-256</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ReadingPlace</name>
        <message numerus="yes">
            <source>%n new rows ↓</source>
            <translation>
                <numerusform>%n 行新資料 ↓</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new rows wait; End shows them</source>
            <translation>
                <numerusform>%n 行新資料等候中；按 End 顯示</numerusform>
            </translation>
        </message>
        <message>
            <source>They wait so that nothing moves while you read. Click or press End to show them.</source>
            <translation>新資料暫候，以免閱讀時移動。按一下或按 End 顯示。</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RecordTableView</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1／%2</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已選 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>No row matches the filter.</source>
            <translation>沒有行符合篩選條件。</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>清除篩選</translation>
        </message>
        <message>
            <source>Nothing is known here yet: no source has stated such rows.</source>
            <translation>此處暫無數據：尚未有來源申報此類行。</translation>
        </message>
        <message>
            <source>Poll sources now</source>
            <translation>立即查詢各來源</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>欄位</translation>
        </message>
        <message>
            <source>Choose columns of %1</source>
            <translation>選擇%1的欄位</translation>
        </message>
        <message>
            <source>Choose which columns are shown</source>
            <translation>選擇要顯示的欄位</translation>
        </message>
        <message>
            <source>Filter by %1</source>
            <translation>以 %1 篩選</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>套用(&amp;A)</translation>
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
            <translation>準備(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Copy as filter</source>
            <translation>複製為篩選條件(&amp;C)</translation>
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
            <translation>選擇原因……</translation>
        </message>
        <message>
            <source>Why, in your own words</source>
            <translation>以你的文字說明理由</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分鐘</translation>
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
            <translation>提交前的檢查</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>檢查</translation>
        </message>
        <message>
            <source>Finding and advice</source>
            <translation>結果與建議</translation>
        </message>
        <message>
            <source>Instructions that would settle</source>
            <translation>會結算的指示</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>其後的隊列</translation>
        </message>
        <message>
            <source>Would settle, in order</source>
            <translation>會依次結算</translation>
        </message>
        <message>
            <source>Read these four words out to the person who checks it, over the telephone or in the room. They stand for the exact bytes of the request; nobody else sees them.</source>
            <translation>請以電話或當面把這四個詞讀給覆核者聽。它們代表此要求的確切位元組；其他人看不到。</translation>
        </message>
        <message>
            <source>Submitting…</source>
            <translation>正在提交……</translation>
        </message>
        <message>
            <source>Words to read out: %1</source>
            <translation>須讀出的詞：%1</translation>
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
                <numerusform>最近 %n 小時</numerusform>
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
            <translation>解釋已連同重述儲存。</translation>
        </message>
        <message>
            <source>Only %1  ✕</source>
            <translation>只看 %1  ✕</translation>
        </message>
        <message>
            <source>The page shows only %1. Press to show all coins.</source>
            <translation>此頁只顯示 %1。按下以顯示所有穩定幣。</translation>
        </message>
        <message>
            <source>What the holdings chart is parted by</source>
            <translation>持有資產圖的劃分方式</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>按類別</translation>
        </message>
        <message>
            <source>By currency</source>
            <translation>按貨幣</translation>
        </message>
        <message>
            <source>By maturity</source>
            <translation>按期限</translation>
        </message>
        <message>
            <source>By custodian</source>
            <translation>按託管人</translation>
        </message>
        <message>
            <source>Span of the charts over time</source>
            <translation>時間圖表的跨度</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SaveFilterDialog</name>
        <message>
            <source>Apply when the table is opened</source>
            <translation>開啟表格時套用</translation>
        </message>
        <message>
            <source>Save filter</source>
            <translation>儲存篩選條件</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>顏色 %1</translation>
        </message>
        <message>
            <source>never</source>
            <translation>從不</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>篩選</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Alarm above</source>
            <translation>超過此數時警示</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SavedFilters</name>
        <message>
            <source>%1, more than %2</source>
            <translation>%1，多於 %2</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Apply when the table is opened</source>
            <translation>開啟表格時套用</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Write all to a file…</source>
            <translation>全部寫入檔案…</translation>
        </message>
        <message>
            <source>Read from a file…</source>
            <translation>從檔案讀取…</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>檔案過大。</translation>
        </message>
        <message>
            <source>The file is not JSON (byte %1).</source>
            <translation>檔案不是 JSON（第 %1 個位元組）。</translation>
        </message>
        <message>
            <source>The file does not hold filters.</source>
            <translation>檔案內沒有篩選條件。</translation>
        </message>
        <message>
            <source>The filters in the file are of another table: %1.</source>
            <translation>檔案內的篩選條件屬於另一個表格：%1。</translation>
        </message>
        <message>
            <source>Write filters</source>
            <translation>寫入篩選條件</translation>
        </message>
        <message>
            <source>Read filters</source>
            <translation>讀取篩選條件</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>篩選條件</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>已儲存的篩選條件</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SettlementPage</name>
        <message>
            <source>%1 is not known here.</source>
            <translation>此處不知道 %1。</translation>
        </message>
        <message>
            <source>Progress: %1</source>
            <translation>進度：%1</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SeverityCounters</name>
        <message>
            <source>%1: %2 open</source>
            <translation>%1：%2 項未處理</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShareBox</name>
        <message>
            <source>rule pack</source>
            <translation>按規則集</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>鍵盤快捷鍵</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>動作</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>選單</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SourcesPage</name>
        <message>
            <source>Poll chosen source</source>
            <translation>查詢所選來源</translation>
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
            <translation>監察台要以甚麼數據運行？</translation>
        </message>
        <message>
            <source>Try it with the &amp;sandbox</source>
            <translation>以沙盒試用(&amp;S)</translation>
        </message>
        <message>
            <source>Endpoints of an invented market on this machine. Nothing leaves it.</source>
            <translation>本機上的虛構市場端點。數據不會離開本機。</translation>
        </message>
        <message>
            <source>Open a &amp;configuration…</source>
            <translation>開啟設定檔(&amp;C)…</translation>
        </message>
        <message>
            <source>A TOML file that names the real sources and the store.</source>
            <translation>列明真實來源及資料庫的 TOML 檔案。</translation>
        </message>
        <message>
            <source>Open a stored &amp;file offline…</source>
            <translation>離線開啟已儲存的檔案(&amp;F)…</translation>
        </message>
        <message>
            <source>A file that was collected before. Not one connection is made.</source>
            <translation>先前收集的檔案。不會建立任何連線。</translation>
        </message>
        <message>
            <source>Open a configuration</source>
            <translation>開啟設定檔</translation>
        </message>
        <message>
            <source>Configuration (*.toml)</source>
            <translation>設定檔 (*.toml)</translation>
        </message>
        <message>
            <source>Open a stored file</source>
            <translation>開啟已儲存的檔案</translation>
        </message>
        <message>
            <source>Stored files (*.sqlite);;All files (*)</source>
            <translation>已儲存的檔案 (*.sqlite);;所有檔案 (*)</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::StressPanel</name>
        <message>
            <source>Scenario saved as %1.</source>
            <translation>情景已儲存為 %1。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Haircut, %1</source>
            <translation>扣減率，%1</translation>
        </message>
        <message>
            <source>Running…</source>
            <translation>正在運算…</translation>
        </message>
        <message>
            <source>Choose a saved scenario first.</source>
            <translation>請先選擇一個已存情景。</translation>
        </message>
        <message>
            <source>Result for %1</source>
            <translation>%1 的結果</translation>
        </message>
        <message>
            <source>No redemption would miss its business day.</source>
            <translation>沒有贖回會錯過其營業日。</translation>
        </message>
        <message>
            <source>Would miss their business day: %1</source>
            <translation>將錯過其營業日：%1</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>假設情景</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>穩定幣</translation>
        </message>
        <message numerus="yes">
            <source>Run-off in %n day(s)</source>
            <translation>
                <numerusform>%n 日內流失</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed bank</source>
            <translation>倒閉銀行</translation>
        </message>
        <message>
            <source>Yields rise by</source>
            <translation>孳息率上升</translation>
        </message>
        <message>
            <source>rule pack</source>
            <translation>按規則集</translation>
        </message>
        <message>
            <source>US dollar at</source>
            <translation>美元兌率</translation>
        </message>
        <message>
            <source>as stated</source>
            <translation>按報表</translation>
        </message>
        <message>
            <source>strong edge of the band, 7.75</source>
            <translation>強方兌換保證，7.75</translation>
        </message>
        <message>
            <source>weak edge of the band, 7.85</source>
            <translation>弱方兌換保證，7.85</translation>
        </message>
        <message>
            <source>Weekends</source>
            <translation>週末</translation>
        </message>
        <message>
            <source>the run pauses</source>
            <translation>擠提暫停</translation>
        </message>
        <message>
            <source>the run goes on</source>
            <translation>擠提持續</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>運算(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save scenario</source>
            <translation>儲存情景(&amp;S)</translation>
        </message>
        <message>
            <source>Run saved scenario a&amp;gain</source>
            <translation>重新運算已存情景(&amp;G)</translation>
        </message>
        <message>
            <source>Name of the scenario</source>
            <translation>情景名稱</translation>
        </message>
        <message>
            <source>What is sold</source>
            <translation>所出售的資產</translation>
        </message>
        <message>
            <source>When</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>項目</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Proceeds</source>
            <translation>所得款項</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::WhyDialog</name>
        <message>
            <source>Why this number? %1</source>
            <translation>此數從何而來？ %1</translation>
        </message>
        <message>
            <source>What the figure is made of</source>
            <translation>數字的組成</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>數字</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>價值</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>級別</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>時齡</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>數據時點</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>查核</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>&amp;Recompute</source>
            <translation>重新計算(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Open raw</source>
            <translation>開啟原始數據(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Copy as text</source>
            <translation>複製為文字(&amp;C)</translation>
        </message>
        <message>
            <source>Reading the stored bytes and deriving the figure again…</source>
            <translation>正在讀取已存位元組並重新推算…</translation>
        </message>
        <message>
            <source>%1, stale</source>
            <translation>%1，過時</translation>
        </message>
        <message>
            <source>stale below</source>
            <translation>下層有過時數據</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::XrayPane</name>
        <message>
            <source>Both legs of an instruction</source>
            <translation>一宗指示的兩邊</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>過時</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>Chain of instructions that it waits for</source>
            <translation>它所等候的指示鏈</translation>
        </message>
        <message>
            <source>Show the linked instruction</source>
            <translation>顯示連結的指示</translation>
        </message>
        <message>
            <source>Choose an instruction to see both of its legs.</source>
            <translation>請選擇一宗指示以查看兩邊。</translation>
        </message>
    </context>
</TS>
