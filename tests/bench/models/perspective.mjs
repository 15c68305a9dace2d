// SPDX-License-Identifier: GPL-3.0-or-later
// The same rows, sort, filters, groups and updates in FINOS Perspective (npm @finos/perspective). Prints one JSON line,
// times in milliseconds. usage: node perspective.mjs FOLDER_WITH_NODE_MODULES ROWS.csv UPDATES.csv CHUNK NEEDLE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, rowsPath, updatesPath, chunk, needle] = process.argv.slice(2);
const require = createRequire(`${modules}/package.json`);
const perspective = (await import(pathToFileURL(require.resolve("@finos/perspective")).href)).default;

const timed = async (work) => {
    const from = performance.now();
    const result = await work();
    return [performance.now() - from, result];
};
/// What a screen shows of a view: without it the engine may put work off.
const look = (view) => view.to_json({ start_row: 0, end_row: 40 });
const median = (some) => some.sort((a, b) => a - b)[Math.floor(some.length / 2)];

const rows = readFileSync(rowsPath, "utf8");
const out = { engine: "perspective 3.8.0", node: process.version };
let table;
[out.load_ms, table] = await timed(() => perspective.table(rows, { index: "ref" }));
out.rows = await table.size();

async function view(config) {
    const some = [];
    let count = 0;
    for (let i = 0; i < 3; ++i) {
        const [ms, made] = await timed(async () => {
            const one = await table.view(config);
            await look(one);
            return one;
        });
        some.push(ms);
        count = await made.num_rows();
        await made.delete();
    }
    return [median(some), count];
}
const columns = ["ref", "status", "reason", "kind", "asset", "quantity", "currency", "amount", "settlement_date", "deliverer",
    "receiver", "hold", "priority"];
[out.sort_number_ms] = await view({ columns, sort: [["amount", "desc"]] });
[out.sort_text_ms] = await view({ columns, sort: [["system_ref", "asc"]] });
[out.text_filter_ms, out.text_filter_rows] = await view({ columns, filter: [["ref", "contains", needle]] });
[out.typed_filter_ms, out.typed_filter_rows] = await view({ columns, filter: [["amount", ">=", 10000000]] });
[out.group_ms, out.group_rows] = await view({
    columns: ["amount", "quantity"], group_by: ["status", "currency", "deliverer"], aggregates: { amount: "sum", quantity: "sum" },
});

const lines = readFileSync(updatesPath, "utf8").trimEnd().split("\n");
const header = lines.shift();
const sorted = await table.view({ columns, sort: [["amount", "desc"]] });
await look(sorted);
const each = [];
for (let i = 0; i < lines.length; i += Number(chunk)) {
    const part = [header, ...lines.slice(i, i + Number(chunk))].join("\n");
    const [ms] = await timed(async () => {
        await table.update(part);
        await look(sorted);
    });
    each.push(ms);
}
out.updates = each.length;
out.updates_ms = each.reduce((sum, one) => sum + one, 0);
out.update_median_ms = median(each);
out.resident_mb = Math.round(process.memoryUsage().rss / 1048576);
console.log(JSON.stringify(out));
process.exit(0);
