// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/XmlSchema.h"

#include <QTest>

using namespace assay;
using namespace assay::wire;
using support::ErrorCode;

namespace
{

const std::string kSchema =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<xs:schema xmlns='urn:example:note' xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'\n"
    "targetNamespace='urn:example:note'>\n"
    "<xs:element name='Document' type='Note'/>\n"
    "<xs:complexType name='Note'>\n"
    "<xs:sequence>\n"
    "<xs:element name='Id'><xs:simpleType><xs:restriction base='xs:string'><xs:maxLength value='5'/></xs:restriction></xs:simpleType></xs:element>\n"
    "<xs:element name='Qty' type='xs:decimal'/>\n"
    "<xs:element name='When' type='xs:dateTime' minOccurs='0'/>\n"
    "<xs:element name='Day' type='xs:date' minOccurs='0'/>\n"
    "</xs:sequence>\n"
    "</xs:complexType>\n"
    "</xs:schema>\n";

XmlSchema schema()
{
    auto loaded = XmlSchema::load(kSchema, "note.xsd");
    if (!loaded)
        qFatal("%s", loaded.error().text().c_str());
    return std::move(*loaded);
}

} // namespace

class tst_XmlSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("places");
        QTest::newRow("valid") << "<Document xmlns='urn:example:note'><Id>a</Id><Qty>1.5</Qty></Document>" << QStringList{};
        QTest::newRow("value") << "<Document xmlns='urn:example:note'>\n<Id>a</Id>\n<Qty>x</Qty></Document>"
                               << QStringList{"n.xml: line 3, /Document/Qty"};
        QTest::newRow("missing") << "<Document xmlns='urn:example:note'>\n<Id>a</Id></Document>"
                                 << QStringList{"n.xml: line 1, /Document"};
        QTest::newRow("in an envelope, the second of two")
            << "<x:E xmlns:x='urn:e'>\n<Document xmlns='urn:example:note'><Id>a</Id><Qty>1</Qty></Document>\n"
               "<n:Document xmlns:n='urn:example:note'><n:Id>toolong</n:Id>\n<n:Qty>1</n:Qty></n:Document></x:E>"
            << QStringList{"n.xml: line 3, /E/Document/Id"};
    }

    void faults()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, places);
        const auto found = schema().faults(text.toStdString(), "n.xml");
        QVERIFY2(found.has_value(), found ? "" : found.error().text().c_str());
        QStringList where;
        for (const auto& fault : *found) {
            QVERIFY(!fault.detail.empty());
            if (where.empty() || where.back() != QString::fromStdString(fault.where))
                where << QString::fromStdString(fault.where);
        }
        QCOMPARE(where.join(u'|'), places.join(u'|'));
    }

    void whatTheLibraryCannotJudgeIsNotInvalid_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("said"); // begins with; empty: valid
        QTest::newRow("25 digits") << "<Qty>1234567.123456789012345678</Qty>" << "not decided: a decimal of 25 digits";
        QTest::newRow("24 digits") << "<Qty>123456.123456789012345678</Qty>" << "";
        QTest::newRow("no decimal") << "<Qty>1234567.12345678901234567x</Qty>" << "Element";
        QTest::newRow("blank before a time") << "<Qty>1</Qty><When> 2026-03-31T10:00:00Z</When>" << "not decided: blanks about a date";
        QTest::newRow("blank before a local time") << "<Qty>1</Qty><When>\n2026-03-31T10:00:00</When>" << "not decided: blanks";
        QTest::newRow("blank before a day") << "<Qty>1</Qty><Day> 2026-03-31</Day>" << "not decided: blanks about a date";
        QTest::newRow("no time") << "<Qty>1</Qty><When> 2026-03-31T25:00:00Z</When>" << "Element";
        QTest::newRow("end of day") << "<Qty>1</Qty><When>2026-03-31T24:00:00Z</When>" << "";
    }

    void whatTheLibraryCannotJudgeIsNotInvalid()
    {
        QFETCH(QString, rest);
        QFETCH(QString, said);
        const auto found =
            schema().faults("<Document xmlns='urn:example:note'><Id>a</Id>" + rest.toStdString() + "</Document>", "n.xml");
        QVERIFY(found.has_value());
        QCOMPARE(found->empty(), said.isEmpty());
        if (found->empty())
            return;
        QVERIFY2(QString::fromStdString(found->front().detail).startsWith(said), found->front().detail.c_str());
        QCOMPARE(found->front().code == ErrorCode::Unsupported, said.startsWith("not decided"));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("entity") << "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Document xmlns='urn:example:note'>&e;</Document>"
                                << int(ErrorCode::Refused);
        QTest::newRow("cut") << "<Document xmlns='urn:example:note'>" << int(ErrorCode::Malformed);
        QTest::newRow("other namespace") << "<Document xmlns='urn:example:other'/>" << int(ErrorCode::NotFound);
        QTest::newRow("prefix without namespace") << "<p:Document/>" << int(ErrorCode::NotFound);
    }

    void refused()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        const auto found = schema().faults(text.toStdString(), "n.xml");
        QVERIFY(!found);
        QCOMPARE(int(found.error().code), code);
        QVERIFY(QString::fromStdString(found.error().where).startsWith("n.xml"));
    }

    void schemas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        const QString head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:n'>";
        QTest::newRow("import") << head + "<xs:import namespace='urn:m' schemaLocation='http://127.0.0.1:1/m.xsd'/></xs:schema>"
                                << int(ErrorCode::Refused);
        QTest::newRow("include") << head + "<xs:include schemaLocation='/etc/passwd'/></xs:schema>" << int(ErrorCode::Refused);
        QTest::newRow("no schema") << "<Document/>" << int(ErrorCode::Malformed);
        QTest::newRow("unknown type") << head + "<xs:element name='a' type='Nothing'/></xs:schema>" << int(ErrorCode::Malformed);
        QTest::newRow("document type") << "<!DOCTYPE a><a/>" << int(ErrorCode::Refused);
        QTest::newRow("empty") << "" << int(ErrorCode::Malformed);
    }

    void schemas()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        const auto loaded = XmlSchema::load(text.toStdString(), "s.xsd");
        QVERIFY(!loaded);
        QCOMPARE(int(loaded.error().code), code);
        QVERIFY(QString::fromStdString(loaded.error().where).startsWith("s.xsd"));
    }

    void faultsAreBounded()
    {
        std::string text = "<E>";
        for (int i = 0; i < 1000; ++i)
            text += "<Document xmlns='urn:example:note'><Id>toolong</Id><Qty>1</Qty></Document>";
        const auto found = schema().faults(text + "</E>", "n.xml");
        QVERIFY(found);
        QCOMPARE(found->size(), XmlSchema::kMaxFaults);
    }
};

QTEST_APPLESS_MAIN(tst_XmlSchema)
#include "tst_XmlSchema.moc"
