<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Open &amp;raw bytes</source>
            <translation>Open &amp;raw bytes</translation>
        </message>
        <message>
            <source>&amp;Export table as CSV…</source>
            <translation>&amp;Export table as CSV…</translation>
        </message>
        <message>
            <source>Save &amp;picture of page…</source>
            <translation>Save &amp;picture of page…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quit</translation>
        </message>
        <message>
            <source>&amp;Copy cells</source>
            <translation>&amp;Copy cells</translation>
        </message>
        <message>
            <source>Copy rows as CS&amp;V</source>
            <translation>Copy rows as CS&amp;V</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>&amp;Filter</translation>
        </message>
        <message>
            <source>C&amp;lear filter</source>
            <translation>C&amp;lear filter</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Light</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dark</translation>
        </message>
        <message>
            <source>&amp;Columns…</source>
            <translation>&amp;Columns…</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>&amp;Inspector</translation>
        </message>
        <message>
            <source>Chart as &amp;data</source>
            <translation>Chart as &amp;data</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Full screen</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>&amp;Reset layout</translation>
        </message>
        <message>
            <source>&amp;Overview</source>
            <translation>&amp;Overview</translation>
        </message>
        <message>
            <source>&amp;Reserves</source>
            <translation>&amp;Reserves</translation>
        </message>
        <message>
            <source>&amp;Settlement</source>
            <translation>&amp;Settlement</translation>
        </message>
        <message>
            <source>&amp;Vault</source>
            <translation>&amp;Vault</translation>
        </message>
        <message>
            <source>&amp;AML</source>
            <translation>&amp;AML</translation>
        </message>
        <message>
            <source>So&amp;urces</source>
            <translation>So&amp;urces</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Back</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;Forward</translation>
        </message>
        <message>
            <source>&amp;Poll sources now</source>
            <translation>&amp;Poll sources now</translation>
        </message>
        <message>
            <source>&amp;Import files…</source>
            <translation>&amp;Import files…</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Keyboard shortcuts</translation>
        </message>
        <message>
            <source>&amp;About Assay</source>
            <translation>&amp;About Assay</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Theme</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Language</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Go</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>&amp;Data</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>Ru&amp;les</source>
            <translation>Ru&amp;les</translation>
        </message>
        <message>
            <source>&amp;Why this number?</source>
            <translation>&amp;Why this number?</translation>
        </message>
        <message>
            <source>&amp;Ask issuer…</source>
            <translation>&amp;Ask issuer…</translation>
        </message>
        <message>
            <source>&amp;Explain restatement…</source>
            <translation>&amp;Explain restatement…</translation>
        </message>
        <message>
            <source>&amp;Mark letter as answered…</source>
            <translation>&amp;Mark letter as answered…</translation>
        </message>
        <message>
            <source>Request &amp;hold…</source>
            <translation>Request &amp;hold…</translation>
        </message>
        <message>
            <source>Request &amp;release…</source>
            <translation>Request &amp;release…</translation>
        </message>
        <message>
            <source>Request &amp;cancellation…</source>
            <translation>Request &amp;cancellation…</translation>
        </message>
        <message>
            <source>Request an &amp;earlier place…</source>
            <translation>Request an &amp;earlier place…</translation>
        </message>
        <message>
            <source>Request a &amp;later place…</source>
            <translation>Request a &amp;later place…</translation>
        </message>
        <message>
            <source>Request rec&amp;ycling…</source>
            <translation>Request rec&amp;ycling…</translation>
        </message>
        <message>
            <source>Request a &amp;split…</source>
            <translation>Request a &amp;split…</translation>
        </message>
        <message>
            <source>Request &amp;partial settlement…</source>
            <translation>Request &amp;partial settlement…</translation>
        </message>
        <message>
            <source>Find &amp;gridlock</source>
            <translation>Find &amp;gridlock</translation>
        </message>
        <message>
            <source>Requests and &amp;approvals</source>
            <translation>Requests and &amp;approvals</translation>
        </message>
        <message>
            <source>Appr&amp;ove</source>
            <translation>Appr&amp;ove</translation>
        </message>
        <message>
            <source>Re&amp;ject with reason…</source>
            <translation>Re&amp;ject with reason…</translation>
        </message>
        <message>
            <source>S&amp;witch operator…</source>
            <translation>S&amp;witch operator…</translation>
        </message>
        <message>
            <source>Shift han&amp;dover</source>
            <translation>Shift han&amp;dover</translation>
        </message>
        <message>
            <source>&amp;Requests</source>
            <translation>&amp;Requests</translation>
        </message>
        <message>
            <source>&amp;Group by…</source>
            <translation>&amp;Group by…</translation>
        </message>
    </context>
    <context>
        <name>DerivedTables</name>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 d %2 h</translation>
        </message>
        <message>
            <source>overdue %1</source>
            <translation>overdue %1</translation>
        </message>
    </context>
    <context>
        <name>Codes</name>
        <message>
            <source>not stated</source>
            <translation>not stated</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Bank deposit</source>
            <translation>Bank deposit</translation>
        </message>
        <message>
            <source>Debt security</source>
            <translation>Debt security</translation>
        </message>
        <message>
            <source>Reverse repo</source>
            <translation>Reverse repo</translation>
        </message>
        <message>
            <source>Fund</source>
            <translation>Fund</translation>
        </message>
        <message>
            <source>Tokenised asset</source>
            <translation>Tokenised asset</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>Government</source>
            <translation>Government</translation>
        </message>
        <message>
            <source>Central bank</source>
            <translation>Central bank</translation>
        </message>
        <message>
            <source>Public-sector entity</source>
            <translation>Public-sector entity</translation>
        </message>
        <message>
            <source>International organisation</source>
            <translation>International organisation</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>Bank</translation>
        </message>
        <message>
            <source>Non-bank</source>
            <translation>Non-bank</translation>
        </message>
        <message>
            <source>Corporate</source>
            <translation>Corporate</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Free</translation>
        </message>
        <message>
            <source>Encumbered</source>
            <translation>Encumbered</translation>
        </message>
        <message>
            <source>Delivery versus payment</source>
            <translation>Delivery versus payment</translation>
        </message>
        <message>
            <source>Payment versus payment</source>
            <translation>Payment versus payment</translation>
        </message>
        <message>
            <source>Free of payment</source>
            <translation>Free of payment</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>Released</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>Allowed</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <translation>Not allowed</translation>
        </message>
        <message>
            <source>Large bar, 400 oz t</source>
            <translation>Large bar, 400 oz t</translation>
        </message>
        <message>
            <source>Kilobar</source>
            <translation>Kilobar</translation>
        </message>
        <message>
            <source>3 kg bar</source>
            <translation>3 kg bar</translation>
        </message>
        <message>
            <source>100 g bar</source>
            <translation>100 g bar</translation>
        </message>
        <message>
            <source>Tael bar</source>
            <translation>Tael bar</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Low</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Medium</translation>
        </message>
        <message>
            <source>High</source>
            <translation>High</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>Critical</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Acknowledged</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Escalated</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>Breach</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Cannot tell</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>Not applicable</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>Requested</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>Ageing</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>Stale</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>Failing</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>Debit</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Removed</translation>
        </message>
        <message>
            <source>Self-reported</source>
            <translation>Self-reported</translation>
        </message>
        <message>
            <source>Fed by a custodian</source>
            <translation>Fed by a custodian</translation>
        </message>
        <message>
            <source>Attested by a third party</source>
            <translation>Attested by a third party</translation>
        </message>
        <message>
            <source>Observed by us</source>
            <translation>Observed by us</translation>
        </message>
        <message>
            <source>Inspected on site</source>
            <translation>Inspected on site</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>Issuer</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Ledger</translation>
        </message>
        <message>
            <source>Clearing house</source>
            <translation>Clearing house</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>Vault</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>AML</translation>
        </message>
        <message>
            <source>Stated</source>
            <translation>Stated</translation>
        </message>
        <message>
            <source>Observed</source>
            <translation>Observed</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Eligible</source>
            <translation>Eligible</translation>
        </message>
        <message>
            <source>Not eligible</source>
            <translation>Not eligible</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>Paid in time</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>Paid late</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Delay consented</source>
            <translation>Delay consented</translation>
        </message>
        <message>
            <source>Upcoming</source>
            <translation>Upcoming</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Contradictory</source>
            <translation>Contradictory</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Needs explanation</source>
            <translation>Needs explanation</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>Explained</translation>
        </message>
        <message>
            <source>Within limit</source>
            <translation>Within limit</translation>
        </message>
        <message>
            <source>Daily statement</source>
            <translation>Daily statement</translation>
        </message>
        <message>
            <source>Weekly report</source>
            <translation>Weekly report</translation>
        </message>
        <message>
            <source>Publication</source>
            <translation>Publication</translation>
        </message>
        <message>
            <source>Attestation</source>
            <translation>Attestation</translation>
        </message>
        <message>
            <source>Annual audit</source>
            <translation>Annual audit</translation>
        </message>
        <message>
            <source>White paper</source>
            <translation>White paper</translation>
        </message>
        <message>
            <source>Smart contract audit</source>
            <translation>Smart contract audit</translation>
        </message>
        <message>
            <source>Incident notice</source>
            <translation>Incident notice</translation>
        </message>
        <message>
            <source>Notice of a reconciliation break</source>
            <translation>Notice of a reconciliation break</translation>
        </message>
        <message>
            <source>Trust deed</source>
            <translation>Trust deed</translation>
        </message>
        <message>
            <source>Legal opinion</source>
            <translation>Legal opinion</translation>
        </message>
        <message>
            <source>Reply to a letter</source>
            <translation>Reply to a letter</translation>
        </message>
        <message>
            <source>Share of one custodian</source>
            <translation>Share of one custodian</translation>
        </message>
        <message>
            <source>Share of one debt issuer</source>
            <translation>Share of one debt issuer</translation>
        </message>
        <message>
            <source>Share of one currency</source>
            <translation>Share of one currency</translation>
        </message>
        <message>
            <source>Share of one class</source>
            <translation>Share of one class</translation>
        </message>
        <message>
            <source>Concentration index of custodians (HHI)</source>
            <translation>Concentration index of custodians (HHI)</translation>
        </message>
        <message>
            <source>Cash within one day</source>
            <translation>Cash within one day</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>Reserve statement</translation>
        </message>
        <message>
            <source>Reserve line</source>
            <translation>Reserve line</translation>
        </message>
        <message>
            <source>Filing</source>
            <translation>Filing</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Planned</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>Release</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>Re-sequence</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>Recycle</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Split</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>Settle in part</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>Revoked</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Expired</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Blocked</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Effect observed</source>
            <translation>Effect observed</translation>
        </message>
        <message>
            <source>Outcome unknown</source>
            <translation>Outcome unknown</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Countersigned</source>
            <translation>Countersigned</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Offset</translation>
        </message>
        <message>
            <source>Later offset</source>
            <translation>Later offset</translation>
        </message>
    </context>
    <context>
        <name>Columns</name>
        <message>
            <source>Statement</source>
            <translation>Statement</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>Coin</translation>
        </message>
        <message>
            <source>Issuer</source>
            <translation>Issuer</translation>
        </message>
        <message>
            <source>Issuer name</source>
            <translation>Issuer name</translation>
        </message>
        <message>
            <source>Licensee</source>
            <translation>Licensee</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Currency</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>Reserve value</translation>
        </message>
        <message>
            <source>Lines stated</source>
            <translation>Lines stated</translation>
        </message>
        <message>
            <source>Own target buffer</source>
            <translation>Own target buffer</translation>
        </message>
        <message>
            <source>Restates</source>
            <translation>Restates</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>Pool</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>ISIN</source>
            <translation>ISIN</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Debt issuer</source>
            <translation>Debt issuer</translation>
        </message>
        <message>
            <source>Debt issuer type</source>
            <translation>Debt issuer type</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Nominal</source>
            <translation>Nominal</translation>
        </message>
        <message>
            <source>Market value</source>
            <translation>Market value</translation>
        </message>
        <message>
            <source>Value in reference currency</source>
            <translation>Value in reference currency</translation>
        </message>
        <message>
            <source>Valued by</source>
            <translation>Valued by</translation>
        </message>
        <message>
            <source>Term start</source>
            <translation>Term start</translation>
        </message>
        <message>
            <source>Maturity</source>
            <translation>Maturity</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>Custodian</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Encumbrance</source>
            <translation>Encumbrance</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Approval</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Ledger</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Total supply</source>
            <translation>Total supply</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Block</translation>
        </message>
        <message>
            <source>Block hash</source>
            <translation>Block hash</translation>
        </message>
        <message>
            <source>Block time</source>
            <translation>Block time</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>Holder</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>Requested</translation>
        </message>
        <message>
            <source>Valid since</source>
            <translation>Valid since</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Paid amount</source>
            <translation>Paid amount</translation>
        </message>
        <message>
            <source>Delay consent</source>
            <translation>Delay consent</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Sender</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>Receiver</translation>
        </message>
        <message>
            <source>Value in HKD</source>
            <translation>Value in HKD</translation>
        </message>
        <message>
            <source>At</source>
            <translation>At</translation>
        </message>
        <message>
            <source>LEI</source>
            <translation>LEI</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Participant</source>
            <translation>Participant</translation>
        </message>
        <message>
            <source>Asset</source>
            <translation>Asset</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>Reserved</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>System reference</source>
            <translation>System reference</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Reason text</source>
            <translation>Reason text</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Trade date</source>
            <translation>Trade date</translation>
        </message>
        <message>
            <source>Settlement date</source>
            <translation>Settlement date</translation>
        </message>
        <message>
            <source>Deliverer</source>
            <translation>Deliverer</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priority</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>Linked to</source>
            <translation>Linked to</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>Queued</translation>
        </message>
        <message>
            <source>Asset leg final</source>
            <translation>Asset leg final</translation>
        </message>
        <message>
            <source>Cash leg final</source>
            <translation>Cash leg final</translation>
        </message>
        <message>
            <source>Settlement cycle</source>
            <translation>Settlement cycle</translation>
        </message>
        <message>
            <source>Partial settlement</source>
            <translation>Partial settlement</translation>
        </message>
        <message>
            <source>Settled quantity</source>
            <translation>Settled quantity</translation>
        </message>
        <message>
            <source>Asset leg locked</source>
            <translation>Asset leg locked</translation>
        </message>
        <message>
            <source>Cash leg locked</source>
            <translation>Cash leg locked</translation>
        </message>
        <message>
            <source>Cash leg status</source>
            <translation>Cash leg status</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>Waits for</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Entry</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Direction</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>Value date</source>
            <translation>Value date</translation>
        </message>
        <message>
            <source>Counterparty</source>
            <translation>Counterparty</translation>
        </message>
        <message>
            <source>Remittance</source>
            <translation>Remittance</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Location</translation>
        </message>
        <message>
            <source>Capacity (t)</source>
            <translation>Capacity (t)</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>Vault</translation>
        </message>
        <message>
            <source>Refiner</source>
            <translation>Refiner</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Serial</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Gross (oz t)</source>
            <translation>Gross (oz t)</translation>
        </message>
        <message>
            <source>Fineness (‰)</source>
            <translation>Fineness (‰)</translation>
        </message>
        <message>
            <source>Fine (oz t)</source>
            <translation>Fine (oz t)</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Owner</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Ounces per token</source>
            <translation>Ounces per token</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>Supply</translation>
        </message>
        <message>
            <source>Supply as of</source>
            <translation>Supply as of</translation>
        </message>
        <message>
            <source>Allocated (oz t)</source>
            <translation>Allocated (oz t)</translation>
        </message>
        <message>
            <source>Allocated as of</source>
            <translation>Allocated as of</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Severity</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Explanation</source>
            <translation>Explanation</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Aliases</source>
            <translation>Aliases</translation>
        </message>
        <message>
            <source>Wallets</source>
            <translation>Wallets</translation>
        </message>
        <message>
            <source>Rule version</source>
            <translation>Rule version</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Measured</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Threshold</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Citation</source>
            <translation>Citation</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confidence</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>Judged as of</source>
            <translation>Judged as of</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protocol</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Tier</translation>
        </message>
        <message>
            <source>Last attempt</source>
            <translation>Last attempt</translation>
        </message>
        <message>
            <source>Last success</source>
            <translation>Last success</translation>
        </message>
        <message>
            <source>Last as of</source>
            <translation>Last as of</translation>
        </message>
        <message>
            <source>Next poll</source>
            <translation>Next poll</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Every</translation>
        </message>
        <message>
            <source>Stale after</source>
            <translation>Stale after</translation>
        </message>
        <message>
            <source>Failures in a row</source>
            <translation>Failures in a row</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>Rejected rows</translation>
        </message>
        <message>
            <source>Clock offset</source>
            <translation>Clock offset</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>Certificate until</translation>
        </message>
        <message>
            <source>Schema version</source>
            <translation>Schema version</translation>
        </message>
        <message>
            <source>Last answer</source>
            <translation>Last answer</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>Coverage</translation>
        </message>
        <message>
            <source>Buffer</source>
            <translation>Buffer</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Findings</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>Data age</source>
            <translation>Data age</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Quality</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>Bars</translation>
        </message>
        <message>
            <source>Prudential coverage</source>
            <translation>Prudential coverage</translation>
        </message>
        <message>
            <source>Worst case</source>
            <translation>Worst case</translation>
        </message>
        <message>
            <source>Claim gap</source>
            <translation>Claim gap</translation>
        </message>
        <message>
            <source>Assets as of</source>
            <translation>Assets as of</translation>
        </message>
        <message>
            <source>Outstanding as of</source>
            <translation>Outstanding as of</translation>
        </message>
        <message>
            <source>Minutes below, 24 h</source>
            <translation>Minutes below, 24 h</translation>
        </message>
        <message>
            <source>Minutes unproved, 24 h</source>
            <translation>Minutes unproved, 24 h</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Days to maturity</source>
            <translation>Days to maturity</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Share</translation>
        </message>
        <message>
            <source>Haircut</source>
            <translation>Haircut</translation>
        </message>
        <message>
            <source>Prudential value</source>
            <translation>Prudential value</translation>
        </message>
        <message>
            <source>Eligibility</source>
            <translation>Eligibility</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>Clause</translation>
        </message>
        <message>
            <source>Custodian states</source>
            <translation>Custodian states</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Headroom</source>
            <translation>Headroom</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>Against limit</source>
            <translation>Against limit</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>Opening</translation>
        </message>
        <message>
            <source>Minted</source>
            <translation>Minted</translation>
        </message>
        <message>
            <source>Burned</source>
            <translation>Burned</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>Closing</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Stated by issuer</source>
            <translation>Stated by issuer</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>Gap</translation>
        </message>
        <message>
            <source>Gap in %</source>
            <translation>Gap in %</translation>
        </message>
        <message>
            <source>Gap lasts</source>
            <translation>Gap lasts</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>Time left</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>Horizon</translation>
        </message>
        <message>
            <source>Business days</source>
            <translation>Business days</translation>
        </message>
        <message>
            <source>Cash raised</source>
            <translation>Cash raised</translation>
        </message>
        <message>
            <source>Queued redemptions</source>
            <translation>Queued redemptions</translation>
        </message>
        <message>
            <source>Stressed outflow</source>
            <translation>Stressed outflow</translation>
        </message>
        <message>
            <source>Surplus</source>
            <translation>Surplus</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>Ratio</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>Duty</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>Due on</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Filing</source>
            <translation>Filing</translation>
        </message>
        <message>
            <source>Lag in days</source>
            <translation>Lag in days</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>Detail</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>Venue</translation>
        </message>
        <message>
            <source>VWAP</source>
            <translation>VWAP</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Last</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>Deviation (bp)</translation>
        </message>
        <message>
            <source>Worst deviation (bp)</source>
            <translation>Worst deviation (bp)</translation>
        </message>
        <message>
            <source>Minutes beyond 25 bp</source>
            <translation>Minutes beyond 25 bp</translation>
        </message>
        <message>
            <source>Minutes beyond 50 bp</source>
            <translation>Minutes beyond 50 bp</translation>
        </message>
        <message>
            <source>Minutes beyond 100 bp</source>
            <translation>Minutes beyond 100 bp</translation>
        </message>
        <message>
            <source>Minutes beyond 300 bp</source>
            <translation>Minutes beyond 300 bp</translation>
        </message>
        <message>
            <source>Minutes without price</source>
            <translation>Minutes without price</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>Rule pack</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Text version</source>
            <translation>Text version</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameters</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>Passed</translation>
        </message>
        <message>
            <source>Breached</source>
            <translation>Breached</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Cannot tell</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>Not applicable</translation>
        </message>
        <message>
            <source>Period from</source>
            <translation>Period from</translation>
        </message>
        <message>
            <source>Period to</source>
            <translation>Period to</translation>
        </message>
        <message>
            <source>Filed</source>
            <translation>Filed</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Published</translation>
        </message>
        <message>
            <source>Test days</source>
            <translation>Test days</translation>
        </message>
        <message>
            <source>Random test day</source>
            <translation>Random test day</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>Firm</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Scope</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>File SHA-256</source>
            <translation>File SHA-256</translation>
        </message>
        <message>
            <source>Review by</source>
            <translation>Review by</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>Bytes before</source>
            <translation>Bytes before</translation>
        </message>
        <message>
            <source>First known</source>
            <translation>First known</translation>
        </message>
        <message>
            <source>Restated</source>
            <translation>Restated</translation>
        </message>
        <message>
            <source>English text</source>
            <translation>English text</translation>
        </message>
        <message>
            <source>Chinese text</source>
            <translation>Chinese text</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Author</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Written</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>Reply by</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>Snapshot</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Run at</source>
            <translation>Run at</translation>
        </message>
        <message>
            <source>Risk weight</source>
            <translation>Risk weight</translation>
        </message>
        <message>
            <source>Collateral class</source>
            <translation>Collateral class</translation>
        </message>
        <message>
            <source>Collateral value</source>
            <translation>Collateral value</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>Fee</translation>
        </message>
        <message>
            <source>Burn</source>
            <translation>Burn</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Limit in use</source>
            <translation>Limit in use</translation>
        </message>
        <message>
            <source>In use at cut-off</source>
            <translation>In use at cut-off</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Incoming</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Outgoing</translation>
        </message>
        <message>
            <source>At cut-off</source>
            <translation>At cut-off</translation>
        </message>
        <message>
            <source>Past due</source>
            <translation>Past due</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>Instructions</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Oldest</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>By value</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>By number</translation>
        </message>
        <message>
            <source>Settled value</source>
            <translation>Settled value</translation>
        </message>
        <message>
            <source>Due value</source>
            <translation>Due value</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>Act on</source>
            <translation>Act on</translation>
        </message>
        <message>
            <source>Frees</source>
            <translation>Frees</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Participants</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>Instruction</translation>
        </message>
        <message>
            <source>Maker</source>
            <translation>Maker</translation>
        </message>
        <message>
            <source>Checkers</source>
            <translation>Checkers</translation>
        </message>
        <message>
            <source>Approvals needed</source>
            <translation>Approvals needed</translation>
        </message>
        <message>
            <source>Reason of the state</source>
            <translation>Reason of the state</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>Digest</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Expires</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Decided</translation>
        </message>
        <message>
            <source>Effect seen</source>
            <translation>Effect seen</translation>
        </message>
        <message>
            <source>Gross weight</source>
            <translation>Gross weight</translation>
        </message>
        <message>
            <source>Fine weight</source>
            <translation>Fine weight</translation>
        </message>
        <message>
            <source>No fine weight</source>
            <translation>No fine weight</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>The data cannot be read.</source>
            <translation>The data cannot be read.</translation>
        </message>
        <message>
            <source>Its bytes are not what the format demands.</source>
            <translation>Its bytes are not what the format demands.</translation>
        </message>
        <message>
            <source>Open the raw answer and tell its sender the place.</source>
            <translation>Open the raw answer and tell its sender the place.</translation>
        </message>
        <message>
            <source>The data is incomplete.</source>
            <translation>The data is incomplete.</translation>
        </message>
        <message>
            <source>A field that must be there is absent.</source>
            <translation>A field that must be there is absent.</translation>
        </message>
        <message>
            <source>Ask the sender for a complete answer; the last good one stays on the screen.</source>
            <translation>Ask the sender for a complete answer; the last good one stays on the screen.</translation>
        </message>
        <message>
            <source>The data breaks its contract.</source>
            <translation>The data breaks its contract.</translation>
        </message>
        <message>
            <source>A value is of another type than agreed.</source>
            <translation>A value is of another type than agreed.</translation>
        </message>
        <message>
            <source>Check whether the source has changed its version.</source>
            <translation>Check whether the source has changed its version.</translation>
        </message>
        <message>
            <source>A limit is exceeded.</source>
            <translation>A limit is exceeded.</translation>
        </message>
        <message>
            <source>A value, a size or a count is beyond what is allowed.</source>
            <translation>A value, a size or a count is beyond what is allowed.</translation>
        </message>
        <message>
            <source>Look at the named place; split the file if it is too large.</source>
            <translation>Look at the named place; split the file if it is too large.</translation>
        </message>
        <message>
            <source>This is not supported.</source>
            <translation>This is not supported.</translation>
        </message>
        <message>
            <source>The version, message or option is not known here.</source>
            <translation>The version, message or option is not known here.</translation>
        </message>
        <message>
            <source>Use a supported version or update this program.</source>
            <translation>Use a supported version or update this program.</translation>
        </message>
        <message>
            <source>A sum is too large to be exact.</source>
            <translation>A sum is too large to be exact.</translation>
        </message>
        <message>
            <source>The figures have more digits than can be kept.</source>
            <translation>The figures have more digits than can be kept.</translation>
        </message>
        <message>
            <source>Check the figures at their source; they are hardly right.</source>
            <translation>Check the figures at their source; they are hardly right.</translation>
        </message>
        <message>
            <source>The result would have to be rounded.</source>
            <translation>The result would have to be rounded.</translation>
        </message>
        <message>
            <source>An exact result was asked for.</source>
            <translation>An exact result was asked for.</translation>
        </message>
        <message>
            <source>Check the figures at their source.</source>
            <translation>Check the figures at their source.</translation>
        </message>
        <message>
            <source>Different assets cannot be added.</source>
            <translation>Different assets cannot be added.</translation>
        </message>
        <message>
            <source>The figures are in different currencies or assets.</source>
            <translation>The figures are in different currencies or assets.</translation>
        </message>
        <message>
            <source>Filter by one currency.</source>
            <translation>Filter by one currency.</translation>
        </message>
        <message>
            <source>The input was set aside; nothing was loaded.</source>
            <translation>The input was set aside; nothing was loaded.</translation>
        </message>
        <message>
            <source>A guard found it implausible.</source>
            <translation>A guard found it implausible.</translation>
        </message>
        <message>
            <source>Compare it with the last version, then load it again or ask its sender.</source>
            <translation>Compare it with the last version, then load it again or ask its sender.</translation>
        </message>
        <message>
            <source>This is not allowed now.</source>
            <translation>This is not allowed now.</translation>
        </message>
        <message>
            <source>The mode of this session forbids it.</source>
            <translation>The mode of this session forbids it.</translation>
        </message>
        <message>
            <source>Use a session that is live and may write.</source>
            <translation>Use a session that is live and may write.</translation>
        </message>
        <message>
            <source>It was not found.</source>
            <translation>It was not found.</translation>
        </message>
        <message>
            <source>There is no such thing in this store.</source>
            <translation>There is no such thing in this store.</translation>
        </message>
        <message>
            <source>Check the name, or open the store that holds it.</source>
            <translation>Check the name, or open the store that holds it.</translation>
        </message>
        <message>
            <source>The source cannot be found on the network.</source>
            <translation>The source cannot be found on the network.</translation>
        </message>
        <message>
            <source>Its host name does not resolve.</source>
            <translation>Its host name does not resolve.</translation>
        </message>
        <message>
            <source>Check the address in the configuration and the name service.</source>
            <translation>Check the address in the configuration and the name service.</translation>
        </message>
        <message>
            <source>The source cannot be reached.</source>
            <translation>The source cannot be reached.</translation>
        </message>
        <message>
            <source>No connection could be made.</source>
            <translation>No connection could be made.</translation>
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation>Check the network; it is tried again by itself.</translation>
        </message>
        <message>
            <source>The source did not answer in time.</source>
            <translation>The source did not answer in time.</translation>
        </message>
        <message>
            <source>The deadline passed.</source>
            <translation>The deadline passed.</translation>
        </message>
        <message>
            <source>It is tried again by itself; call its operator if it lasts.</source>
            <translation>It is tried again by itself; call its operator if it lasts.</translation>
        </message>
        <message>
            <source>The connection was cut.</source>
            <translation>The connection was cut.</translation>
        </message>
        <message>
            <source>The source ended it before its answer was complete.</source>
            <translation>The source ended it before its answer was complete.</translation>
        </message>
        <message>
            <source>The source&apos;s certificate is not trusted.</source>
            <translation>The source&apos;s certificate is not trusted.</translation>
        </message>
        <message>
            <source>It is expired, unknown, pinned otherwise or made for another host.</source>
            <translation>It is expired, unknown, pinned otherwise or made for another host.</translation>
        </message>
        <message>
            <source>Do not go round it: ask the source&apos;s operator for the right certificate.</source>
            <translation>Do not go round it: ask the source&apos;s operator for the right certificate.</translation>
        </message>
        <message>
            <source>The source answered with an error.</source>
            <translation>The source answered with an error.</translation>
        </message>
        <message>
            <source>Its server could not serve the request.</source>
            <translation>Its server could not serve the request.</translation>
        </message>
        <message>
            <source>It is tried again by itself; the details name the status.</source>
            <translation>It is tried again by itself; the details name the status.</translation>
        </message>
        <message>
            <source>The source refused us.</source>
            <translation>The source refused us.</translation>
        </message>
        <message>
            <source>The credentials are missing, wrong or expired.</source>
            <translation>The credentials are missing, wrong or expired.</translation>
        </message>
        <message>
            <source>Renew the token that the configuration names.</source>
            <translation>Renew the token that the configuration names.</translation>
        </message>
        <message>
            <source>Messages were missed.</source>
            <translation>Messages were missed.</translation>
        </message>
        <message>
            <source>The stream skipped a number.</source>
            <translation>The stream skipped a number.</translation>
        </message>
        <message>
            <source>The whole state is asked for again by itself.</source>
            <translation>The whole state is asked for again by itself.</translation>
        </message>
        <message>
            <source>The store cannot be used.</source>
            <translation>The store cannot be used.</translation>
        </message>
        <message>
            <source>It cannot be opened or written.</source>
            <translation>It cannot be opened or written.</translation>
        </message>
        <message>
            <source>Check its path and rights; figures shown meanwhile are not recorded.</source>
            <translation>Check its path and rights; figures shown meanwhile are not recorded.</translation>
        </message>
        <message>
            <source>The store is damaged.</source>
            <translation>The store is damaged.</translation>
        </message>
        <message>
            <source>Its bytes do not fit together any more.</source>
            <translation>Its bytes do not fit together any more.</translation>
        </message>
        <message>
            <source>Keep the file as it is and open a backup.</source>
            <translation>Keep the file as it is and open a backup.</translation>
        </message>
        <message>
            <source>The store is of another version.</source>
            <translation>The store is of another version.</translation>
        </message>
        <message>
            <source>A newer or a foreign program wrote it.</source>
            <translation>A newer or a foreign program wrote it.</translation>
        </message>
        <message>
            <source>Open it with the program that wrote it.</source>
            <translation>Open it with the program that wrote it.</translation>
        </message>
        <message>
            <source>The store is open for reading only.</source>
            <translation>The store is open for reading only.</translation>
        </message>
        <message>
            <source>Another window writes it, or its file may not be changed.</source>
            <translation>Another window writes it, or its file may not be changed.</translation>
        </message>
        <message>
            <source>Use the other window, or close it and open this one again.</source>
            <translation>Use the other window, or close it and open this one again.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>The disk is full.</translation>
        </message>
        <message>
            <source>There is no space left for the store.</source>
            <translation>There is no space left for the store.</translation>
        </message>
        <message>
            <source>Free some space; figures shown meanwhile are not recorded.</source>
            <translation>Free some space; figures shown meanwhile are not recorded.</translation>
        </message>
        <message>
            <source>It was stopped.</source>
            <translation>It was stopped.</translation>
        </message>
        <message>
            <source>A person or the end of the program stopped it.</source>
            <translation>A person or the end of the program stopped it.</translation>
        </message>
        <message>
            <source>Start it again if it is still wanted.</source>
            <translation>Start it again if it is still wanted.</translation>
        </message>
        <message>
            <source>The request or the configuration is wrong.</source>
            <translation>The request or the configuration is wrong.</translation>
        </message>
        <message>
            <source>A value is not one of those allowed.</source>
            <translation>A value is not one of those allowed.</translation>
        </message>
        <message>
            <source>Correct the place that the details name.</source>
            <translation>Correct the place that the details name.</translation>
        </message>
        <message>
            <source>The operating system reported a failure.</source>
            <translation>The operating system reported a failure.</translation>
        </message>
        <message>
            <source>A file or device could not be read or written.</source>
            <translation>A file or device could not be read or written.</translation>
        </message>
        <message>
            <source>Check the named file and its rights.</source>
            <translation>Check the named file and its rights.</translation>
        </message>
    </context>
    <context>
        <name>Filter</name>
        <message>
            <source>“%1” is not a column here; it is searched as text.</source>
            <translation>“%1” is not a column here; it is searched as text.</translation>
        </message>
        <message>
            <source>“%1” has a comma, and a fraction begins with a point here: “%2”? It is searched as text.</source>
            <translation>“%1” has a comma, and a fraction begins with a point here: “%2”? It is searched as text.</translation>
        </message>
        <message>
            <source>“%1” is not a value that can be compared; it is searched as text.</source>
            <translation>“%1” is not a value that can be compared; it is searched as text.</translation>
        </message>
        <message>
            <source>A quotation mark is not closed.</source>
            <translation>A quotation mark is not closed.</translation>
        </message>
        <message>
            <source>A regular expression needs a second /.</source>
            <translation>A regular expression needs a second /.</translation>
        </message>
        <message>
            <source>A bracket is not closed.</source>
            <translation>A bracket is not closed.</translation>
        </message>
        <message>
            <source>A bracket closes that was not opened.</source>
            <translation>A bracket closes that was not opened.</translation>
        </message>
        <message>
            <source>A term is missing.</source>
            <translation>A term is missing.</translation>
        </message>
        <message>
            <source>“%1” needs a value.</source>
            <translation>“%1” needs a value.</translation>
        </message>
        <message>
            <source>“%1” is not a regular expression.</source>
            <translation>“%1” is not a regular expression.</translation>
        </message>
        <message>
            <source>The filter is too long.</source>
            <translation>The filter is too long.</translation>
        </message>
        <message>
            <source>Too many brackets or negations within each other.</source>
            <translation>Too many brackets or negations within each other.</translation>
        </message>
        <message>
            <source>sort: may not stand in brackets or after a minus.</source>
            <translation>sort: may not stand in brackets or after a minus.</translation>
        </message>
        <message>
            <source>“is:%1” is not known here; no row is so.</source>
            <translation>“is:%1” is not known here; no row is so.</translation>
        </message>
        <message>
            <source>“%1” is not a column here.</source>
            <translation>“%1” is not a column here.</translation>
        </message>
    </context>
    <context>
        <name>PdfWriter</name>
        <message>
            <source>The PDF could not be started.</source>
            <translation>The PDF could not be started.</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>The PDF could not be finished.</source>
            <translation>The PDF could not be finished.</translation>
        </message>
    </context>
    <context>
        <name>SettlementTables</name>
        <message>
            <source>not yet due</source>
            <translation>not yet due</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>due today</translation>
        </message>
        <message>
            <source>1 business day</source>
            <translation>1 business day</translation>
        </message>
        <message>
            <source>%1 business days</source>
            <translation>%1 business days</translation>
        </message>
    </context>
    <context>
        <name>Tables</name>
        <message>
            <source>Issuers</source>
            <translation>Issuers</translation>
        </message>
        <message>
            <source>Holdings</source>
            <translation>Holdings</translation>
        </message>
        <message>
            <source>Supply</source>
            <translation>Supply</translation>
        </message>
        <message>
            <source>Redemptions</source>
            <translation>Redemptions</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>Instructions</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>Positions</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>Vaults</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>Bars</translation>
        </message>
        <message>
            <source>Gold tokens</source>
            <translation>Gold tokens</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Alerts</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Transfers</translation>
        </message>
        <message>
            <source>Sanctions lists</source>
            <translation>Sanctions lists</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Findings</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>Cash entries</source>
            <translation>Cash entries</translation>
        </message>
        <message>
            <source>Concentration</source>
            <translation>Concentration</translation>
        </message>
        <message>
            <source>Liquidity</source>
            <translation>Liquidity</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Filings</source>
            <translation>Filings</translation>
        </message>
        <message>
            <source>Restatements</source>
            <translation>Restatements</translation>
        </message>
        <message>
            <source>Peg</source>
            <translation>Peg</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Letters</translation>
        </message>
        <message>
            <source>Saved scenarios</source>
            <translation>Saved scenarios</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>Findings of the rule</source>
            <translation>Findings of the rule</translation>
        </message>
        <message>
            <source>Positions and limits</source>
            <translation>Positions and limits</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>Exceptions</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>Ageing</translation>
        </message>
        <message>
            <source>Efficiency</source>
            <translation>Efficiency</translation>
        </message>
        <message>
            <source>Gridlock</source>
            <translation>Gridlock</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Requests</translation>
        </message>
        <message>
            <source>Nothing is open: every rule that was judged passes or does not apply. The page Rules lists them.</source>
            <translation>Nothing is open: every rule that was judged passes or does not apply. The page Rules lists them.</translation>
        </message>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message>
            <source>No letter has been written. The menu of a finding drafts one.</source>
            <translation>No letter has been written. The menu of a finding drafts one.</translation>
        </message>
        <message>
            <source>No scenario has been saved. One that has run can be given a name.</source>
            <translation>No scenario has been saved. One that has run can be given a name.</translation>
        </message>
    </context>
    <context>
        <name>assay::models</name>
        <message>
            <source>There is nothing to draw yet.</source>
            <translation>There is nothing to draw yet.</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>all others</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 h</source>
            <translation>Coverage, %1, last %2 h</translation>
        </message>
        <message>
            <source>Coverage, %1, last %2 days</source>
            <translation>Coverage, %1, last %2 days</translation>
        </message>
        <message>
            <source>Hong Kong time</source>
            <translation>Hong Kong time</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>Coverage</translation>
        </message>
        <message>
            <source>Reserve value</source>
            <translation>Reserve value</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>not known</translation>
        </message>
        <message>
            <source>No reserve statement of %1 is known in this time.</source>
            <translation>No reserve statement of %1 is known in this time.</translation>
        </message>
        <message>
            <source>Unsettled instructions by age and status</source>
            <translation>Unsettled instructions by age and status</translation>
        </message>
        <message>
            <source>instructions</source>
            <translation>instructions</translation>
        </message>
        <message>
            <source>Age in the queue</source>
            <translation>Age in the queue</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>not stated</translation>
        </message>
        <message>
            <source>fine oz t</source>
            <translation>fine oz t</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>Vault</translation>
        </message>
        <message>
            <source>Fine ounces by vault and form</source>
            <translation>Fine ounces by vault and form</translation>
        </message>
        <message>
            <source>Fine ounces by vault and owner</source>
            <translation>Fine ounces by vault and owner</translation>
        </message>
        <message>
            <source>Alerts opened by day, last %1 days</source>
            <translation>Alerts opened by day, last %1 days</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>alerts</translation>
        </message>
        <message>
            <source>Day (Hong Kong)</source>
            <translation>Day (Hong Kong)</translation>
        </message>
        <message>
            <source>Reserve by coin and class</source>
            <translation>Reserve by coin and class</translation>
        </message>
        <message>
            <source>reference currency</source>
            <translation>reference currency</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>Coin</translation>
        </message>
        <message>
            <source>short by %1</source>
            <translation>short by %1</translation>
        </message>
        <message>
            <source>buffer %1</source>
            <translation>buffer %1</translation>
        </message>
        <message>
            <source>Unsettled</source>
            <translation>Unsettled</translation>
        </message>
        <message>
            <source>%1 on hold</source>
            <translation>%1 on hold</translation>
        </message>
        <message>
            <source>Queued value</source>
            <translation>Queued value</translation>
        </message>
        <message>
            <source>and %1</source>
            <translation>and %1</translation>
        </message>
        <message>
            <source>Oldest unsettled</source>
            <translation>Oldest unsettled</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>Failing</translation>
        </message>
        <message>
            <source>%1 with one leg final alone</source>
            <translation>%1 with one leg final alone</translation>
        </message>
        <message>
            <source>Gold in vaults, fine oz t</source>
            <translation>Gold in vaults, fine oz t</translation>
        </message>
        <message>
            <source>%1 bars without a fine weight</source>
            <translation>%1 bars without a fine weight</translation>
        </message>
        <message>
            <source>%1 vaults</source>
            <translation>%1 vaults</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>Bars</translation>
        </message>
        <message>
            <source>%1 open findings</source>
            <translation>%1 open findings</translation>
        </message>
        <message>
            <source>allocated ÷ claims</source>
            <translation>allocated ÷ claims</translation>
        </message>
        <message>
            <source>supply %1, metal %2</source>
            <translation>supply %1, metal %2</translation>
        </message>
        <message>
            <source>Open alerts</source>
            <translation>Open alerts</translation>
        </message>
        <message>
            <source>oldest %1</source>
            <translation>oldest %1</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>%1 due today</source>
            <translation>%1 due today</translation>
        </message>
        <message>
            <source>Open AML findings</source>
            <translation>Open AML findings</translation>
        </message>
        <message>
            <source>Sanctions entries</source>
            <translation>Sanctions entries</translation>
        </message>
        <message>
            <source>Live sources</source>
            <translation>Live sources</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>of %1</translation>
        </message>
        <message>
            <source>Failing or stale</source>
            <translation>Failing or stale</translation>
        </message>
        <message>
            <source>Rejected rows</source>
            <translation>Rejected rows</translation>
        </message>
        <message>
            <source>Next certificate to expire</source>
            <translation>Next certificate to expire</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>expired</translation>
        </message>
        <message>
            <source>&lt; 5 min</source>
            <translation>&lt; 5 min</translation>
        </message>
        <message>
            <source>5–15 min</source>
            <translation>5–15 min</translation>
        </message>
        <message>
            <source>15–60 min</source>
            <translation>15–60 min</translation>
        </message>
        <message>
            <source>1–4 h</source>
            <translation>1–4 h</translation>
        </message>
        <message>
            <source>4–24 h</source>
            <translation>4–24 h</translation>
        </message>
        <message>
            <source>&gt; 24 h</source>
            <translation>&gt; 24 h</translation>
        </message>
        <message>
            <source>no maturity</source>
            <translation>no maturity</translation>
        </message>
        <message>
            <source>up to 7 days</source>
            <translation>up to 7 days</translation>
        </message>
        <message>
            <source>8–30 days</source>
            <translation>8–30 days</translation>
        </message>
        <message>
            <source>31–91 days</source>
            <translation>31–91 days</translation>
        </message>
        <message>
            <source>92–182 days</source>
            <translation>92–182 days</translation>
        </message>
        <message>
            <source>183–366 days</source>
            <translation>183–366 days</translation>
        </message>
        <message>
            <source>more than 366 days</source>
            <translation>more than 366 days</translation>
        </message>
        <message>
            <source>Reserve by coin and currency</source>
            <translation>Reserve by coin and currency</translation>
        </message>
        <message>
            <source>Reserve by coin and time to maturity</source>
            <translation>Reserve by coin and time to maturity</translation>
        </message>
        <message>
            <source>Reserve by coin and custodian</source>
            <translation>Reserve by coin and custodian</translation>
        </message>
        <message>
            <source>Reserve of %1 by class</source>
            <translation>Reserve of %1 by class</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Reserve of %1 by currency</source>
            <translation>Reserve of %1 by currency</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Currency</translation>
        </message>
        <message>
            <source>Reserve of %1 by time to maturity</source>
            <translation>Reserve of %1 by time to maturity</translation>
        </message>
        <message>
            <source>Time to maturity</source>
            <translation>Time to maturity</translation>
        </message>
        <message>
            <source>Reserve of %1 by custodian</source>
            <translation>Reserve of %1 by custodian</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>Custodian</translation>
        </message>
        <message>
            <source>Share of the pool</source>
            <translation>Share of the pool</translation>
        </message>
        <message>
            <source>Mint of %1 %2, %3</source>
            <translation>Mint of %1 %2, %3</translation>
        </message>
        <message>
            <source>Burn of %1 %2, %3</source>
            <translation>Burn of %1 %2, %3</translation>
        </message>
        <message>
            <source>Statement of reserves worth %1, %2</source>
            <translation>Statement of reserves worth %1, %2</translation>
        </message>
        <message>
            <source>%1, %2 to %3</source>
            <translation>%1, %2 to %3</translation>
        </message>
        <message>
            <source>%1, since %2</source>
            <translation>%1, since %2</translation>
        </message>
        <message>
            <source>%1 mints, %2 %3 in all, %4 to %5</source>
            <translation>%1 mints, %2 %3 in all, %4 to %5</translation>
        </message>
        <message>
            <source>%1 burns, %2 %3 in all, %4 to %5</source>
            <translation>%1 burns, %2 %3 in all, %4 to %5</translation>
        </message>
        <message>
            <source>%1 statements, %2 to %3</source>
            <translation>%1 statements, %2 to %3</translation>
        </message>
        <message>
            <source>%1 incidents, %2 to %3</source>
            <translation>%1 incidents, %2 to %3</translation>
        </message>
        <message>
            <source>mint</source>
            <translation>mint</translation>
        </message>
        <message>
            <source>burn</source>
            <translation>burn</translation>
        </message>
        <message>
            <source>statement</source>
            <translation>statement</translation>
        </message>
        <message>
            <source>incident</source>
            <translation>incident</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Mints: %1, burns: %2, statements: %3, incidents: %4.</source>
            <translation>Mints: %1, burns: %2, statements: %3, incidents: %4.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Time to payment, %1</source>
            <translation>Time to payment, %1</translation>
        </message>
        <message>
            <source>No redemption of %1 with both instants known was paid.</source>
            <translation>No redemption of %1 with both instants known was paid.</translation>
        </message>
        <message>
            <source>bp of par</source>
            <translation>bp of par</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 h</source>
            <translation>Price against par, %1, last %2 h</translation>
        </message>
        <message>
            <source>Price against par, %1, last %2 days</source>
            <translation>Price against par, %1, last %2 days</translation>
        </message>
        <message>
            <source>up to %1</source>
            <translation>up to %1</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>Venue</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Deviation (bp)</source>
            <translation>Deviation (bp)</translation>
        </message>
        <message>
            <source>No price of %1 against its reference currency is known in this time.</source>
            <translation>No price of %1 against its reference currency is known in this time.</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 h</source>
            <translation>Supply, %1, last %2 h</translation>
        </message>
        <message>
            <source>Supply, %1, last %2 days</source>
            <translation>Supply, %1, last %2 days</translation>
        </message>
        <message>
            <source>%1, axis not from 0</source>
            <translation>%1, axis not from 0</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Stated by issuer</source>
            <translation>Stated by issuer</translation>
        </message>
        <message>
            <source>Observed on ledgers</source>
            <translation>Observed on ledgers</translation>
        </message>
        <message>
            <source>stated</source>
            <translation>stated</translation>
        </message>
        <message>
            <source>observed</source>
            <translation>observed</translation>
        </message>
        <message>
            <source>No supply of %1 is known in this time.</source>
            <translation>No supply of %1 is known in this time.</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>equal</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>differs</translation>
        </message>
        <message>
            <source>% of observed</source>
            <translation>% of observed</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>Lasted</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>Gap</translation>
        </message>
        <message>
            <source>Gap in %</source>
            <translation>Gap in %</translation>
        </message>
        <message>
            <source>claim gap</source>
            <translation>claim gap</translation>
        </message>
        <message>
            <source>There is no time at which both the issuer and the ledgers tell the supply of %1.</source>
            <translation>There is no time at which both the issuer and the ledgers tell the supply of %1.</translation>
        </message>
        <message>
            <source>Claim gap, %1: up to %2, %3 in all</source>
            <translation>Claim gap, %1: up to %2, %3 in all</translation>
        </message>
        <message>
            <source>Claim gap, %1: none over %2</source>
            <translation>Claim gap, %1: none over %2</translation>
        </message>
        <message>
            <source>Claim gap, %1</source>
            <translation>Claim gap, %1</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>Paid in time</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Longest</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>Paid late</translation>
        </message>
        <message>
            <source>Time to payment, %1: median %2, longest %3</source>
            <translation>Time to payment, %1: median %2, longest %3</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Redemptions of %1</source>
            <translation>Redemptions of %1</translation>
        </message>
        <message>
            <source>No redemption of %1 is known.</source>
            <translation>No redemption of %1 is known.</translation>
        </message>
        <message>
            <source>90th percentile</source>
            <translation>90th percentile</translation>
        </message>
        <message>
            <source>95th percentile</source>
            <translation>95th percentile</translation>
        </message>
        <message>
            <source>redemptions, by hours to payment</source>
            <translation>redemptions, by hours to payment</translation>
        </message>
        <message>
            <source>Hours to payment</source>
            <translation>Hours to payment</translation>
        </message>
        <message>
            <source>passed %1</source>
            <translation>passed %1</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 open</translation>
        </message>
        <message>
            <source>%1 missed it</source>
            <translation>%1 missed it</translation>
        </message>
        <message>
            <source>%1 will miss it</source>
            <translation>%1 will miss it</translation>
        </message>
        <message>
            <source>cut-off %1</source>
            <translation>cut-off %1</translation>
        </message>
        <message>
            <source>…and %1 more findings</source>
            <translation>…and %1 more findings</translation>
        </message>
        <message numerus="yes">
            <source>Failing: %1, %2, %n instructions, %3</source>
            <translation>
                <numerusform>Failing: %1, %2, %n instruction, %3</numerusform>
                <numerusform>Failing: %1, %2, %n instructions, %3</numerusform>
            </translation>
        </message>
        <message>
            <source>Request %1: %2</source>
            <translation>Request %1: %2</translation>
        </message>
        <message>
            <source>Source %1: %2 %3</source>
            <translation>Source %1: %2 %3</translation>
        </message>
        <message>
            <source>Cut-off %1 %2: %3</source>
            <translation>Cut-off %1 %2: %3</translation>
        </message>
        <message>
            <source>Examiner</source>
            <translation>Examiner</translation>
        </message>
        <message>
            <source>Maker</source>
            <translation>Maker</translation>
        </message>
        <message>
            <source>Checker</source>
            <translation>Checker</translation>
        </message>
        <message>
            <source>Vault officer</source>
            <translation>Vault officer</translation>
        </message>
        <message>
            <source>AML analyst</source>
            <translation>AML analyst</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>submitted</source>
            <translation>submitted</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>approved</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>accepted</translation>
        </message>
        <message>
            <source>effect observed</source>
            <translation>effect observed</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>expires in %1</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>rejected</translation>
        </message>
        <message>
            <source>revoked by its maker</source>
            <translation>revoked by its maker</translation>
        </message>
        <message>
            <source>expired before it was approved</source>
            <translation>expired before it was approved</translation>
        </message>
        <message>
            <source>blocked: the state moved since</source>
            <translation>blocked: the state moved since</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>outcome unknown — ask again</source>
            <translation>outcome unknown — ask again</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>Release hold</source>
            <translation>Release hold</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Re-sequence</source>
            <translation>Re-sequence</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>Recycle</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Split</translation>
        </message>
        <message>
            <source>Settle in part</source>
            <translation>Settle in part</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>asked for by %1 at %2</source>
            <translation>asked for by %1 at %2</translation>
        </message>
        <message>
            <source>final</source>
            <translation>final</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>locked</translation>
        </message>
        <message>
            <source>not locked</source>
            <translation>not locked</translation>
        </message>
        <message>
            <source>Locked at</source>
            <translation>Locked at</translation>
        </message>
        <message>
            <source>Final at</source>
            <translation>Final at</translation>
        </message>
        <message>
            <source>Free balance</source>
            <translation>Free balance</translation>
        </message>
        <message>
            <source>not known here</source>
            <translation>not known here</translation>
        </message>
        <message>
            <source>and for %1 more</source>
            <translation>and for %1 more</translation>
        </message>
        <message>
            <source>Cycle of %1</source>
            <translation>Cycle of %1</translation>
        </message>
        <message>
            <source>%1 waits for %2 again: none of them can settle alone.</source>
            <translation>%1 waits for %2 again: none of them can settle alone.</translation>
        </message>
        <message>
            <source>Waits for no other instruction.</source>
            <translation>Waits for no other instruction.</translation>
        </message>
        <message>
            <source>What it waited for is settled.</source>
            <translation>What it waited for is settled.</translation>
        </message>
        <message>
            <source>The chain ends at %1, which no source has stated here.</source>
            <translation>The chain ends at %1, which no source has stated here.</translation>
        </message>
        <message>
            <source>The chain ends at %1, which waits for no other.</source>
            <translation>The chain ends at %1, which waits for no other.</translation>
        </message>
        <message>
            <source>Linked to %1: %2</source>
            <translation>Linked to %1: %2</translation>
        </message>
        <message>
            <source>Reason %1.</source>
            <translation>Reason %1.</translation>
        </message>
        <message>
            <source>Done: its status will not change any more.</source>
            <translation>Done: its status will not change any more.</translation>
        </message>
        <message>
            <source>Both legs are ready.</source>
            <translation>Both legs are ready.</translation>
        </message>
        <message>
            <source>The asset leg blocks.</source>
            <translation>The asset leg blocks.</translation>
        </message>
        <message>
            <source>The cash leg blocks.</source>
            <translation>The cash leg blocks.</translation>
        </message>
        <message>
            <source>Both legs block.</source>
            <translation>Both legs block.</translation>
        </message>
        <message>
            <source>On hold: neither leg moves before it is released.</source>
            <translation>On hold: neither leg moves before it is released.</translation>
        </message>
        <message>
            <source>Neither leg blocks by itself; it waits for other instructions.</source>
            <translation>Neither leg blocks by itself; it waits for other instructions.</translation>
        </message>
        <message>
            <source>One leg is final and the other is not (rule SET-03).</source>
            <translation>One leg is final and the other is not (rule SET-03).</translation>
        </message>
        <message>
            <source>Nothing states what it waits for.</source>
            <translation>Nothing states what it waits for.</translation>
        </message>
        <message>
            <source>What blocks is not one leg.</source>
            <translation>What blocks is not one leg.</translation>
        </message>
        <message>
            <source>First payment leg</source>
            <translation>First payment leg</translation>
        </message>
        <message>
            <source>Asset leg</source>
            <translation>Asset leg</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Second payment leg</source>
            <translation>Second payment leg</translation>
        </message>
        <message>
            <source>Cash leg</source>
            <translation>Cash leg</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>none: free of payment</source>
            <translation>none: free of payment</translation>
        </message>
        <message>
            <source>Settled in part: %1 of %2, %3 left.</source>
            <translation>Settled in part: %1 of %2, %3 left.</translation>
        </message>
        <message>
            <source>May settle in parts.</source>
            <translation>May settle in parts.</translation>
        </message>
        <message>
            <source>May not settle in parts.</source>
            <translation>May not settle in parts.</translation>
        </message>
        <message>
            <source>short, as stated</source>
            <translation>short, as stated</translation>
        </message>
        <message>
            <source>covered, as stated</source>
            <translation>covered, as stated</translation>
        </message>
        <message>
            <source>nothing stated</source>
            <translation>nothing stated</translation>
        </message>
        <message>
            <source>Next cut-off</source>
            <translation>Next cut-off</translation>
        </message>
        <message>
            <source>%1 without an amount</source>
            <translation>%1 without an amount</translation>
        </message>
    </context>
    <context>
        <name>assay::models::AmlViewModel</name>
        <message>
            <source>AML</source>
            <translation>AML</translation>
        </message>
    </context>
    <context>
        <name>assay::models::CheckerViewModel</name>
        <message>
            <source>Fetched anew from %1 · %2 · %3</source>
            <translation>Fetched anew from %1 · %2 · %3</translation>
        </message>
        <message>
            <source>Fetching from the endpoint…</source>
            <translation>Fetching from the endpoint…</translation>
        </message>
        <message>
            <source>It could not be fetched from the endpoint.</source>
            <translation>It could not be fetched from the endpoint.</translation>
        </message>
        <message>
            <source>Approved: %1</source>
            <translation>Approved: %1</translation>
        </message>
        <message>
            <source>Rejected: %1</source>
            <translation>Rejected: %1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ApprovalsViewModel</name>
        <message>
            <source>Nothing can be asked for here: this session only reads.</source>
            <translation>Nothing can be asked for here: this session only reads.</translation>
        </message>
        <message>
            <source>Nobody is signed in: choose an operator at the top right (Ctrl+Shift+O).</source>
            <translation>Nobody is signed in: choose an operator at the top right (Ctrl+Shift+O).</translation>
        </message>
        <message>
            <source>No clearing source is configured, so nothing can be asked for.</source>
            <translation>No clearing source is configured, so nothing can be asked for.</translation>
        </message>
        <message>
            <source>The operators are not known yet: %1</source>
            <translation>The operators are not known yet: %1</translation>
        </message>
        <message>
            <source>No operator is configured. Add a table [[source.operator]] with id and token (&quot;env:NAME&quot; or &quot;keychain:NAME&quot;) to the clearing source in the configuration, then start again.</source>
            <translation>No operator is configured. Add a table [[source.operator]] with id and token (&quot;env:NAME&quot; or &quot;keychain:NAME&quot;) to the clearing source in the configuration, then start again.</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>expired</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>expires in %1</translation>
        </message>
        <message>
            <source>Request %1 is revoked.</source>
            <translation>Request %1 is revoked.</translation>
        </message>
        <message>
            <source>submit</source>
            <translation>submit</translation>
        </message>
        <message>
            <source>approve</source>
            <translation>approve</translation>
        </message>
        <message>
            <source>reject</source>
            <translation>reject</translation>
        </message>
        <message>
            <source>revoke</source>
            <translation>revoke</translation>
        </message>
        <message>
            <source>%1 wanted to %2 request %3 at %4; whether it arrived is not known.</source>
            <translation>%1 wanted to %2 request %3 at %4; whether it arrived is not known.</translation>
        </message>
        <message>
            <source>asking…</source>
            <translation>asking…</translation>
        </message>
        <message>
            <source>Request %1: %2</source>
            <translation>Request %1: %2</translation>
        </message>
    </context>
    <context>
        <name>assay::models::Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 d</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>in %1</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 d %2 h</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
    </context>
    <context>
        <name>assay::models::FrameViewModel</name>
        <message>
            <source>Not recorded: the store cannot be written. Figures are live but leave no evidence.</source>
            <translation>Not recorded: the store cannot be written. Figures are live but leave no evidence.</translation>
        </message>
        <message>
            <source>Offline: %1, as known at %2 HKT (%3 old). No source is asked.</source>
            <translation>Offline: %1, as known at %2 HKT (%3 old). No source is asked.</translation>
        </message>
        <message>
            <source>Read only: another window records into this store.</source>
            <translation>Read only: another window records into this store.</translation>
        </message>
        <message>
            <source>Sandbox: invented data, scenario “%1”.</source>
            <translation>Sandbox: invented data, scenario “%1”.</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>OFFLINE</source>
            <translation>OFFLINE</translation>
        </message>
        <message>
            <source>READ ONLY</source>
            <translation>READ ONLY</translation>
        </message>
        <message>
            <source>Last good answer %1 ago</source>
            <translation>Last good answer %1 ago</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Cannot tell</translation>
        </message>
        <message>
            <source>next poll %1</source>
            <translation>next poll %1</translation>
        </message>
        <message>
            <source>Nothing received yet</source>
            <translation>Nothing received yet</translation>
        </message>
        <message>
            <source>Revision %1, known at %2 HKT</source>
            <translation>Revision %1, known at %2 HKT</translation>
        </message>
        <message numerus="yes">
            <source>The outcome of %n requests is not known. Ctrl+Shift+A lists them and asks.</source>
            <translation>
                <numerusform>The outcome of %n request is not known. Ctrl+Shift+A lists it and asks.</numerusform>
                <numerusform>The outcome of %n requests is not known. Ctrl+Shift+A lists them and asks.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::HandoverViewModel</name>
        <message>
            <source>signed by %1 at %2</source>
            <translation>signed by %1 at %2</translation>
        </message>
        <message>
            <source>countersigned by %1 at %2</source>
            <translation>countersigned by %1 at %2</translation>
        </message>
        <message>
            <source>Storing…</source>
            <translation>Storing…</translation>
        </message>
        <message>
            <source>There is no sheet.</source>
            <translation>There is no sheet.</translation>
        </message>
        <message>
            <source>The sheet has no line.</source>
            <translation>The sheet has no line.</translation>
        </message>
        <message>
            <source>Who comes must sign in as another person than %1 (Ctrl+Shift+O).</source>
            <translation>Who comes must sign in as another person than %1 (Ctrl+Shift+O).</translation>
        </message>
        <message numerus="yes">
            <source>%n lines are not ticked yet.</source>
            <translation>
                <numerusform>%n line is not ticked yet.</numerusform>
                <numerusform>%n lines are not ticked yet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Both have signed.</source>
            <translation>Both have signed.</translation>
        </message>
        <message>
            <source>The sheet is signed and waits for who comes.</source>
            <translation>The sheet is signed and waits for who comes.</translation>
        </message>
        <message>
            <source>The shift is handed over; both have signed.</source>
            <translation>The shift is handed over; both have signed.</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>Shift handover</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Questions</translation>
        </message>
        <message>
            <source>Sheet %1</source>
            <translation>Sheet %1</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ImportViewModel</name>
        <message>
            <source>Bar list</source>
            <translation>Bar list</translation>
        </message>
        <message>
            <source>Reserve statement</source>
            <translation>Reserve statement</translation>
        </message>
        <message>
            <source>ISO 20022 messages</source>
            <translation>ISO 20022 messages</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>Sanctions list</translation>
        </message>
        <message>
            <source>%1 rows in the files, %2 known before</source>
            <translation>%1 rows in the files, %2 known before</translation>
        </message>
        <message>
            <source>Loaded: %1 added, %2 changed, %3 removed, %4 unchanged, %5 set aside.</source>
            <translation>Loaded: %1 added, %2 changed, %3 removed, %4 unchanged, %5 set aside.</translation>
        </message>
        <message>
            <source>Price series</source>
            <translation>Price series</translation>
        </message>
        <message>
            <source>%1 rows in the files</source>
            <translation>%1 rows in the files</translation>
        </message>
        <message>
            <source>Noted: %1</source>
            <translation>Noted: %1</translation>
        </message>
        <message>
            <source>…and %1 more</source>
            <translation>…and %1 more</translation>
        </message>
    </context>
    <context>
        <name>assay::models::LetterViewModel</name>
        <message>
            <source>The draft is saved; the Letters tab keeps it.</source>
            <translation>The draft is saved; the Letters tab keeps it.</translation>
        </message>
        <message>
            <source>The letter is marked as sent; the reply is on the duty calendar.</source>
            <translation>The letter is marked as sent; the reply is on the duty calendar.</translation>
        </message>
        <message>
            <source>The letter is marked as answered.</source>
            <translation>The letter is marked as answered.</translation>
        </message>
    </context>
    <context>
        <name>assay::models::OverviewViewModel</name>
        <message>
            <source>Overview</source>
            <translation>Overview</translation>
        </message>
        <message>
            <source>Issuers</source>
            <translation>Issuers</translation>
        </message>
        <message>
            <source>Settlement</source>
            <translation>Settlement</translation>
        </message>
        <message>
            <source>Vaults</source>
            <translation>Vaults</translation>
        </message>
        <message>
            <source>AML</source>
            <translation>AML</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RequestViewModel</name>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>Cut-off</translation>
        </message>
        <message>
            <source>Sanctions list</source>
            <translation>Sanctions list</translation>
        </message>
        <message>
            <source>State unchanged</source>
            <translation>State unchanged</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Policy</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameters</translation>
        </message>
        <message>
            <source>Request: %1 %2</source>
            <translation>Request: %1 %2</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>Instruction</translation>
        </message>
        <message>
            <source>not known any more</source>
            <translation>not known any more</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>Known from</translation>
        </message>
        <message>
            <source>Before instruction</source>
            <translation>Before instruction</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 characters</translation>
        </message>
        <message>
            <source>%1 of at least %2 characters</source>
            <translation>%1 of at least %2 characters</translation>
        </message>
        <message>
            <source>Working out what would come of it…</source>
            <translation>Working out what would come of it…</translation>
        </message>
        <message>
            <source>No instruction would settle by this alone.</source>
            <translation>No instruction would settle by this alone.</translation>
        </message>
        <message numerus="yes">
            <source>%n instructions would settle</source>
            <translation>
                <numerusform>%n instruction would settle</numerusform>
                <numerusform>%n instructions would settle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Needs the approval of %n other people.</source>
            <translation>
                <numerusform>Needs the approval of another person.</numerusform>
                <numerusform>Needs the approval of %n other people.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is submitted.</source>
            <translation>It is submitted.</translation>
        </message>
        <message>
            <source>Your role does not allow this request.</source>
            <translation>Your role does not allow this request.</translation>
        </message>
        <message>
            <source>Choose a reason.</source>
            <translation>Choose a reason.</translation>
        </message>
        <message numerus="yes">
            <source>Say why, in at least %n characters.</source>
            <translation>
                <numerusform>Say why, in at least %n character.</numerusform>
                <numerusform>Say why, in at least %n characters.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is missing.</source>
            <translation>%1 is missing.</translation>
        </message>
        <message>
            <source>The checks are running.</source>
            <translation>The checks are running.</translation>
        </message>
        <message>
            <source>A check has failed; see what it advises.</source>
            <translation>A check has failed; see what it advises.</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>Together</translation>
        </message>
    </context>
    <context>
        <name>assay::models::ReservesViewModel</name>
        <message>
            <source>Reserves</source>
            <translation>Reserves</translation>
        </message>
    </context>
    <context>
        <name>assay::models::RulesViewModel</name>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
    </context>
    <context>
        <name>assay::models::SettlementViewModel</name>
        <message>
            <source>Settlement</source>
            <translation>Settlement</translation>
        </message>
        <message>
            <source>Release %1</source>
            <translation>Release %1</translation>
        </message>
        <message numerus="yes">
            <source>Settle %n instructions together</source>
            <translation>
                <numerusform>Settle %n instruction together</numerusform>
                <numerusform>Settle %n instructions together</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 instructions settle then: %2 %3</source>
            <translation>%1 instructions settle then: %2 %3</translation>
        </message>
        <message>
            <source>Advice only. Ctrl+R asks for the release of the first one.</source>
            <translation>Advice only. Ctrl+R asks for the release of the first one.</translation>
        </message>
        <message>
            <source>Advice only. The settlement system decides on an offset; Alt+Up asks to re-sequence one instruction.</source>
            <translation>Advice only. The settlement system decides on an offset; Alt+Up asks to re-sequence one instruction.</translation>
        </message>
        <message numerus="yes">
            <source>The queue after it: %Ln instructions remain</source>
            <translation>
                <numerusform>The queue after it: %Ln instruction remains</numerusform>
                <numerusform>The queue after it: %Ln instructions remain</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>assay::models::SourcesViewModel</name>
        <message>
            <source>Sources</source>
            <translation>Sources</translation>
        </message>
    </context>
    <context>
        <name>assay::models::StressViewModel</name>
        <message>
            <source>Shortfall</source>
            <translation>Shortfall</translation>
        </message>
        <message>
            <source>none within the horizon</source>
            <translation>none within the horizon</translation>
        </message>
        <message>
            <source>Time to shortfall</source>
            <translation>Time to shortfall</translation>
        </message>
        <message>
            <source>Stressed coverage</source>
            <translation>Stressed coverage</translation>
        </message>
        <message>
            <source>Stressed value</source>
            <translation>Stressed value</translation>
        </message>
        <message>
            <source>Late redemptions</source>
            <translation>Late redemptions</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Statement</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>Snapshot</translation>
        </message>
        <message>
            <source>✓ The same result as saved, to the byte.</source>
            <translation>✓ The same result as saved, to the byte.</translation>
        </message>
        <message>
            <source>✗ Not the result that was saved: the lines have changed since.</source>
            <translation>✗ Not the result that was saved: the lines have changed since.</translation>
        </message>
    </context>
    <context>
        <name>assay::models::VaultViewModel</name>
        <message>
            <source>Vault</source>
            <translation>Vault</translation>
        </message>
    </context>
    <context>
        <name>assay::models::WhyViewModel</name>
        <message>
            <source>not checked</source>
            <translation>not checked</translation>
        </message>
        <message>
            <source>agrees with the stored bytes</source>
            <translation>agrees with the stored bytes</translation>
        </message>
        <message>
            <source>the stored bytes cannot be read</source>
            <translation>the stored bytes cannot be read</translation>
        </message>
        <message>
            <source>the bytes are not stored</source>
            <translation>the bytes are not stored</translation>
        </message>
        <message>
            <source>differs from the stored bytes</source>
            <translation>differs from the stored bytes</translation>
        </message>
        <message>
            <source>the stored bytes were changed</source>
            <translation>the stored bytes were changed</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ApprovalsDialog</name>
        <message>
            <source>Requests</source>
            <translation>Requests</translation>
        </message>
        <message>
            <source>Outcome not known</source>
            <translation>Outcome not known</translation>
        </message>
        <message>
            <source>Requests and approvals</source>
            <translation>Requests and approvals</translation>
        </message>
        <message>
            <source>As&amp;k about it</source>
            <translation>As&amp;k about it</translation>
        </message>
        <message>
            <source>Re&amp;voke…</source>
            <translation>Re&amp;voke…</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>Signed in: %1</translation>
        </message>
        <message>
            <source>No request is waiting.</source>
            <translation>No request is waiting.</translation>
        </message>
        <message>
            <source>Enter opens the chosen request.</source>
            <translation>Enter opens the chosen request.</translation>
        </message>
        <message>
            <source>To be read out: %1</source>
            <translation>To be read out: %1</translation>
        </message>
        <message>
            <source>Revoke the request</source>
            <translation>Revoke the request</translation>
        </message>
        <message>
            <source>Why %1 is revoked:</source>
            <translation>Why %1 is revoked:</translation>
        </message>
        <message>
            <source>&amp;Revoke request</source>
            <translation>&amp;Revoke request</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ChartPanel</name>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table (D)</source>
            <translation>Show the data of this chart as a table (D)</translation>
        </message>
        <message>
            <source>Show the data of this chart as a table</source>
            <translation>Show the data of this chart as a table</translation>
        </message>
        <message>
            <source>Data of the chart</source>
            <translation>Data of the chart</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::CheckerPane</name>
        <message>
            <source>Fields of the instruction</source>
            <translation>Fields of the instruction</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>When it was asked for</source>
            <translation>When it was asked for</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Canonical &amp;bytes</source>
            <translation>Canonical &amp;bytes</translation>
        </message>
        <message>
            <source>Canonical bytes of the request</source>
            <translation>Canonical bytes of the request</translation>
        </message>
        <message>
            <source>Cannot be approved: %1</source>
            <translation>Cannot be approved: %1</translation>
        </message>
        <message>
            <source>SHA-256 %1</source>
            <translation>SHA-256 %1</translation>
        </message>
        <message>
            <source>%1 changed from %2 to %3</source>
            <translation>%1 changed from %2 to %3</translation>
        </message>
        <message>
            <source>The four words that the maker reads out</source>
            <translation>The four words that the maker reads out</translation>
        </message>
        <message>
            <source>&amp;Approve</source>
            <translation>&amp;Approve</translation>
        </message>
        <message>
            <source>Approve these bytes (Ctrl+Enter)</source>
            <translation>Approve these bytes (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>&amp;Reject…</source>
            <translation>&amp;Reject…</translation>
        </message>
        <message>
            <source>Reject with a reason (Ctrl+Backspace)</source>
            <translation>Reject with a reason (Ctrl+Backspace)</translation>
        </message>
        <message>
            <source>Reject the request</source>
            <translation>Reject the request</translation>
        </message>
        <message>
            <source>Why %1 is rejected:</source>
            <translation>Why %1 is rejected:</translation>
        </message>
        <message>
            <source>&amp;Reject request</source>
            <translation>&amp;Reject request</translation>
        </message>
        <message>
            <source>✓ The words are those of these bytes.</source>
            <translation>✓ The words are those of these bytes.</translation>
        </message>
        <message>
            <source>✗ The words are not those of these bytes: listen again, or reject.</source>
            <translation>✗ The words are not those of these bytes: listen again, or reject.</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ColumnDialog</name>
        <message>
            <source>Columns of %1</source>
            <translation>Columns of %1</translation>
        </message>
        <message>
            <source>Search columns</source>
            <translation>Search columns</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Show the usual columns</source>
            <translation>Show the usual columns</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DayStrip</name>
        <message>
            <source>Cycles and cut-offs of today</source>
            <translation>Cycles and cut-offs of today</translation>
        </message>
        <message>
            <source>No source has stated a settlement cycle of today: cut-offs are not known.</source>
            <translation>No source has stated a settlement cycle of today: cut-offs are not known.</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::DetailPane</name>
        <message>
            <source>Asking the store…</source>
            <translation>Asking the store…</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Vouched for</source>
            <translation>Vouched for</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>Unchanged at</source>
            <translation>Unchanged at</translation>
        </message>
        <message>
            <source>Known here at</source>
            <translation>Known here at</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>Resource</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Open evidence %1…</source>
            <translation>Open evidence %1…</translation>
        </message>
        <message>
            <source>Open the raw bytes with SHA-256 %1</source>
            <translation>Open the raw bytes with SHA-256 %1</translation>
        </message>
        <message>
            <source>The store holds no version of this row: it was computed here.</source>
            <translation>The store holds no version of this row: it was computed here.</translation>
        </message>
        <message>
            <source>As of %1, from %2</source>
            <translation>As of %1, from %2</translation>
        </message>
        <message>
            <source>%1 (before: %2)</source>
            <translation>%1 (before: %2)</translation>
        </message>
        <message>
            <source>Newest first. Press Enter on a version to open its raw bytes.</source>
            <translation>Newest first. Press Enter on a version to open its raw bytes.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Provenance</source>
            <translation>Provenance</translation>
        </message>
        <message>
            <source>History</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Chosen row</source>
            <translation>Chosen row</translation>
        </message>
        <message>
            <source>Open raw</source>
            <translation>Open raw</translation>
        </message>
        <message>
            <source>Open latest confirming raw</source>
            <translation>Open latest confirming raw</translation>
        </message>
        <message>
            <source>Go to subject</source>
            <translation>Go to subject</translation>
        </message>
        <message>
            <source>Known at</source>
            <translation>Known at</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Versions of the chosen row</source>
            <translation>Versions of the chosen row</translation>
        </message>
        <message>
            <source>Choose a row to see its details, where it came from and how it changed.</source>
            <translation>Choose a row to see its details, where it came from and how it changed.</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>What was restated: {-before-}, {+after+}</source>
            <translation>What was restated: {-before-}, {+after+}</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::FilterBar</name>
        <message>
            <source>The filter is understood.</source>
            <translation>The filter is understood.</translation>
        </message>
        <message>
            <source>The filter works, and perhaps not as meant.</source>
            <translation>The filter works, and perhaps not as meant.</translation>
        </message>
        <message>
            <source>The filter is not applied.</source>
            <translation>The filter is not applied.</translation>
        </message>
        <message>
            <source>Character %1: %2</source>
            <translation>Character %1: %2</translation>
        </message>
        <message>
            <source>Did you mean “%1”?</source>
            <translation>Did you mean “%1”?</translation>
        </message>
        <message>
            <source>Filter %1</source>
            <translation>Filter %1</translation>
        </message>
        <message>
            <source>Filter: text, or column:value, as in status:failed amount:&gt;=10m</source>
            <translation>Filter: text, or column:value, as in status:failed amount:&gt;=10m</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::FrameBar</name>
        <message>
            <source>Mode: %1</source>
            <translation>Mode: %1</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Findings</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>Time in Hong Kong</source>
            <translation>Time in Hong Kong</translation>
        </message>
        <message>
            <source>All times on the screen are Hong Kong time (HKT, UTC+8).</source>
            <translation>All times on the screen are Hong Kong time (HKT, UTC+8).</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Change between light and dark</source>
            <translation>Change between light and dark</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Sign in as an operator</source>
            <translation>Sign in as an operator</translation>
        </message>
        <message>
            <source>Operator: %1</source>
            <translation>Operator: %1</translation>
        </message>
        <message>
            <source>Approvals %1 · ? %2</source>
            <translation>Approvals %1 · ? %2</translation>
        </message>
        <message>
            <source>Approvals %1</source>
            <translation>Approvals %1</translation>
        </message>
        <message numerus="yes">
            <source>%n requests wait for you</source>
            <translation>
                <numerusform>%n request waits for you</numerusform>
                <numerusform>%n requests wait for you</numerusform>
            </translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Operators</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GridlockPanel</name>
        <message>
            <source>Act on</source>
            <translation>Act on</translation>
        </message>
        <message>
            <source>Settles then, in order</source>
            <translation>Settles then, in order</translation>
        </message>
        <message>
            <source>Instructions to act on</source>
            <translation>Instructions to act on</translation>
        </message>
        <message>
            <source>Instructions that settle then</source>
            <translation>Instructions that settle then</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>The queue after it</translation>
        </message>
        <message>
            <source>No gridlock is known: no set of instructions that wait for each other was found.</source>
            <translation>No gridlock is known: no set of instructions that wait for each other was found.</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::GroupDialog</name>
        <message>
            <source>Group %1</source>
            <translation>Group %1</translation>
        </message>
        <message>
            <source>Group by</source>
            <translation>Group by</translation>
        </message>
        <message>
            <source>then by</source>
            <translation>then by</translation>
        </message>
        <message>
            <source>and then by</source>
            <translation>and then by</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nothing</translation>
        </message>
        <message>
            <source>Unfold all</source>
            <translation>Unfold all</translation>
        </message>
        <message>
            <source>Fold all</source>
            <translation>Fold all</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::HandoverDialog</name>
        <message>
            <source>Lines of the sheet</source>
            <translation>Lines of the sheet</translation>
        </message>
        <message>
            <source>Questions of who comes</source>
            <translation>Questions of who comes</translation>
        </message>
        <message>
            <source>Shift handover</source>
            <translation>Shift handover</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
        <message>
            <source>&amp;Questions of who comes</source>
            <translation>&amp;Questions of who comes</translation>
        </message>
        <message>
            <source>&amp;Compile anew</source>
            <translation>&amp;Compile anew</translation>
        </message>
        <message>
            <source>&amp;Ready: sign</source>
            <translation>&amp;Ready: sign</translation>
        </message>
        <message>
            <source>Counter&amp;sign</source>
            <translation>Counter&amp;sign</translation>
        </message>
        <message>
            <source>&amp;Print to PDF…</source>
            <translation>&amp;Print to PDF…</translation>
        </message>
        <message>
            <source>S&amp;hift</source>
            <translation>S&amp;hift</translation>
        </message>
        <message>
            <source>Print the handover sheet to PDF</source>
            <translation>Print the handover sheet to PDF</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>Written: %1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 was not written: %2</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ImportDialog</name>
        <message>
            <source>Choose files…</source>
            <translation>Choose files…</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Import files</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Kind of file</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>First rows</translation>
        </message>
        <message>
            <source>Rows set aside</source>
            <translation>Rows set aside</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Choose or drop files. Nothing is stored before you press Load.</source>
            <translation>Choose or drop files. Nothing is stored before you press Load.</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Loading…</translation>
        </message>
        <message>
            <source>Files to import</source>
            <translation>Files to import</translation>
        </message>
        <message>
            <source>Choose at least one file first.</source>
            <translation>Choose at least one file first.</translation>
        </message>
        <message>
            <source>Say which source the files come from first.</source>
            <translation>Say which source the files come from first.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Reading…</translation>
        </message>
        <message numerus="yes">
            <source>%n set aside</source>
            <translation>
                <numerusform>%n row set aside</numerusform>
                <numerusform>%n rows set aside</numerusform>
            </translation>
        </message>
        <message>
            <source>Not loadable: %1</source>
            <translation>Not loadable: %1</translation>
        </message>
        <message>
            <source>Name of the source, as hkia-2-lists</source>
            <translation>Name of the source, as hkia-2-lists</translation>
        </message>
        <message>
            <source>Say which source the files come from, then press Preview.</source>
            <translation>Say which source the files come from, then press Preview.</translation>
        </message>
        <message>
            <source>Column that states %1</source>
            <translation>Column that states %1</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>not stated</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::LegPanel</name>
        <message>
            <source>blocks</source>
            <translation>blocks</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::LetterDialog</name>
        <message>
            <source>English text</source>
            <translation>English text</translation>
        </message>
        <message>
            <source>Traditional Chinese text</source>
            <translation>Traditional Chinese text</translation>
        </message>
        <message>
            <source>Letter to the issuer</source>
            <translation>Letter to the issuer</translation>
        </message>
        <message>
            <source>Reply by</source>
            <translation>Reply by</translation>
        </message>
        <message>
            <source>&amp;Save draft</source>
            <translation>&amp;Save draft</translation>
        </message>
        <message>
            <source>&amp;Mark as sent</source>
            <translation>&amp;Mark as sent</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Saving…</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Reply &amp;by</source>
            <translation>Reply &amp;by</translation>
        </message>
        <message>
            <source>Drafting…</source>
            <translation>Drafting…</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::MainWindow</name>
        <message>
            <source>Export table as CSV</source>
            <translation>Export table as CSV</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>Written: %1</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 was not written: %2</translation>
        </message>
        <message>
            <source>Save picture of page</source>
            <translation>Save picture of page</translation>
        </message>
        <message>
            <source>About Assay</source>
            <translation>About Assay</translation>
        </message>
        <message>
            <source>Assay %1
Supervisory console for tokenised finance in Hong Kong.</source>
            <translation>Assay %1
Supervisory console for tokenised finance in Hong Kong.</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. Figures are shown with source, tier and age; each can be traced to its raw bytes.</source>
            <translation>Free software under the GNU General Public License, version 3 or later. Figures are shown with source, tier and age; each can be traced to its raw bytes.</translation>
        </message>
        <message>
            <source>Choose a cell whose figure can be traced first.</source>
            <translation>Choose a cell whose figure can be traced first.</translation>
        </message>
        <message>
            <source>Choose a finding first: a letter is drafted from what a rule found.</source>
            <translation>Choose a finding first: a letter is drafted from what a rule found.</translation>
        </message>
        <message>
            <source>Choose a restatement on the Reserves page first.</source>
            <translation>Choose a restatement on the Reserves page first.</translation>
        </message>
        <message>
            <source>Explain restatement</source>
            <translation>Explain restatement</translation>
        </message>
        <message>
            <source>The issuer&apos;s explanation of %1, as it was accepted:</source>
            <translation>The issuer&apos;s explanation of %1, as it was accepted:</translation>
        </message>
        <message>
            <source>&amp;Accept explanation</source>
            <translation>&amp;Accept explanation</translation>
        </message>
        <message>
            <source>Choose a letter that was sent and not answered yet.</source>
            <translation>Choose a letter that was sent and not answered yet.</translation>
        </message>
        <message>
            <source>Mark letter as answered</source>
            <translation>Mark letter as answered</translation>
        </message>
        <message>
            <source>What the issuer answered about %1:</source>
            <translation>What the issuer answered about %1:</translation>
        </message>
        <message>
            <source>&amp;Mark as answered</source>
            <translation>&amp;Mark as answered</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>Signed in: %1</translation>
        </message>
        <message>
            <source>Choose an instruction or an option against gridlock first.</source>
            <translation>Choose an instruction or an option against gridlock first.</translation>
        </message>
        <message>
            <source>Your role does not allow this request.</source>
            <translation>Your role does not allow this request.</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::PageView</name>
        <message numerus="yes">
            <source>%n rows copied as CSV.</source>
            <translation>
                <numerusform>%n row copied as CSV.</numerusform>
                <numerusform>%n rows copied as CSV.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a row that came from a source first.</source>
            <translation>Choose a row that came from a source first.</translation>
        </message>
        <message>
            <source>Tables of the page</source>
            <translation>Tables of the page</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RawDialog</name>
        <message>
            <source>Raw bytes from %1</source>
            <translation>Raw bytes from %1</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Asked for</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Body</translation>
        </message>
        <message>
            <source>Body (binary, shown as hexadecimal)</source>
            <translation>Body (binary, shown as hexadecimal)</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>Headers</translation>
        </message>
        <message>
            <source>Copy SHA-256</source>
            <translation>Copy SHA-256</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ReadingPlace</name>
        <message numerus="yes">
            <source>%n new rows ↓</source>
            <translation>
                <numerusform>%n new row ↓</numerusform>
                <numerusform>%n new rows ↓</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new rows wait; End shows them</source>
            <translation>
                <numerusform>%n new row waits; End shows it</numerusform>
                <numerusform>%n new rows wait; End shows them</numerusform>
            </translation>
        </message>
        <message>
            <source>They wait so that nothing moves while you read. Click or press End to show them.</source>
            <translation>They wait so that nothing moves while you read. Click or press End to show them.</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RecordTableView</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n row selected</numerusform>
                <numerusform>%n rows selected</numerusform>
            </translation>
        </message>
        <message>
            <source>No row matches the filter.</source>
            <translation>No row matches the filter.</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>Nothing is known here yet: no source has stated such rows.</source>
            <translation>Nothing is known here yet: no source has stated such rows.</translation>
        </message>
        <message>
            <source>Poll sources now</source>
            <translation>Poll sources now</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Choose columns of %1</source>
            <translation>Choose columns of %1</translation>
        </message>
        <message>
            <source>Choose which columns are shown</source>
            <translation>Choose which columns are shown</translation>
        </message>
        <message>
            <source>Filter by %1</source>
            <translation>Filter by %1</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>&amp;Apply</translation>
        </message>
        <message>
            <source>A&amp;nd</source>
            <translation>A&amp;nd</translation>
        </message>
        <message>
            <source>&amp;Or</source>
            <translation>&amp;Or</translation>
        </message>
        <message>
            <source>&amp;Exclude</source>
            <translation>&amp;Exclude</translation>
        </message>
        <message>
            <source>&amp;Prepare</source>
            <translation>&amp;Prepare</translation>
        </message>
        <message>
            <source>&amp;Copy as filter</source>
            <translation>&amp;Copy as filter</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::RequestDialog</name>
        <message>
            <source>&amp;Submit request</source>
            <translation>&amp;Submit request</translation>
        </message>
        <message>
            <source>Request %1 is submitted and waits for another person.</source>
            <translation>Request %1 is submitted and waits for another person.</translation>
        </message>
        <message>
            <source>Choose a reason…</source>
            <translation>Choose a reason…</translation>
        </message>
        <message>
            <source>Why, in your own words</source>
            <translation>Why, in your own words</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>&amp;Reason</translation>
        </message>
        <message>
            <source>&amp;Why</source>
            <translation>&amp;Why</translation>
        </message>
        <message>
            <source>&amp;Expires after</source>
            <translation>&amp;Expires after</translation>
        </message>
        <message>
            <source>Checks before it is submitted</source>
            <translation>Checks before it is submitted</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Finding and advice</source>
            <translation>Finding and advice</translation>
        </message>
        <message>
            <source>Instructions that would settle</source>
            <translation>Instructions that would settle</translation>
        </message>
        <message>
            <source>The queue after it</source>
            <translation>The queue after it</translation>
        </message>
        <message>
            <source>Would settle, in order</source>
            <translation>Would settle, in order</translation>
        </message>
        <message>
            <source>Read these four words out to the person who checks it, over the telephone or in the room. They stand for the exact bytes of the request; nobody else sees them.</source>
            <translation>Read these four words out to the person who checks it, over the telephone or in the room. They stand for the exact bytes of the request; nobody else sees them.</translation>
        </message>
        <message>
            <source>Submitting…</source>
            <translation>Submitting…</translation>
        </message>
        <message>
            <source>Words to read out: %1</source>
            <translation>Words to read out: %1</translation>
        </message>
        <message>
            <source>Request %1</source>
            <translation>Request %1</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ReservesPage</name>
        <message numerus="yes">
            <source>Last %n hours</source>
            <translation>
                <numerusform>Last hour</numerusform>
                <numerusform>Last %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Last %n days</source>
            <translation>
                <numerusform>Last day</numerusform>
                <numerusform>Last %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>The explanation is stored with the restatement.</source>
            <translation>The explanation is stored with the restatement.</translation>
        </message>
        <message>
            <source>Only %1  ✕</source>
            <translation>Only %1  ✕</translation>
        </message>
        <message>
            <source>The page shows only %1. Press to show all coins.</source>
            <translation>The page shows only %1. Press to show all coins.</translation>
        </message>
        <message>
            <source>What the holdings chart is parted by</source>
            <translation>What the holdings chart is parted by</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>By class</translation>
        </message>
        <message>
            <source>By currency</source>
            <translation>By currency</translation>
        </message>
        <message>
            <source>By maturity</source>
            <translation>By maturity</translation>
        </message>
        <message>
            <source>By custodian</source>
            <translation>By custodian</translation>
        </message>
        <message>
            <source>Span of the charts over time</source>
            <translation>Span of the charts over time</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SaveFilterDialog</name>
        <message>
            <source>Apply when the table is opened</source>
            <translation>Apply when the table is opened</translation>
        </message>
        <message>
            <source>Save filter</source>
            <translation>Save filter</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>Colour %1</translation>
        </message>
        <message>
            <source>never</source>
            <translation>never</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Alarm above</source>
            <translation>Alarm above</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SavedFilters</name>
        <message>
            <source>%1, more than %2</source>
            <translation>%1, more than %2</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Apply when the table is opened</source>
            <translation>Apply when the table is opened</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Write all to a file…</source>
            <translation>Write all to a file…</translation>
        </message>
        <message>
            <source>Read from a file…</source>
            <translation>Read from a file…</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>The file is too large.</translation>
        </message>
        <message>
            <source>The file is not JSON (byte %1).</source>
            <translation>The file is not JSON (byte %1).</translation>
        </message>
        <message>
            <source>The file does not hold filters.</source>
            <translation>The file does not hold filters.</translation>
        </message>
        <message>
            <source>The filters in the file are of another table: %1.</source>
            <translation>The filters in the file are of another table: %1.</translation>
        </message>
        <message>
            <source>Write filters</source>
            <translation>Write filters</translation>
        </message>
        <message>
            <source>Read filters</source>
            <translation>Read filters</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filters</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>Saved filters</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SettlementPage</name>
        <message>
            <source>%1 is not known here.</source>
            <translation>%1 is not known here.</translation>
        </message>
        <message>
            <source>Progress: %1</source>
            <translation>Progress: %1</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SeverityCounters</name>
        <message>
            <source>%1: %2 open</source>
            <translation>%1: %2 open</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShareBox</name>
        <message>
            <source>rule pack</source>
            <translation>rule pack</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::SourcesPage</name>
        <message>
            <source>Poll chosen source</source>
            <translation>Poll chosen source</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::StartWindow</name>
        <message>
            <source>Assay</source>
            <translation>Assay</translation>
        </message>
        <message>
            <source>On what shall the console run?</source>
            <translation>On what shall the console run?</translation>
        </message>
        <message>
            <source>Try it with the &amp;sandbox</source>
            <translation>Try it with the &amp;sandbox</translation>
        </message>
        <message>
            <source>Endpoints of an invented market on this machine. Nothing leaves it.</source>
            <translation>Endpoints of an invented market on this machine. Nothing leaves it.</translation>
        </message>
        <message>
            <source>Open a &amp;configuration…</source>
            <translation>Open a &amp;configuration…</translation>
        </message>
        <message>
            <source>A TOML file that names the real sources and the store.</source>
            <translation>A TOML file that names the real sources and the store.</translation>
        </message>
        <message>
            <source>Open a stored &amp;file offline…</source>
            <translation>Open a stored &amp;file offline…</translation>
        </message>
        <message>
            <source>A file that was collected before. Not one connection is made.</source>
            <translation>A file that was collected before. Not one connection is made.</translation>
        </message>
        <message>
            <source>Open a configuration</source>
            <translation>Open a configuration</translation>
        </message>
        <message>
            <source>Configuration (*.toml)</source>
            <translation>Configuration (*.toml)</translation>
        </message>
        <message>
            <source>Open a stored file</source>
            <translation>Open a stored file</translation>
        </message>
        <message>
            <source>Stored files (*.sqlite);;All files (*)</source>
            <translation>Stored files (*.sqlite);;All files (*)</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::StressPanel</name>
        <message>
            <source>Scenario saved as %1.</source>
            <translation>Scenario saved as %1.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Haircut, %1</source>
            <translation>Haircut, %1</translation>
        </message>
        <message>
            <source>Running…</source>
            <translation>Running…</translation>
        </message>
        <message>
            <source>Choose a saved scenario first.</source>
            <translation>Choose a saved scenario first.</translation>
        </message>
        <message>
            <source>Result for %1</source>
            <translation>Result for %1</translation>
        </message>
        <message>
            <source>No redemption would miss its business day.</source>
            <translation>No redemption would miss its business day.</translation>
        </message>
        <message>
            <source>Would miss their business day: %1</source>
            <translation>Would miss their business day: %1</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>What if</translation>
        </message>
        <message>
            <source>Coin</source>
            <translation>Coin</translation>
        </message>
        <message numerus="yes">
            <source>Run-off in %n day(s)</source>
            <translation>
                <numerusform>Run-off in %n day</numerusform>
                <numerusform>Run-off in %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed bank</source>
            <translation>Failed bank</translation>
        </message>
        <message>
            <source>Yields rise by</source>
            <translation>Yields rise by</translation>
        </message>
        <message>
            <source>rule pack</source>
            <translation>rule pack</translation>
        </message>
        <message>
            <source>US dollar at</source>
            <translation>US dollar at</translation>
        </message>
        <message>
            <source>as stated</source>
            <translation>as stated</translation>
        </message>
        <message>
            <source>strong edge of the band, 7.75</source>
            <translation>strong edge of the band, 7.75</translation>
        </message>
        <message>
            <source>weak edge of the band, 7.85</source>
            <translation>weak edge of the band, 7.85</translation>
        </message>
        <message>
            <source>Weekends</source>
            <translation>Weekends</translation>
        </message>
        <message>
            <source>the run pauses</source>
            <translation>the run pauses</translation>
        </message>
        <message>
            <source>the run goes on</source>
            <translation>the run goes on</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Run</translation>
        </message>
        <message>
            <source>&amp;Save scenario</source>
            <translation>&amp;Save scenario</translation>
        </message>
        <message>
            <source>Run saved scenario a&amp;gain</source>
            <translation>Run saved scenario a&amp;gain</translation>
        </message>
        <message>
            <source>Name of the scenario</source>
            <translation>Name of the scenario</translation>
        </message>
        <message>
            <source>What is sold</source>
            <translation>What is sold</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Proceeds</source>
            <translation>Proceeds</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::WhyDialog</name>
        <message>
            <source>Why this number? %1</source>
            <translation>Why this number? %1</translation>
        </message>
        <message>
            <source>What the figure is made of</source>
            <translation>What the figure is made of</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Tier</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>&amp;Recompute</source>
            <translation>&amp;Recompute</translation>
        </message>
        <message>
            <source>&amp;Open raw</source>
            <translation>&amp;Open raw</translation>
        </message>
        <message>
            <source>&amp;Copy as text</source>
            <translation>&amp;Copy as text</translation>
        </message>
        <message>
            <source>Reading the stored bytes and deriving the figure again…</source>
            <translation>Reading the stored bytes and deriving the figure again…</translation>
        </message>
        <message>
            <source>%1, stale</source>
            <translation>%1, stale</translation>
        </message>
        <message>
            <source>stale below</source>
            <translation>stale below</translation>
        </message>
    </context>
    <context>
        <name>assay::ui::XrayPane</name>
        <message>
            <source>Both legs of an instruction</source>
            <translation>Both legs of an instruction</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>stale</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>Waits for</translation>
        </message>
        <message>
            <source>Chain of instructions that it waits for</source>
            <translation>Chain of instructions that it waits for</translation>
        </message>
        <message>
            <source>Show the linked instruction</source>
            <translation>Show the linked instruction</translation>
        </message>
        <message>
            <source>Choose an instruction to see both of its legs.</source>
            <translation>Choose an instruction to see both of its legs.</translation>
        </message>
    </context>
</TS>
