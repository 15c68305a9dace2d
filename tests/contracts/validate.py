#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what assay-sandbox says against the contracts.

usage: validate.py CONTRACTS_DIR ASSAY_SANDBOX

Records one page of each resource and the first messages of each stream of every source, and validates them against
services/contracts (JSON Schema 2020-12). Answers that break the contract have to fail. The members that the contracts
name have to be the fields of the records. Exit 77: a Python package is missing, nothing was checked.
"""
import copy
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}; install python3-jsonschema and python3-yaml")
    sys.exit(77)

COMMON = "assay-http-common.yaml"


class Contracts:
    """The contract files, with references between them resolved from memory: nothing is fetched."""

    def __init__(self, directory):
        self.documents = {path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
                          for path in sorted(directory.glob("assay-http-*.yaml"))}

    def validator(self, document, schema):
        base = f"http://contracts.invalid/{document}"
        store = {f"http://contracts.invalid/{name}": content for name, content in self.documents.items()}
        resolver = jsonschema.RefResolver(base, self.documents[document], store=store)
        return jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{schema}"}, resolver=resolver,
                                               format_checker=jsonschema.FormatChecker())

    def page_schema(self, document, resource):
        operation = self.documents[document]["paths"][f"/v1/{resource}"]["get"]
        reference = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        return reference.rsplit("/", 1)[1]

    def resources(self, document):
        names = (path.removeprefix("/v1/") for path in self.documents[document]["paths"])
        return [name for name in names if name not in ("about", "stream", "operator", "request-policy") and "{" not in name]


class Report:
    def __init__(self):
        self.checked = 0
        self.failures = []

    def valid(self, validator, instance, what):
        self.checked += 1
        for error in list(validator.iter_errors(instance))[:3]:
            place = "/".join(str(part) for part in error.absolute_path)
            self.failures.append(f"{what}: {place}: {error.message[:200]}")

    def invalid(self, validator, instance, what):
        self.checked += 1
        if validator.is_valid(instance):
            self.failures.append(f"{what}: breaks the contract and was not refused")

    def same(self, left, right, what):
        self.checked += 1
        if left != right:
            self.failures.append(f"{what}: {left} is not {right}")


def no_duplicates(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def parse(text):
    return json.loads(text, object_pairs_hook=no_duplicates)


def first_decimal(row):
    for name, value in row.items():
        if isinstance(value, str) and "." in value and value.replace(".", "", 1).isdigit():
            return name
    return None


def check_broken_pages(report, validator, page, what):
    """Each defect that the console has to refuse is refused by the contract too."""
    name = first_decimal(page["items"][0])
    if name:
        broken = copy.deepcopy(page)
        broken["items"][0][name] = float(broken["items"][0][name])
        report.invalid(validator, broken, f"{what} with {name} as a JSON number")
        broken["items"][0][name] = {"value": page["items"][0][name]}
        report.invalid(validator, broken, f"{what} with {name} as an object")
        broken["items"][0][name] = "1e9"
        report.invalid(validator, broken, f"{what} with an exponent in {name}")
    for missing in ("as_of", "sequence", "schema_version"):
        broken = {key: value for key, value in page.items() if key != missing}
        report.invalid(validator, broken, f"{what} without {missing}")
    report.invalid(validator, {**page, "schema_version": "9.0"}, f"{what} of version 9.0")


def check_fields(report, contracts, document, resource, fields, what):
    page = contracts.page_schema(document, resource)
    record = contracts.documents[document]["components"]["schemas"][page.removesuffix("Page")]
    report.same(list(record["properties"]), [field["name"] for field in fields], f"{what}: members")
    report.same(record["x-key"], [field["name"] for field in fields if field["presence"] == "key"], f"{what}: key")


def check_source(report, contracts, folder, about):
    source = about["id"]
    document = f"assay-http-{about['kind']}.yaml"
    report.valid(contracts.validator(COMMON, "About"), about, f"{source} about")
    # An endpoint may offer some of its kind only, in whatever order; ours keeps that of the contract.
    offered = [name for name in contracts.resources(document) if name in about["resources"]]
    report.same(about["resources"], offered, f"{source}: resources")
    for resource in about["resources"]:
        page = parse((folder / f"{source}.{resource}.json").read_text(encoding="utf-8"))
        validator = contracts.validator(document, contracts.page_schema(document, resource))
        report.valid(validator, page, f"{source} {resource}")
        report.same(bool(page["items"]), True, f"{source} {resource}: has items")
        check_broken_pages(report, validator, page, f"{source} {resource}")
    if about["kind"] == "clearing":
        check_routes(report, contracts, folder, source, document)
    validator = contracts.validator(document, "StreamMessage")
    messages = [parse(line) for line in (folder / f"{source}.stream.jsonl").read_text(encoding="utf-8").splitlines()]
    for number, message in enumerate(messages):
        report.valid(validator, message, f"{source} stream message {number}")
    report.same("hello" in messages[0] and "heartbeat" in messages[-1], True, f"{source}: hello first, heartbeat last")
    numbers = [message["sequence"] for message in messages[:-1]]
    report.same(numbers, list(range(numbers[0], numbers[0] + len(numbers))), f"{source}: sequence")


# What operators are answered, by the name under which it is recorded.
ROUTES = {"operator": "OperatorAnswer", "request-policy": "RequestPolicy", "instruction": "InstructionAnswer",
          "action-request-made": "ActionRequestAnswer", "action-request-approved": "ActionRequestAnswer",
          "action-request": "ActionRequestAnswer"}
BODIES = {"action-request": "RequestBytes", "decision": "Decision"}
ERRORS = {"no-operator": "unauthorised", "no-instruction": "not-found", "role": "role", "spelling": "malformed",
          "same-person": "role"}


def check_routes(report, contracts, folder, source, document):
    """Who one is, the policy, single rows, requests and their decisions."""
    def recorded(kind, name):
        return (folder / f"{source}.{kind}.{name}.json").read_text(encoding="utf-8")

    for name, schema in ROUTES.items():
        answer = parse(recorded("route", name))
        validator = contracts.validator(document, schema)
        report.valid(validator, answer, f"{source} {name}")
        for member in answer:
            broken = {key: value for key, value in answer.items() if key != member}
            report.invalid(validator, broken, f"{source} {name} without {member}")
    for name, schema in BODIES.items():
        report.valid(contracts.validator(document, schema), parse(recorded("body", name)), f"{source} body {name}")
    for name, code in ERRORS.items():
        error = parse(recorded("route", f"error-{name}"))
        report.valid(contracts.validator(COMMON, "Error"), error, f"{source} error {name}")
        report.same(error["error"]["code"], code, f"{source} error {name}")

    # The bytes are kept, in the one spelling, and the digest is theirs.
    bytes_sent = recorded("body", "action-request")
    members = parse(bytes_sent)
    report.same(bytes_sent, json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":")), "spelling")
    for name in ("action-request-made", "action-request-approved", "action-request"):
        answer = parse(recorded("route", name))
        report.same(answer["canonical"], bytes_sent, f"{source} {name}: the bytes as they came")
        report.same(answer["item"]["digest"], hashlib.sha256(bytes_sent.encode()).hexdigest(), f"{source} {name}: digest")
    body = contracts.validator(document, "RequestBytes")
    report.invalid(body, {**members, "note": ""}, "a request with a member of its own")
    report.invalid(body, {**members, "schema": "assay-request/2"}, "a request of another schema")
    report.invalid(body, {**members, "amount": 12}, "a request with a number")
    decision = contracts.validator(document, "Decision")
    report.invalid(decision, {"decision": "approve", "digest": "0" * 64}, "an approval without the state that was seen")
    report.invalid(decision, {"decision": "reject", "digest": "0" * 64}, "a rejection without reason")

    # The state of an instruction, spelt as the contract says, is what the request was made on.
    item = parse(recorded("route", "instruction"))["item"]
    report.same(members["instruction"], item["ref"], "the request is about the instruction shown")
    report.same(members["basis"], hashlib.sha256(canonical_state(item).encode()).hexdigest(), "basis")


def canonical_state(item):
    def text(name, value):
        if isinstance(value, list):
            return "\n".join(value)
        if name in ("quantity", "amount", "settled_quantity") and "." in value:
            return value.rstrip("0").rstrip(".")
        return str(value)

    state = {name: text(name, value) for name, value in item.items()}
    return json.dumps(state, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("\\n", "\\u000a")


def check_documents(report, contracts, abouts, fields):
    """What each contract names are the fields of the records, and the sandbox shows every resource somewhere."""
    shown = {resource for about in abouts for resource in about["resources"]}
    for document in contracts.documents:
        for resource in contracts.resources(document):
            check_fields(report, contracts, document, resource, fields[resource], f"{document} {resource}")
            report.same(resource in shown, True, f"{document} {resource}: served by the sandbox")


def main():
    contracts = Contracts(pathlib.Path(sys.argv[1]))
    report = Report()
    for scenario in ("calm", "restatement", "bank-run", "stuck-dvp", "system-outage"):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run([sys.argv[2], "--record", name, "--scenario", scenario, "--start", "2026-03-31T02:00:00Z"],
                           check=True, timeout=60)
            fields = parse((folder / "fields.json").read_text(encoding="utf-8"))
            report.valid(contracts.validator(COMMON, "Error"), parse((folder / "error.json").read_text()), "error")
            abouts = [parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.about.json"))]
            report.same(len(abouts), 11, "sources")
            check_documents(report, contracts, abouts, fields)
            for about in abouts:
                check_source(report, contracts, folder, about)
    for failure in report.failures:
        print("FAIL", failure)
    print(f"{report.checked} checks, {len(report.failures)} failed")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
