// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>

#include "tests/services/runtime/RunningConsole.h"

namespace assay::runtime_test {

/// A console whose one source is a folder with one instruction: it needs no network and no market.
struct FilesConsole : RunningConsole {
    FilesConsole()
    {
        const auto inbox = std::filesystem::path(store()).parent_path() / "inbox";
        std::filesystem::create_directories(inbox);
        std::ofstream(inbox / "1.xml")
            << "<Document><SctiesSttlmTxInstr><TxId>SI-1</TxId><FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls>"
               "<SttlmQty><Qty><Unit>5</Unit></Qty></SttlmQty></QtyAndAcctDtls></SctiesSttlmTxInstr></Document>";
    }

    [[nodiscard]] runtime::EngineSettings filesSettings() const
    {
        sync::SourceConfig source;
        source.id = domain::SourceId("hk-clearing");
        source.kind = "clearing";
        source.protocol = "files";
        source.url = (std::filesystem::path(store()).parent_path() / "inbox").string();
        source.every = domain::Duration{1000};
        runtime::EngineSettings out;
        out.storePath = store();
        out.sources = {source};
        return out;
    }

    [[nodiscard]] static bool hasInstruction(const domain::Snapshot& snapshot)
    {
        return snapshot.table<domain::Instruction>().present() == 1;
    }
};

} // namespace assay::runtime_test
