// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/XmlSchema.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <mutex>

#include "services/support/Ascii.h"
#include "services/support/Instant.h"
#include "services/wire/TextBytes.h"
#include "services/wire/iso20022/XmlTree.h"

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxSchema = 8U << 20U;
constexpr std::string_view kSchemaNamespace = "http://www.w3.org/2001/XMLSchema";

template <auto Free>
struct Release {
    template <class Thing>
    void operator()(Thing* thing) const
    {
        Free(thing);
    }
};
using Document = std::unique_ptr<xmlDoc, Release<xmlFreeDoc>>;
using ParserContext = std::unique_ptr<xmlParserCtxt, Release<xmlFreeParserCtxt>>;
using SchemaContext = std::unique_ptr<xmlSchemaParserCtxt, Release<xmlSchemaFreeParserCtxt>>;
using Schema = std::unique_ptr<xmlSchema, Release<xmlSchemaFree>>;
using ValidContext = std::unique_ptr<xmlSchemaValidCtxt, Release<xmlSchemaFreeValidCtxt>>;

/// Nothing is ever loaded from elsewhere.
xmlParserInputPtr loadNothing(const char*, const char*, xmlParserCtxtPtr)
{
    return nullptr;
}

void begin()
{
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(&loadNothing);
    });
}

std::string_view viewOf(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string pathOf(const xmlNode* node)
{
    std::string out;
    for (; node != nullptr && node->type == XML_ELEMENT_NODE; node = node->parent)
        out.insert(0, '/' + std::string(viewOf(node->name)));
    return out;
}

/// libxml2 writes names as {namespace}name; the namespace is that of the schema each time.
std::string withoutNamespaces(std::string_view words)
{
    std::string out;
    while (!words.empty()) {
        const auto open = std::min(words.find('{'), words.size());
        const auto close = words.find('}', open);
        out += words.substr(0, close == std::string_view::npos ? words.size() : open);
        words.remove_prefix(close == std::string_view::npos ? words.size() : close + 1);
    }
    return out;
}

struct Faults {
    std::string file;
    std::vector<Error> found;
};

/// What libxml2 cannot judge and calls invalid: decimals of more than 24 digits, and a date with blanks about it, which XML
/// Schema takes away before it looks. Empty: it can.
std::string undecided(const xmlNode* node, std::string_view words)
{
    constexpr std::size_t kMostDigits = 24;
    if (node == nullptr || words.find("is not a valid value of") == std::string_view::npos)
        return {};
    std::string content;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            content += viewOf(child->content);
    const std::string_view value = trimmed(content);
    const bool decimal = value.find_first_not_of("0123456789.", value.starts_with('+') || value.starts_with('-') ? 1 : 0) ==
                             std::string_view::npos &&
                         std::count(value.begin(), value.end(), '.') <= 1;
    const auto digits = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), support::isDigit));
    if (decimal && digits > kMostDigits)
        return "a decimal of " + std::to_string(digits) + " digits: the library that validates reads " +
               std::to_string(kMostDigits) + ", XML Schema allows more";
    const bool moment = value.size() > 10 && value[10] == 'T';
    const std::string zoned(value.find_first_of("Z+", 10) == std::string_view::npos &&
                                    (value.size() < 16 || value.find('-', 16) == std::string_view::npos)
                                ? std::string(value) + 'Z'
                                : std::string(value));
    const bool readable = moment ? support::parseInstant(zoned).has_value() : support::parseDate(value.substr(0, 10)).has_value();
    if (value.size() >= 10 && value.size() < content.size() && readable)
        return "blanks about a date: the library that validates refuses them, XML Schema takes them away";
    return {};
}

void collect(void* data, xmlError* error)
{
    auto& faults = *static_cast<Faults*>(data);
    if (error == nullptr || faults.found.size() >= XmlSchema::kMaxFaults)
        return;
    std::string where = faults.file + ": line " + std::to_string(error->line);
    const auto* node = static_cast<const xmlNode*>(error->node);
    if (node != nullptr && node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    if (const std::string path = pathOf(node); !path.empty())
        where += ", " + path;
    const std::string_view words(error->message == nullptr ? "" : error->message);
    if (std::string why = undecided(node, words); !why.empty()) {
        faults.found.push_back({ErrorCode::Unsupported, "not decided: " + std::move(why), std::move(where)});
        return;
    }
    faults.found.push_back({ErrorCode::Malformed, std::string(trimmed(withoutNamespaces(words.substr(0, 2000)).substr(0, 500))), std::move(where)});
}

/// Well-formed within the limits before libxml2 sees it: no document type, bounded depth and count.
Result<XmlText> checkedText(std::string_view bytes, std::string_view fileName)
{
    auto text = xmlText(bytes);
    const auto checked = text ? checkXml(text->text(), text->skipped) : Result<void>(tl::unexpected(text.error()));
    if (checked)
        return text;
    Error error = checked.error();
    error.where = std::string(fileName) + ": " + error.where;
    return tl::unexpected(std::move(error));
}

Result<Document> parse(std::string_view text, const std::string& fileName)
{
    begin();
    const ParserContext context(xmlNewParserCtxt());
    if (!context)
        return fail(ErrorCode::OutOfRange, "no memory to read the file", fileName);
    Document document(xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES));
    if (document)
        return document;
    const xmlError* error = xmlCtxtGetLastError(context.get());
    return fail(ErrorCode::Malformed, error == nullptr ? "not readable" : std::string(trimmed(error->message)),
                fileName + (error == nullptr ? "" : ": line " + std::to_string(error->line)));
}

xmlNode* nextOf(xmlNode* node, const xmlNode* root, bool inside)
{
    if (inside && node->children != nullptr)
        return node->children;
    while (node != root && node->next == nullptr)
        node = node->parent;
    return node == root ? nullptr : node->next;
}

} // namespace

struct XmlSchema::Parsed {
    Schema schema;
};

XmlSchema::XmlSchema(std::unique_ptr<Parsed> parsed, std::string targetNamespace)
    : m_parsed(std::move(parsed)), m_namespace(std::move(targetNamespace))
{
}
XmlSchema::XmlSchema(XmlSchema&&) noexcept = default;
XmlSchema& XmlSchema::operator=(XmlSchema&&) noexcept = default;
XmlSchema::~XmlSchema() = default;

Result<XmlSchema> XmlSchema::load(std::string_view bytes, std::string_view fileName)
{
    const std::string file(fileName);
    if (bytes.size() > kMaxSchema)
        return fail(ErrorCode::OutOfRange, "a schema of more than 8 MiB", file);
    const auto text = checkedText(bytes, fileName);
    if (!text)
        return tl::unexpected(text.error());
    xml::Tree tree(text->text());
    (void)XmlScanner<xml::Tree>(text->text(), text->skipped, {}, tree).run(); // found well-formed above
    const xml::Element root = tree.root();
    if (root.name() != "schema" || root.namespaceUri() != kSchemaNamespace)
        return fail(ErrorCode::Malformed, "not an XML schema", file + ": byte " + std::to_string(root.offset()));
    for (xml::Element at = root.first(); at; at = at.next())
        if (at.name() == "import" || at.name() == "include" || at.name() == "redefine")
            return fail(ErrorCode::Refused, "a schema that takes in another one: " + std::string(at.name()),
                        file + ": byte " + std::to_string(at.offset()));
    begin();
    Faults faults{file, {}};
    const SchemaContext context(
        xmlSchemaNewMemParserCtxt(text->text().data(), static_cast<int>(text->text().size())));
    if (!context)
        return fail(ErrorCode::OutOfRange, "no memory to read the schema", file);
    xmlSchemaSetParserStructuredErrors(context.get(), &collect, &faults);
    auto parsed = std::make_unique<Parsed>();
    parsed->schema.reset(xmlSchemaParse(context.get()));
    if (!parsed->schema)
        return tl::unexpected(faults.found.empty() ? Error{ErrorCode::Malformed, "not an XML schema", file}
                                                   : faults.found.front());
    return XmlSchema(std::move(parsed), root.attribute("targetNamespace"));
}

Result<std::vector<Error>> XmlSchema::faults(std::string_view bytes, std::string_view fileName) const
{
    const std::string file(fileName);
    const auto text = checkedText(bytes, fileName);
    if (!text)
        return tl::unexpected(text.error());
    const auto document = parse(text->text(), file);
    if (!document)
        return tl::unexpected(document.error());
    const ValidContext context(xmlSchemaNewValidCtxt(m_parsed->schema.get()));
    if (!context)
        return fail(ErrorCode::OutOfRange, "no memory to validate", file);
    Faults faults{file, {}};
    xmlSchemaSetValidStructuredErrors(context.get(), &collect, &faults);
    std::size_t messages = 0;
    const xmlNode* root = xmlDocGetRootElement(document->get());
    for (xmlNode* at = xmlDocGetRootElement(document->get()); at != nullptr;) {
        const bool concerned = at->type == XML_ELEMENT_NODE && viewOf(at->ns == nullptr ? nullptr : at->ns->href) == m_namespace;
        if (concerned) {
            ++messages;
            xmlSchemaValidateOneElement(context.get(), at);
        }
        at = nextOf(at, root, !concerned);
    }
    if (messages == 0)
        return fail(ErrorCode::NotFound, "nothing in the file is of the schema's namespace \"" + m_namespace.substr(0, 100) + '"',
                    file);
    return std::move(faults.found);
}

} // namespace assay::wire
