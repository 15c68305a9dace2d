// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Changes.h"

// Here, since each of them is code for forty vectors.
namespace assay::domain {

Batches::Batches() = default;
Batches::~Batches() = default;
Batches::Batches(const Batches&) = default;
Batches& Batches::operator=(const Batches&) = default;
Batches::Batches(Batches&&) noexcept = default;
Batches& Batches::operator=(Batches&&) noexcept = default;

Changes::Changes() = default;
Changes::~Changes() = default;
Changes::Changes(const Changes&) = default;
Changes& Changes::operator=(const Changes&) = default;
Changes::Changes(Changes&&) noexcept = default;
Changes& Changes::operator=(Changes&&) noexcept = default;

} // namespace assay::domain
