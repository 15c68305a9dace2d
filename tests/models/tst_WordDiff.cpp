// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/format/WordDiff.h"

using namespace assay::models;

class tst_WordDiff : public QObject {
    Q_OBJECT

private:
    /// The parts as one line: "{-gone-}", "{+new+}".
    static QString markedText(const QList<DiffPart>& parts)
    {
        QString out;
        for (const auto& part : parts) {
            switch (part.kind) {
            case DiffPart::Kind::Same: out += part.text; break;
            case DiffPart::Kind::Inserted: out += QStringLiteral("{+") + part.text + QStringLiteral("+}"); break;
            case DiffPart::Kind::Deleted: out += QStringLiteral("{-") + part.text + QStringLiteral("-}"); break;
            }
        }
        return out;
    }

    static QString side(const QList<DiffPart>& parts, DiffPart::Kind kept)
    {
        QString out;
        for (const auto& part : parts)
            if (part.kind == DiffPart::Kind::Same || part.kind == kept)
                out += part.text;
        return out;
    }

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("marked");
        const auto row = [](const char* name, const char* before, const char* after, const char* marked) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << QString::fromUtf8(marked);
        };
        row("both empty", "", "", "");
        row("same", "kept in trust", "kept in trust", "kept in trust");
        row("all new", "", "new text", "{+new text+}");
        row("all gone", "old text", "", "{-old text-}");
        row("one phrase", "kept in approved investments.", "kept in segregated accounts.",
            "kept in {-approved investments.-}{+segregated accounts.+}");
        row("word put in", "held by Bank A", "held by the Bank A", "held by {+the +}Bank A");
        row("word taken out", "held by the Bank A", "held by Bank A", "held by {-the -}Bank A");
        row("two places", "a b c d e", "a x c d y", "a {-b -}{+x +}c d {-e-}{+y+}");
        row("nothing in common", "one two", "three four", "{-one two-}{+three four+}");
        row("Chinese by character", "存放於核准投資", "存放於獨立帳戶", "存放於{-核准投資-}{+獨立帳戶+}");
        row("Chinese, one character", "儲備資產", "儲備資金", "儲備資{-產-}{+金+}");
        row("blanks count", "a  b", "a b", "{-a  -}{+a +}b");
    }
    void marks()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, marked);
        const auto parts = wordDiff(before, after);
        QCOMPARE(markedText(parts), marked);
        QCOMPARE(side(parts, DiffPart::Kind::Deleted), before);
        QCOMPARE(side(parts, DiffPart::Kind::Inserted), after);
        for (qsizetype i = 1; i < parts.size(); ++i)
            QVERIFY(parts[i].kind != parts[i - 1].kind);
    }

    /// Beyond the limit the middle is one rewording, at once; beginning and end are still found.
    void longTextsAreBounded()
    {
        QString before = QStringLiteral("first ");
        QString after = before;
        for (int i = 0; i < 200'000; ++i) {
            before += QStringLiteral("old%1 ").arg(i % 97);
            after += QStringLiteral("new%1 ").arg(i % 89);
        }
        before += QStringLiteral("last");
        after += QStringLiteral("last");
        const auto parts = wordDiff(before, after);
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts.first().text, QStringLiteral("first "));
        QCOMPARE(parts.last().text, QStringLiteral("last"));
        QCOMPARE(side(parts, DiffPart::Kind::Deleted), before);
    }

    void atTheLimitItIsExact()
    {
        QString before;
        QString after;
        for (qsizetype i = 0; i < kMostDiffWords; ++i) {
            before += QString::number(i) + QLatin1Char(' ');
            after += (i % 2 == 0 ? QString::number(i) : QStringLiteral("x")) + QLatin1Char(' ');
        }
        const auto parts = wordDiff(before, after);
        QCOMPARE(side(parts, DiffPart::Kind::Deleted), before);
        QCOMPARE(side(parts, DiffPart::Kind::Inserted), after);
        QVERIFY(parts.size() > kMostDiffWords);
    }
};

QTEST_GUILESS_MAIN(tst_WordDiff)
#include "tst_WordDiff.moc"
