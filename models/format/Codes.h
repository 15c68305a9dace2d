// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace assay::models {

/// English source text of an enumerator in translation context "Codes"; nullptr if it is not known here.
/// Any thread.
[[nodiscard]] const char* codeText(std::string_view code);

/// Is this field's code an ISO 20022 or error code that is shown beside its text?
[[nodiscard]] bool showsCodeAndText(std::string_view field);

/// English source text of a field's title in translation context "Columns"; nullptr if it is not known here.
[[nodiscard]] const char* fieldTitle(std::string_view field);

} // namespace assay::models
