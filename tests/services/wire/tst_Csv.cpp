// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Csv.h"

#include <QTest>

using namespace assay;
using namespace assay::wire;
using support::ErrorCode;

namespace
{

using Rows = std::vector<std::vector<std::string>>;

struct Read {
    Rows rows;
    std::vector<support::Error> errors;
    char delimiter = 0;
    TextEncoding encoding = TextEncoding::Utf8;
};

Read read(std::string_view text, CsvOptions options = {})
{
    Read out;
    auto reader = CsvReader::open(text, options);
    if (!reader) {
        out.errors.push_back(reader.error());
        return out;
    }
    out.delimiter = reader->delimiter();
    out.encoding = reader->encoding();
    CsvRow row;
    for (;;) {
        const auto more = reader->next(row);
        if (!more)
            out.errors.push_back(more.error());
        else if (!*more)
            return out;
        else
            out.rows.push_back(row.cells);
    }
}

} // namespace

class tst_Csv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("cells"); // rows parted by "|"
        QTest::newRow("plain") << QByteArray("a,b\r\n1,2\r\n") << QStringList{"a", "b", "|", "1", "2", "|"};
        QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << QStringList{"a", "b", "|", "1", "2", "|"};
        QTest::newRow("CR only") << QByteArray("a,b\r1,2\r") << QStringList{"a", "b", "|", "1", "2", "|"};
        QTest::newRow("quotes") << QByteArray("\"a,\"\"x\"\"\",\"b\nc\"\n") << QStringList{"a,\"x\"", "b\nc", "|"};
        QTest::newRow("blanks about quotes") << QByteArray("1, \"a\" ,-0- \n") << QStringList{"1", "a", "-0- ", "|"};
        QTest::newRow("quote inside") << QByteArray("5\" bar,x\n") << QStringList{"5\" bar", "x", "|"};
        QTest::newRow("empty cells") << QByteArray(",,\n") << QStringList{"", "", "", "|"};
        QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                           "a,b\n")
                             << QStringList{"a", "b", "|"};
        QTest::newRow("end mark") << QByteArray("a,b\n\x1a") << QStringList{"a", "b", "|"};
        QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2,5\n1,5;3,5\n")
                                    << QStringList{"a", "b", "|", "1,5", "2,5", "|", "1,5", "3,5", "|"};
        QTest::newRow("tabs") << QByteArray("a\tb, c\n1\t2\n") << QStringList{"a", "b, c", "|", "1", "2", "|"};
        QTest::newRow("bars") << QByteArray("a|b\n1|2\n") << QStringList{"a", "b", "|", "1", "2", "|"};
        QTest::newRow("latin-1") << QByteArray("caf\xe9,x\n") << QStringList{"café", "x", "|"};
        QTest::newRow("windows-1252") << QByteArray("\x80,x\n") << QStringList{"€", "x", "|"};
        QTest::newRow("UTF-16LE") << QByteArray("\xFF\xFE"
                                                "a\0,\0\x51\x90\n\0",
                                                10)
                                  << QStringList{"a", "遑", "|"};
    }

    void forms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, cells);
        const Read out = read({text.data(), std::size_t(text.size())});
        QVERIFY2(out.errors.empty(), out.errors.empty() ? "" : out.errors[0].text().c_str());
        QStringList found;
        for (const auto& row : out.rows) {
            for (const std::string& cell : row)
                found << QString::fromUtf8(cell.c_str());
            found << "|";
        }
        QCOMPARE(found, cells);
    }

    void errorsNameThePlaceAndReadingGoesOn()
    {
        const Read out = read("a,b\n1,\"x\"y\n2,3\n4,\"open\n5,6\n");
        QCOMPARE(out.rows.size(), std::size_t(3));
        QCOMPARE(out.rows[1][0], std::string("2"));
        QCOMPARE(out.rows[2][0], std::string("5")); // what is not closed costs its own line only
        QCOMPARE(out.errors.size(), std::size_t(2));
        QCOMPARE(out.errors[0].where, std::string("row 2, column 2, line 2, byte 9"));
        QCOMPARE(out.errors[1].where, std::string("row 4, column 2, line 4, byte 17"));
        QCOMPARE(out.errors[1].detail, std::string("a quoted cell is not closed"));
        const Read nul = read(std::string_view("a,b\n1,\0\n", 8));
        QCOMPARE(nul.errors.at(0).where, std::string("row 2, column 2, line 2, byte 6"));
        const Read odd = read(std::string_view("\xFF\xFE"
                                               "a",
                                               3));
        QCOMPARE(odd.errors.at(0).code, ErrorCode::Malformed);
    }

    void places()
    {
        auto reader = CsvReader::open("\xEF\xBB\xBF"
                                      "a,b\n\"x\ny\",2\n3,4\n");
        CsvRow row;
        QVERIFY(*reader->next(row));
        QCOMPARE(row.place(), std::string("row 1, line 1, byte 3"));
        QVERIFY(*reader->next(row));
        QVERIFY(*reader->next(row));
        QCOMPARE(row.place(1), std::string("row 3, column 2, line 4, byte 17"));
        QVERIFY(reader->endsWithLineEnd());
    }

    void limits()
    {
        CsvOptions options{',', {3, 5, 2}, 0, CsvOptions::Doubtful::SetAside};
        QCOMPARE(read("1,2,3\n", options).errors.size(), std::size_t(0));
        QCOMPARE(read("1,2,3,4\n", options).errors.at(0).code, ErrorCode::OutOfRange);
        QCOMPARE(read("12345,x\n", options).errors.size(), std::size_t(0));
        QCOMPARE(read("123456,x\n", options).errors.at(0).code, ErrorCode::OutOfRange);
        QCOMPARE(read("\"123456\",x\n", options).errors.at(0).code, ErrorCode::OutOfRange);
        QCOMPARE(read("1\n2\n", options).errors.size(), std::size_t(0));
        const Read many = read("1\n2\n3\n4\n", options);
        QCOMPARE(many.rows.size(), std::size_t(2));
        QCOMPARE(many.errors.size(), std::size_t(1));
        QCOMPARE(many.errors[0].where, std::string("row 3, line 3, byte 4"));
    }

    void marksThatAreNotDoubled_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("second"); // of three cells; none: the line is set aside
        QTest::newRow("a word") << QByteArray("1,\"a \"b\" c\",3") << QByteArray("a \"b\" c");
        QTest::newRow("at the end") << QByteArray("1,\"a \"b\"\",3") << QByteArray("a \"b\"");
        QTest::newRow("before a comma") << QByteArray("1,\"a \"b\", c\",3") << QByteArray("a \"b\", c");
        QTest::newRow("only before a comma") << QByteArray("1,\"a b\", c \"d\" e\",3") << QByteArray("a b\", c \"d\" e");
        QTest::newRow("doubled and not") << QByteArray("1,\"\"\"a\"\" \"b\" c\",3") << QByteArray("\"a\" \"b\" c");
        QTest::newRow("not closed") << QByteArray("1,\"a,3") << QByteArray();
    }

    void marksThatAreNotDoubled()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, second);
        const std::string text = "x,y,z\n" + line.toStdString() + "\n4,\"five\",6\n";
        auto reader = CsvReader::open(text);
        CsvRow row;
        QVERIFY(*reader->next(row));
        QVERIFY(!row.complaint);
        const auto read = reader->next(row);
        QCOMPARE(read.has_value(), !second.isEmpty());
        if (read) {
            QVERIFY(row.complaint);
            QVERIFY2(row.complaint->where.starts_with("row 2, "), row.complaint->where.c_str());
            QCOMPARE(row.cells.size(), std::size_t(3));
            QCOMPARE(QByteArray::fromStdString(row.cells[1]), second);
        }
        QVERIFY(*reader->next(row)); // the line behind is never lost
        QVERIFY(!row.complaint);
        QCOMPARE(row.cells[1], std::string("five"));
    }

    void doubtfulLinesAreKeptWhereAsked()
    {
        const CsvOptions options{',', {}, 3, CsvOptions::Doubtful::Keep};
        const Read out = read("1,\"a, b\n2,\"c \"d\" e\",f,\"g\"\n3,x,y\n", options);
        QVERIFY(out.errors.empty());
        QCOMPARE(out.rows.size(), std::size_t(3));
        QCOMPARE(out.rows[0], (std::vector<std::string>{"1", "a, b"}));
        QCOMPARE(out.rows[1], (std::vector<std::string>{"2", "c \"d\" e", "f", "g"}));
        QCOMPARE(out.rows[2][0], std::string("3"));
    }

    void damagedFilesEnd()
    {
        std::string noise;
        std::uint32_t state = 7;
        for (int round = 0; round < 200; ++round) {
            noise.clear();
            for (int i = 0; i < 300; ++i) {
                state = state * 1664525U + 1013904223U;
                noise += "\",;\n\r\t|x\0\x1a\xff"[(state >> 24U) % 11U];
            }
            (void)read(noise);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Csv)
#include "tst_Csv.moc"
