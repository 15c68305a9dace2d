// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Sanctions.h"
#include "tests/TestPaths.h"

#include <QFile>
#include <QTest>
#include <algorithm>

using namespace assay;
using namespace assay::wire;
using domain::SanctionEntry;
using support::ErrorCode;

namespace
{

using Files = std::vector<std::string>;

support::Result<SanctionsLoad> load(const Files& names)
{
    std::vector<std::string> bytes;
    for (const std::string& name : names) {
        QFile file(QString::fromStdString(assay::tests::fixture("wire/sanctions/")) + QString::fromStdString(name));
        bytes.push_back(file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string());
    }
    std::vector<SanctionFile> files;
    for (std::size_t i = 0; i < names.size(); ++i)
        files.push_back({names[i], bytes[i]});
    return sanctions::load(files);
}

using Texts = std::vector<std::string>;

} // namespace

class tst_Sanctions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfOneListAreJoined()
    {
        const auto out = load({"ok_alt.csv", "ok_sdn.csv", "ok_sdn_comments.csv"});
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        QVERIFY(out->update.completeness == Completeness::Whole);
        QCOMPARE(out->update.resource, std::string("sanction-entries"));
        QVERIFY(out->update.rejected.empty());
        QVERIFY(out->notes.empty());
        const auto& rows = domain::rowsOf<SanctionEntry>(out->update.upserts);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].list, std::string("OFAC-SDN"));
        QCOMPARE(rows[0].entryId, std::string("101"));
        QCOMPARE(rows[0].name, std::string("LANTERN, Ivo"));
        QCOMPARE(rows[0].entryType, std::string("individual"));
        QCOMPARE(rows[0].programme, std::string("TEST1; TEST2"));
        QCOMPARE(rows[0].aliases, (Texts{"LAMPION, Ivo", "O'DELL, Ivo", "THE LAMP"}));
        QCOMPARE(rows[0].wallets,
                 (Texts{"1FictionAddrXXXXXXXXXXXXXXXXXXXX1", "0xAbCdEf0000000000000000000000000000000001"}));
        QCOMPARE(rows[1].entryType, std::string("entity"));
        QCOMPARE(rows[1].aliases, Texts{"FARN HANDEL"});
        // The address goes on in the comments file.
        QCOMPARE(rows[2].wallets, Texts{"1CutAddressRest"});
        QCOMPARE(rows[2].aliases, Texts{"HEDGEROW"});
        QCOMPARE(out->files.at(1).rows, std::size_t(3));
    }

    void aRemarkThatIsCutOffGivesNoHalfAddress()
    {
        const auto out = load({"ok_sdn.csv"});
        QVERIFY(out);
        QVERIFY(domain::rowsOf<SanctionEntry>(out->update.upserts).at(2).wallets.empty());
        QCOMPARE(out->notes.size(), std::size_t(1));
        QVERIFY(out->notes[0].where.starts_with("ok_sdn.csv: row 3, line 3, byte "));
    }

    void noEntryIsLostOverAQuotationMark()
    {
        // ' stands for a quotation mark.
        std::string text = "801,'ALDER, Ivo',$'a.k.a. 'redleaf'; a.k.a. 'birch'; Linked To: COPSE.'\r\n"
                           "802,'BEECH 'THE TREE' LTD',$'Digital Currency Address - ETH 0x00000000000000000000000000000000000a0802; "
                           "alt. Digital Currency Address - XBT 'old' 1InventedAddress802; x.'\r\n"
                           "803,'CEDAR, Nora,$-0- \r\n"
                           "804,'DOGWOOD, Lu',$'called 'Lu', of Alpha, 'Beta', Gamma'\r\n"
                           "805,'ELM, Max',$-0- \r\n\x1a";
        for (auto at = text.find('$'); at != std::string::npos; at = text.find('$'))
            text.replace(at, 1, "'individual','TESTA',-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,");
        std::replace(text.begin(), text.end(), '\'', '"');
        const SanctionFile file{"sdn.csv", text};
        const auto out = sanctions::load({&file, 1});
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        const auto& rows = domain::rowsOf<SanctionEntry>(out->update.upserts);
        QCOMPARE(rows.size(), std::size_t(5));
        QVERIFY(out->update.rejected.empty());
        QVERIFY(out->notes.size() >= 4);
        QCOMPARE(rows[0].aliases, (Texts{"redleaf", "birch"}));
        QCOMPARE(rows[1].name, std::string("BEECH \"THE TREE\" LTD"));
        QCOMPARE(rows[1].wallets, (Texts{"0x00000000000000000000000000000000000a0802", "1InventedAddress802"}));
        QVERIFY(rows[2].name.starts_with("CEDAR, Nora"));
        QCOMPARE(rows[3].name, std::string("DOGWOOD, Lu"));
        QCOMPARE(rows[4].entryId, std::string("805"));
    }

    void rejectedRows()
    {
        const auto out = load({"bad_rows_sdn.csv"});
        QVERIFY(out);
        QCOMPARE(domain::rowsOf<SanctionEntry>(out->update.upserts).size(), std::size_t(1));
        const char* expected[] = {
            "malformed: 2 columns instead of 12 (bad_rows_sdn.csv: row 2, line 2, byte 78)",
            "malformed: not an entry number (bad_rows_sdn.csv: row 3, column 1, line 3, byte 90)",
            "malformed: entry 101 is listed twice, first at bad_rows_sdn.csv: row 1, line 1, byte 0 (bad_rows_sdn.csv: "
            "row 4, line 4, byte 155)",
            "missing field: no name (bad_rows_sdn.csv: row 5, column 2, line 5, byte 220)",
        };
        QCOMPARE(out->update.rejected.size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i)
            QCOMPARE(QString::fromStdString(out->update.rejected[i].text()), QString::fromUtf8(expected[i]));
    }

    void otherLists()
    {
        const auto out = load({"ok_csl.csv", "ok_dpl.txt"});
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        const auto& rows = domain::rowsOf<SanctionEntry>(out->update.upserts);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].list, std::string("CSL-EL"));
        QCOMPARE(rows[0].entryId.size(), std::size_t(16));
        QCOMPARE(rows[0].aliases, (Texts{"HW", "HARBOUR W."}));
        QCOMPARE(rows[1].list, std::string("CSL-SDN"));
        QCOMPARE(rows[1].entryId, std::string("101"));
        QCOMPARE(rows[1].wallets, Texts{"1FictionAddr2"});
        QCOMPARE(rows[2].list, std::string("BIS-DPL"));
        QCOMPARE(rows[2].name, std::string("NORA HEDGE"));
    }

    void json()
    {
        const std::string text =
            R"([{"id":"NK-1","caption":"Hedge Group","schema":"LegalEntity","datasets":["test_list"],
"properties":{"name":["Hedge Group","HG"],"program":["P1","P2"],"publicKey":["bc1qfiction"]}},{"caption":"none"}])";
        const SanctionFile file{"list.json", text};
        const auto out = sanctions::load({&file, 1});
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        const auto& row = domain::rowsOf<SanctionEntry>(out->update.upserts).at(0);
        QCOMPARE(row.list, std::string("test_list"));
        QCOMPARE(row.aliases, Texts{"HG"});
        QCOMPARE(row.programme, std::string("P1; P2"));
        QCOMPARE(row.wallets, Texts{"bc1qfiction"});
        QCOMPARE(out->update.rejected.at(0).where,
                 "list.json: byte " + std::to_string(text.find("{\"caption\":\"none")));
        const SanctionFile broken{"list.json", "[{"};
        QCOMPARE(sanctions::load({&broken, 1}).error().code, ErrorCode::Malformed);
    }

    void refused()
    {
        QCOMPARE(load({"ok_alt.csv"}).error().code, ErrorCode::MissingField);
        const SanctionFile names{"names.txt", "One\nTwo\n"};
        QCOMPARE(sanctions::detect(names).error().code, ErrorCode::Unsupported);
        const SanctionFile empty{"sdn.csv", ""};
        QCOMPARE(sanctions::detect(empty).error().code, ErrorCode::Unsupported);
    }

    void remarks()
    {
        QCOMPARE(sanctions::walletsIn("Digital Currency Address - XBT"), Texts{});
        QCOMPARE(sanctions::walletsIn("Digital Currency Address - XBT 1A."), Texts{"1A"});
        QCOMPARE(sanctions::walletsIn("Digital Currency Address - ; Digital Currency Address - ETH 0x1; x"),
                 Texts{"0x1"});
        QCOMPARE(sanctions::aliasesIn("a.k.a. 'AL-SA'DUN'; f.k.a. 'B'."), (Texts{"AL-SA'DUN", "B"}));
        QCOMPARE(sanctions::aliasesIn("Founder, A.K.A. “Kim”; f/k/a \"PINE LTD\"; n.k.a. LARCH CO; Sex: M."),
                 (Texts{"Kim", "PINE LTD", "LARCH CO"}));
        QCOMPARE(sanctions::aliasesIn("PINE LTD (a.k.a. FIR LTD.) of Texas"), Texts{"FIR LTD"});
        QCOMPARE(sanctions::aliasesIn("Baka.k.a.n 'x'"), Texts{});
        QCOMPARE(sanctions::aliasesIn("a.k.a. 'open"), Texts{});
        QCOMPARE(sanctions::aliasesIn("a.k.a. '"), Texts{});
    }
};

QTEST_APPLESS_MAIN(tst_Sanctions)
#include "tst_Sanctions.moc"
