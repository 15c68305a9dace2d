// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "services/domain/Identifiers.h"
#include "tests/TestPaths.h"

/// Published and synthetic DTI vectors.
class tst_IdentifierVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dti()
    {
        QFile file(QString::fromStdString(assay::tests::sharedFile("data/reference/identifiers/dti_vectors.tsv")));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
            QSKIP("skipped: ../shared/data is not there");
        file.readLine();
        int count = 0;
        while (!file.atEnd()) {
            const auto fields = QString::fromUtf8(file.readLine()).split(QLatin1Char('\t'));
            if (fields.size() < 2)
                continue;
            ++count;
            const auto checked = assay::domain::checkDti(fields[0].toStdString());
            QVERIFY2(checked.has_value() == (fields[1] == QLatin1String("valid")),
                     qPrintable(fields.join(QLatin1Char(' '))));
        }
        QVERIFY(count >= 20);
    }
};

QTEST_APPLESS_MAIN(tst_IdentifierVectors)
#include "tst_IdentifierVectors.moc"
