// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Texts.h"

#include <array>

#include "services/domain/MessageCatalog.h"
#include "services/domain/SettlementCodes.h"

namespace assay::reports {

namespace {

/// One text in English, Traditional and Simplified Chinese.
using Triple = std::array<std::string_view, 3>;

std::string_view pick(const Triple& triple, Language language)
{
    return triple[static_cast<std::size_t>(language)];
}

} // namespace

std::string codeAndText(std::string_view code, Language language)
{
    switch (language) {
    case Language::English: return domain::codeAndText(code, domain::CodeLanguage::English);
    case Language::HongKong: return domain::codeAndText(code, domain::CodeLanguage::TraditionalChinese);
    case Language::Mainland: return domain::codeAndText(code, domain::CodeLanguage::SimplifiedChinese);
    }
    return std::string(code);
}

std::string said(std::string_view english, Language language)
{
    switch (language) {
    case Language::English: return std::string(english);
    case Language::HongKong: return domain::MessageCatalog::of("zh_HK").translated(english);
    case Language::Mainland: return domain::MessageCatalog::of("zh_CN").translated(english);
    }
    return {};
}

std::string_view text(Text id, Language language)
{
    switch (id) {
    case Text::Title: return pick(Triple{"Supervisory report", "監管報告", "监管报告"}, language);
    case Text::Snapshot: return pick(Triple{"Snapshot", "快照", "快照"}, language);
    case Text::Store: return pick(Triple{"Store", "儲存檔", "存储文件"}, language);
    case Text::KnownAt: return pick(Triple{"Known at", "知悉時間", "知悉时间"}, language);
    case Text::AgesAt: return pick(Triple{"Ages are told as of", "時效計算基準", "时效计算基准"}, language);
    case Text::RuleResult: return pick(Triple{"Verdict", "結論", "结论"}, language);
    case Text::NoJudgement: return pick(Triple{"Nothing has been judged", "尚未有任何判斷", "尚未有任何判断"}, language);
    case Text::Breaches: return pick(Triple{"breaches", "項違規", "项违规"}, language);
    case Text::CannotTell: return pick(Triple{"cannot tell", "項未能判定", "项无法判定"}, language);
    case Text::Passes: return pick(Triple{"pass", "項合規", "项合规"}, language);
    case Text::NotApplicable: return pick(Triple{"not applicable", "項不適用", "项不适用"}, language);
    case Text::TierLegend: return pick(Triple{"Who vouches for a figure", "數字由誰作證", "数字由谁作证"}, language);
    case Text::TierS: return pick(Triple{"self-reported", "自行申報", "自行申报"}, language);
    case Text::TierK: return pick(Triple{"custodian", "託管人提供", "托管人提供"}, language);
    case Text::TierT: return pick(Triple{"attested by a third party", "第三方鑑證", "第三方鉴证"}, language);
    case Text::TierO: return pick(Triple{"observed", "本系統觀測", "本系统观测"}, language);
    case Text::TierI: return pick(Triple{"inspected on site", "現場查驗", "现场查验"}, language);
    case Text::Sources: return pick(Triple{"Sources", "資料來源", "数据来源"}, language);
    case Text::State: return pick(Triple{"State", "狀態", "状态"}, language);
    case Text::Reason: return pick(Triple{"Reason", "原因", "原因"}, language);
    case Text::AsOf: return pick(Triple{"As of", "截至", "截至"}, language);
    case Text::Reserves: return pick(Triple{"Reserves", "儲備資產", "储备资产"}, language);
    case Text::Coin: return pick(Triple{"Coin", "穩定幣", "稳定币"}, language);
    case Text::Issuer: return pick(Triple{"Issuer", "發行人", "发行人"}, language);
    case Text::Outstanding: return pick(Triple{"Outstanding", "流通量", "流通量"}, language);
    case Text::ReserveValue: return pick(Triple{"Reserve value", "儲備市值", "储备市值"}, language);
    case Text::Coverage: return pick(Triple{"Coverage", "儲備覆蓋率", "储备覆盖率"}, language);
    case Text::Buffer: return pick(Triple{"Buffer", "超額緩衝", "超额缓冲"}, language);
    case Text::Tier: return pick(Triple{"Tier", "憑證級別", "凭证级别"}, language);
    case Text::Age: return pick(Triple{"Age", "時效", "时效"}, language);
    case Text::Quality: return pick(Triple{"Quality", "品質", "质量"}, language);
    case Text::CoverageChart: return pick(Triple{"Coverage over time", "儲備覆蓋率走勢", "储备覆盖率走势"}, language);
    case Text::Findings: return pick(Triple{"Findings", "判斷結果", "判断结果"}, language);
    case Text::Rule: return pick(Triple{"Rule", "規則", "规则"}, language);
    case Text::Subject: return pick(Triple{"Subject", "對象", "对象"}, language);
    case Text::Outcome: return pick(Triple{"Outcome", "結果", "结果"}, language);
    case Text::Severity: return pick(Triple{"Severity", "嚴重程度", "严重程度"}, language);
    case Text::Measured: return pick(Triple{"Measured", "量度值", "量度值"}, language);
    case Text::Threshold: return pick(Triple{"Threshold", "門檻", "门槛"}, language);
    case Text::Explanation: return pick(Triple{"Explanation", "說明", "说明"}, language);
    case Text::Citation: return pick(Triple{"Citation", "依據", "依据"}, language);
    case Text::Evidence: return pick(Triple{"Evidence (SHA-256)", "證據（SHA-256）", "证据（SHA-256）"}, language);
    case Text::Settlement: return pick(Triple{"Settlement queue", "結算隊列", "结算队列"}, language);
    case Text::Status: return pick(Triple{"Status", "狀態", "状态"}, language);
    case Text::AgeBucket: return pick(Triple{"Business days past the settlement date", "逾結算日營業日數", "逾结算日营业日数"}, language);
    case Text::OldestDate: return pick(Triple{"Oldest settlement date", "最早結算日", "最早结算日"}, language);
    case Text::Count: return pick(Triple{"Count", "數目", "数目"}, language);
    case Text::Amount: return pick(Triple{"Amount", "金額", "金额"}, language);
    case Text::Vaults: return pick(Triple{"Vault holdings", "金庫持倉", "金库持仓"}, language);
    case Text::Vault: return pick(Triple{"Vault", "金庫", "金库"}, language);
    case Text::Bars: return pick(Triple{"Bars", "金條數目", "金条数目"}, language);
    case Text::FineOunces: return pick(Triple{"Fine troy ounces", "純金盎司", "纯金盎司"}, language);
    case Text::Alerts: return pick(Triple{"AML alerts", "反洗錢警示", "反洗钱警示"}, language);
    case Text::AlertRule: return pick(Triple{"Rule", "規則", "规则"}, language);
    case Text::Open: return pick(Triple{"Open", "未結", "未结"}, language);
    case Text::NothingHere: return pick(Triple{"No data has been collected for this section.", "此部分尚未收集任何數據。", "此部分尚未收集任何数据。"}, language);
    case Text::NotRecorded: return pick(Triple{"Some of these figures could not be recorded in the store.", "部分數字未能寫入儲存檔。", "部分数字未能写入存储文件。"}, language);
    case Text::RuleVersions: return pick(Triple{"Rule packs", "規則集版本", "规则集版本"}, language);
    case Text::Page: return pick(Triple{"Page", "頁", "页"}, language);
    case Text::Kept: return pick(Triple{"Each figure can be traced to the stored bytes by its SHA-256: assay verify checks them.", "每個數字均可按 SHA-256 追溯至已儲存的原始位元組；assay verify 可作核對。", "每个数字均可按 SHA-256 追溯至已存储的原始字节；assay verify 可作核对。"}, language);
    }
    return {};
}

std::string_view text(domain::Outcome outcome, Language language)
{
    switch (outcome) {
    case domain::Outcome::Pass: return pick(Triple{"pass", "合規", "合规"}, language);
    case domain::Outcome::Breach: return pick(Triple{"breach", "違規", "违规"}, language);
    case domain::Outcome::CannotTell: return pick(Triple{"cannot tell", "未能判定", "无法判定"}, language);
    case domain::Outcome::NotApplicable: return pick(Triple{"not applicable", "不適用", "不适用"}, language);
    }
    return {};
}

std::string_view text(domain::Severity severity, Language language)
{
    switch (severity) {
    case domain::Severity::Unknown: return pick(Triple{"–", "–", "–"}, language);
    case domain::Severity::Low: return pick(Triple{"● L low", "● L 低", "● L 低"}, language);
    case domain::Severity::Medium: return pick(Triple{"◆ M medium", "◆ M 中", "◆ M 中"}, language);
    case domain::Severity::High: return pick(Triple{"▲ H high", "▲ H 高", "▲ H 高"}, language);
    case domain::Severity::Critical: return pick(Triple{"■ C critical", "■ C 嚴重", "■ C 严重"}, language);
    }
    return {};
}

std::string_view text(domain::FeedState feedState, Language language)
{
    switch (feedState) {
    case domain::FeedState::Waiting: return pick(Triple{"waiting", "等待中", "等待中"}, language);
    case domain::FeedState::Live: return pick(Triple{"live", "即時", "实时"}, language);
    case domain::FeedState::Ageing: return pick(Triple{"ageing", "漸舊", "渐旧"}, language);
    case domain::FeedState::Stale: return pick(Triple{"stale", "過時", "过时"}, language);
    case domain::FeedState::Failing: return pick(Triple{"failing", "失敗", "失败"}, language);
    case domain::FeedState::Offline: return pick(Triple{"offline", "離線", "离线"}, language);
    case domain::FeedState::Frozen: return pick(Triple{"frozen", "停滯", "停滞"}, language);
    }
    return {};
}

std::string_view text(domain::Quality quality, Language language)
{
    switch (quality) {
    case domain::Quality::Live: return pick(Triple{"live", "即時", "实时"}, language);
    case domain::Quality::Ageing: return pick(Triple{"ageing", "漸舊", "渐旧"}, language);
    case domain::Quality::Stale: return pick(Triple{"stale", "過時", "过时"}, language);
    case domain::Quality::Missing: return pick(Triple{"missing", "缺失", "缺失"}, language);
    }
    return {};
}

} // namespace assay::reports
