// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SettlementCodes.h"

#include <algorithm>
#include <array>

namespace assay::domain {

namespace {

constexpr std::string_view kMt537 = "ISO 15022, MT 537 field 25D";
constexpr std::string_view kMt548 = "ISO 15022, MT 548 field 24B; ISO 20022, sese.024";
constexpr std::string_view kCamt006 = "ISO 20022, camt.006 PendingStatus4Code";

constexpr auto kCodes = std::to_array<SettlementCode>({
    {"AC04", CodeList::PaymentReason, "account closed", "帳戶已關閉", "账户已关闭", "", Confidence::General},
    {"ACCP", CodeList::Payment, "customer checked and accepted",
     "客戶資料已核對並接受", "客户资料已核对并接受", "", Confidence::General},
    {"ACPD", CodeList::Cash, "accepted", "已接受", "已接受", kCamt006, Confidence::One},
    {"ACSC", CodeList::Payment, "settlement completed", "結算完成", "结算完成", "", Confidence::General},
    {"ACSP", CodeList::Payment, "settlement in process", "結算處理中", "结算处理中", "", Confidence::General},
    {"ACTC", CodeList::Payment, "technically valid", "技術檢查通過", "技术检查通过", "", Confidence::General},
    {"ACWC", CodeList::Payment, "accepted with a change", "經修改後接受", "经修改后接受", "", Confidence::General},
    {"ADEA", CodeList::Reason, "servicer's deadline missed",
     "已過服務商截止時間", "已过服务商截止时间", kMt548, Confidence::Several},
    {"AM04", CodeList::PaymentReason, "funds are short", "資金不足", "资金不足", "", Confidence::General},
    {"AUTD", CodeList::Cash, "authorised", "已授權", "已授权", kCamt006, Confidence::One},
    {"AWMO", CodeList::Reason, "delivered, cash awaited", "已交付，待收款項", "已交付，待收款项", kMt548, Confidence::Several},
    {"AWSH", CodeList::Reason, "paid, asset awaited", "已付款，待收資產", "已付款，待收资产", kMt548, Confidence::Several},
    {"BLOC", CodeList::Reason, "account blocked", "戶口已被凍結", "账户已被冻结", kMt548, Confidence::Several},
    {"BOOK", CodeList::Entry, "booked", "已入帳", "已入账", "", Confidence::General},
    {"BOTH", CodeList::Reason, "both instructions on hold", "雙方指示暫緩", "双方指示暂缓", kMt548, Confidence::Several},
    {"BYIY", CodeList::Reason, "buy-in running", "補購進行中", "补购进行中", kMt548, Confidence::Several},
    {"CANC", CodeList::Payment, "cancelled", "已取消", "已取消", "", Confidence::General},
    {"CAND", CodeList::Status, "cancelled", "已取消", "已取消", kMt537, Confidence::Several},
    {"CANI", CodeList::Reason, "cancelled by oneself", "本方已取消", "本方已取消", {}, Confidence::General},
    {"CANP", CodeList::Status, "own cancellation pending", "本方取消待處理", "本方取消待处理", kMt537, Confidence::Several},
    {"CANS", CodeList::Status, "cancelled by the system", "已由系統取消", "已由系统取消", "", Confidence::General},
    {"CERT", CodeList::Reason, "wrong certificate or bar number",
     "證書或金條編號有誤", "证书或金条编号有误", kMt548, Confidence::Several},
    {"CGEN", CodeList::Status, "generated", "已產生", "已产生", kMt537, Confidence::Several},
    {"CLAC", CodeList::Reason, "counterparty is short of the asset",
     "對手方資產不足", "对手方资产不足", kMt548, Confidence::Several},
    {"CLAT", CodeList::Reason, "counterparty was too late", "對手方逾時", "对手方逾时", kMt548, Confidence::Several},
    {"CLNT", CodeList::Request, "asked for by the participant", "參與者要求", "参与者要求", "", Confidence::General},
    {"CMIS", CodeList::Reason, "no instruction of the counterparty",
     "對手方未有指示", "对手方未有指示", kMt548, Confidence::Several},
    {"CMON", CodeList::Reason, "counterparty's cash is short",
     "對手方現金不足", "对手方现金不足", kMt548, Confidence::Several},
    {"COLL", CodeList::Reason, "pledged as collateral", "已作抵押品", "已作抵押品", kMt548, Confidence::Several},
    {"CPCA", CodeList::Reason, "counterparty cancelled", "對手方已取消", "对手方已取消", kMt548, Confidence::Several},
    {"CPRC", CodeList::Status, "counterparty's cancellation pending",
     "對手方取消待處理", "对手方取消待处理", kMt537, Confidence::Several},
    {"CSUB", CodeList::Reason, "cancelled by the agent", "代理人已取消", "代理人已取消", {}, Confidence::General},
    {"CUST", CodeList::PaymentReason, "decision of the customer", "客戶決定", "客户决定", "", Confidence::General},
    {"CYCL", CodeList::Reason, "waits for the next cycle", "等候下一結算周期", "等候下一结算周期", kMt548, Confidence::Several},
    {"DDAT", CodeList::Reason, "settlement dates differ", "結算日不符", "结算日不符", kMt548, Confidence::Several},
    {"DDEA", CodeList::Reason, "deal prices differ", "成交價不符", "成交价不符", kMt548, Confidence::Several},
    {"DELN", CodeList::Reason, "directions differ", "買賣方向不符", "买卖方向不符", kMt548, Confidence::Several},
    {"DEND", CodeList::Status, "denied", "已拒絕", "已拒绝", "", Confidence::General},
    {"DENO", CodeList::Reason, "wrong denomination", "面額有誤", "面额有误", kMt548, Confidence::Several},
    {"DEPT", CodeList::Reason, "places differ", "結算地點不符", "结算地点不符", kMt548, Confidence::Several},
    {"DKNY", CodeList::Reason, "returned as not known", "因不認識而退回", "因不认识而退回", kMt548, Confidence::Several},
    {"DMON", CodeList::Reason, "amounts differ", "金額不符", "金额不符", kMt548, Confidence::Several},
    {"DQUA", CodeList::Reason, "quantities differ", "數量不符", "数量不符", "", Confidence::General},
    {"DUPL", CodeList::Request, "entered twice", "重複輸入", "重复输入", "", Confidence::General},
    {"FUTU", CodeList::Reason, "waits for the settlement date", "等候結算日", "等候结算日", kMt548, Confidence::Several},
    {"GRID", CodeList::Request, "dissolves a gridlock", "解開結算僵局", "解开结算僵局", "", Confidence::General},
    {"INMH", CodeList::Status, "inferred as matched", "推定為已配對", "推定为已配对", kMt537, Confidence::One},
    {"INVD", CodeList::Cash, "invalid", "無效", "无效", kCamt006, Confidence::One},
    {"LACK", CodeList::Reason, "deliverer is short of the asset",
     "交付方資產不足", "交付方资产不足", kMt548, Confidence::Several},
    {"LALO", CodeList::Reason, "lent out", "已借出", "已借出", kMt548, Confidence::Several},
    {"LATE", CodeList::Reason, "market deadline missed", "已過市場截止時間", "已过市场截止时间", kMt548, Confidence::Several},
    {"LEGL", CodeList::Request, "order of law or sanctions", "法律或制裁命令", "法律或制裁命令", "", Confidence::General},
    {"LINK", CodeList::Reason, "waits for a linked instruction",
     "等候關聯指示", "等候关联指示", kMt548, Confidence::Several},
    {"LIQU", CodeList::Request, "frees or saves liquidity", "釋放或節省流動性", "释放或节省流动性", "", Confidence::General},
    {"MACH", CodeList::Status, "matched", "已配對", "已配对", kMt537, Confidence::One},
    {"MATD", CodeList::Cash, "matched", "已配對", "已配对", kCamt006, Confidence::One},
    {"MINO", CodeList::Reason, "below the minimum", "低於下限", "低于下限", kMt548, Confidence::Several},
    {"MONY", CodeList::Reason, "own cash is short", "本方現金不足", "本方现金不足", kMt548, Confidence::Several},
    {"MPRC", CodeList::Status, "counterparty's change pending",
     "對手方修改待處理", "对手方修改待处理", kMt537, Confidence::Several},
    {"MUNO", CodeList::Reason, "not a multiple of the unit",
     "並非單位的整數倍", "并非单位的整数倍", kMt548, Confidence::Several},
    {"NEWM", CodeList::Status, "new, nothing heard yet", "新指示，尚無回覆", "新指示，尚无回复", "", Confidence::General},
    {"NMAT", CodeList::Status, "unmatched", "未配對", "未配对", kMt537, Confidence::One},
    {"NORE", CodeList::Reason, "no reason stated", "未說明原因", "未说明原因", "", Confidence::General},
    {"OBJT", CodeList::Reason, "disputed", "有爭議", "有争议", kMt548, Confidence::Several},
    {"OPER", CodeList::Request, "operational error", "操作錯誤", "操作错误", "", Confidence::General},
    {"PACK", CodeList::Status, "accepted", "已接納", "已接纳", kMt537, Confidence::Several},
    {"PAIN", CodeList::Status, "settled in part", "已部分結算", "已部分结算", "", Confidence::General},
    {"PART", CodeList::Payment, "accepted in part", "部分接受", "部分接受", "", Confidence::General},
    {"PCAN", CodeList::Cash, "cancellation pending", "待取消", "待取消", kCamt006, Confidence::One},
    {"PDNG", CodeList::Payment, "pending", "待結算", "待结算", "", Confidence::General},
    {"PEND", CodeList::Status, "pending", "待結算", "待结算", kMt537, Confidence::Several},
    {"PENF", CodeList::Status, "failing", "結算失敗", "结算失败", kMt537, Confidence::Several},
    {"PFST", CodeList::Cash, "settlement failing", "結算失敗", "结算失败", kCamt006, Confidence::One},
    {"PHSE", CodeList::Reason, "physical delivery under way",
     "實物交付進行中", "实物交付进行中", kMt548, Confidence::Several},
    {"PPRC", CodeList::Status, "being processed", "處理中", "处理中", kMt537, Confidence::Several},
    {"PRCY", CodeList::Reason, "counterparty's instruction on hold",
     "對手方指示暫緩", "对手方指示暂缓", kMt548, Confidence::Several},
    {"PREA", CodeList::Reason, "own instruction on hold", "本方指示暫緩", "本方指示暂缓", kMt548, Confidence::Several},
    {"PSTL", CodeList::Cash, "settlement pending", "待結算", "待结算", kCamt006, Confidence::One},
    {"RCVD", CodeList::Payment, "received", "已收到", "已收到", "", Confidence::General},
    {"REJT", CodeList::Status, "rejected", "已拒絕", "已拒绝", "", Confidence::General},
    {"REPR", CodeList::Status, "in repair", "修正中", "修正中", kMt537, Confidence::Several},
    {"RISK", CodeList::Request, "limit or risk", "限額或風險", "限额或风险", "", Confidence::General},
    {"RJCT", CodeList::Payment, "rejected", "已拒絕", "已拒绝", "", Confidence::General},
    {"RMLR", CodeList::Cash, "receiver's multilateral limit reached",
     "接收方多邊限額已滿", "接收方多边限额已满", kCamt006, Confidence::One},
    {"SBLO", CodeList::Reason, "asset blocked", "資產已被凍結", "资产已被冻结", kMt548, Confidence::Several},
    {"SETT", CodeList::Status, "settled", "已結算", "已结算", "", Confidence::General},
    {"SMLR", CodeList::Cash, "sender's multilateral limit reached",
     "發送方多邊限額已滿", "发送方多边限额已满", kCamt006, Confidence::One},
    {"SRBL", CodeList::Cash, "bilateral limit reached", "雙邊限額已滿", "双边限额已满", kCamt006, Confidence::One},
    {"SSPD", CodeList::Cash, "suspended", "已暫停", "已暂停", kCamt006, Confidence::One},
    {"STCD", CodeList::Reason, "confirmation differs", "確認內容不符", "确认内容不符", kMt548, Confidence::Several},
    {"STLE", CodeList::Cash, "eligible for settlement", "可供結算", "可供结算", kCamt006, Confidence::One},
    {"STLM", CodeList::Cash, "matured for settlement", "已屆結算日", "已届结算日", kCamt006, Confidence::One},
    {"UMAC", CodeList::Cash, "unmatched", "未配對", "未配对", kCamt006, Confidence::One},
    {"VALD", CodeList::Cash, "validated", "已驗證", "已验证", kCamt006, Confidence::One},
    {"YCOL", CodeList::Reason, "collateral is short", "抵押品不足", "抵押品不足", kMt548, Confidence::Several},
});

constexpr auto kFinal = std::to_array<std::string_view>({"SETT", "CANS", "CAND", "REJT", "CANC", "RJCT", "ACSC"});

} // namespace

std::string_view SettlementCode::text(CodeLanguage language) const
{
    switch (language) {
    case CodeLanguage::English: return english;
    case CodeLanguage::TraditionalChinese: return traditional;
    case CodeLanguage::SimplifiedChinese: return simplified;
    }
    return english;
}

std::span<const SettlementCode> settlementCodes()
{
    return kCodes;
}

const SettlementCode* settlementCode(std::string_view code)
{
    const auto found = std::lower_bound(kCodes.begin(), kCodes.end(), code,
                                        [](const SettlementCode& one, std::string_view wanted) { return one.code < wanted; });
    return found != kCodes.end() && found->code == code ? &*found : nullptr;
}

std::span<const std::string_view> finalStatuses()
{
    return kFinal;
}

bool isFinalStatus(std::string_view status)
{
    return std::find(kFinal.begin(), kFinal.end(), status) != kFinal.end();
}

std::string codeAndText(std::string_view code, CodeLanguage language)
{
    std::string out(code);
    if (const SettlementCode* known = settlementCode(code)) {
        out += " \xC2\xB7 ";
        out += known->text(language);
    }
    return out;
}

} // namespace assay::domain
