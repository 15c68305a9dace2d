// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a real Ethereum node, deploys a real ERC-20 (OpenZeppelin, pausable, with mint and burn) and checks that the
// console reads its supply exactly, all figures of a turn from one block. usage: evm_supply.mjs ASSAY WORK_FOLDER
import {execFileSync, spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const [assay, work] = process.argv.slice(2).map(argument => path.resolve(argument));
const here = path.dirname(fileURLToPath(import.meta.url));

function skip(why) {
    console.log(`skipped: ${why}`);
    process.exit(77);
}

function install() {
    mkdirSync(work, {recursive: true});
    copyFileSync(path.join(here, 'package.json'), path.join(work, 'package.json'));
    if (existsSync(path.join(work, 'node_modules/solc')) && existsSync(path.join(work, 'node_modules/@foundry-rs/anvil')))
        return;
    try {
        execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], {cwd: work, stdio: 'inherit', timeout: 240000});
    } catch (error) {
        skip(`the node packages could not be installed: ${error.message}`);
    }
}

function compile(require) {
    const solc = require('solc');
    const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
import "@openzeppelin/contracts/token/ERC20/extensions/ERC20Pausable.sol";
contract HarbourCoin is ERC20Pausable {
    constructor() ERC20("Harbour Coin", "HKDX") {}
    function mint(address to, uint256 amount) external { _mint(to, amount); }
    function burn(uint256 amount) external { _burn(msg.sender, amount); }
    function pause() external { _pause(); }
    function unpause() external { _unpause(); }
    function _update(address from, address to, uint256 value) internal override { super._update(from, to, value); }
}`;
    const input = {
        language: 'Solidity',
        sources: {'HarbourCoin.sol': {content: source}},
        settings: {evmVersion: 'paris', outputSelection: {'*': {'*': ['abi', 'evm.bytecode.object', 'evm.methodIdentifiers']}}},
    };
    const find = name => ({contents: readFileSync(path.join(work, 'node_modules', name), 'utf8')});
    const output = JSON.parse(solc.compile(JSON.stringify(input), {import: find}));
    const errors = (output.errors ?? []).filter(e => e.severity === 'error');
    if (errors.length)
        throw new Error(errors.map(e => e.formattedMessage).join('\n'));
    return output.contracts['HarbourCoin.sol'].HarbourCoin.evm;
}

const freePort = () => new Promise(resolve => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
        const {port} = server.address();
        server.close(() => resolve(port));
    });
});

class Node {
    constructor(port) {
        this.url = `http://127.0.0.1:${port}`;
        this.id = 0;
    }
    async call(method, ...params) {
        const response = await fetch(this.url, {
            method: 'POST', headers: {'content-type': 'application/json'},
            body: JSON.stringify({jsonrpc: '2.0', id: ++this.id, method, params}),
        });
        const answer = await response.json();
        if (answer.error)
            throw new Error(`${method}: ${answer.error.message}`);
        return answer.result;
    }
    async send(transaction) {
        const hash = await this.call('eth_sendTransaction', transaction);
        for (let i = 0; i < 200; ++i) {
            const receipt = await this.call('eth_getTransactionReceipt', hash);
            if (receipt) {
                if (receipt.status !== '0x1')
                    throw new Error(`transaction ${hash} failed`);
                return receipt;
            }
        }
        throw new Error(`transaction ${hash} has no receipt`);
    }
}

function check(name, seen, expected) {
    if (seen !== expected) {
        console.error(`FAILED ${name}\n  seen     ${seen}\n  expected ${expected}`);
        process.exitCode = 1;
        throw new Error(name);
    }
    console.log(`ok ${name}: ${seen}`);
}

/// A whole number of token units as the decimal that the console writes.
function decimal(units, decimals) {
    const digits = units.toString().padStart(decimals + 1, '0');
    return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const word = value => BigInt(value).toString(16).padStart(64, '0');

install();
const require = createRequire(path.join(work, 'package.json'));
const binary = path.join(work, 'node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil');
if (!existsSync(binary))
    skip('the package of the node has no program for this machine');
const evm = compile(require);
const port = await freePort();
const process_ = spawn(binary, ['--host', '127.0.0.1', '--port', String(port), '--silent'], {stdio: 'ignore'});
try {
    const node = new Node(port);
    for (let i = 0; ; ++i) {
        try {
            await node.call('eth_chainId');
            break;
        } catch (error) {
            if (i > 500)
                throw new Error(`the node did not start: ${error.message}`);
            await new Promise(resolve => setTimeout(resolve, 20));
        }
    }
    const [owner, holder] = await node.call('eth_accounts');
    const deployed = await node.send({from: owner, data: `0x${evm.bytecode.object}`, gas: '0x4c4b40'});
    const contract = deployed.contractAddress;
    const method = signature => `0x${evm.methodIdentifiers[signature]}`;
    const supply = async () => BigInt(await node.call('eth_call', {to: contract, data: method('totalSupply()')}, 'latest'));
    const mint = amount => node.send({from: owner, to: contract, gas: '0x30d40',
                                      data: method('mint(address,uint256)') + word(holder) + word(amount)});

    const folder = path.join(work, 'run');
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    const config = path.join(folder, 'console.toml');
    const store = path.join(folder, 'store.sqlite');
    writeFileSync(config, `[store]\npath = "store.sqlite"\n[[source]]\nid = "eth"\nkind = "ledger"\nprotocol = "evm-jsonrpc"\n`
        + `url = "${node.url}"\nevery = "1s"\n[[source.coin]]\ncoin = "HKDX"\ncontract = "${contract}"\n`);
    const run = (...args) => execFileSync(assay, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 60000});
    const collect = () => run('sync', '--config', config, '--once');
    const shown = (...more) => JSON.parse(run('show', 'supply', '--store', store, '--format', 'json', ...more));

    await mint(123456789012345678901234567890123456789n);
    collect();
    let [row] = shown();
    const chain = Number(await node.call('eth_chainId'));
    check('supply is exact', row.total, decimal(await supply(), 18));
    check('ledger is CAIP-2', row.ledger, `eip155:${chain}`);
    check('contract', row.contract.toLowerCase(), contract.toLowerCase());
    const block = await node.call('eth_getBlockByNumber', `0x${row.block.toString(16)}`, false);
    check('block hash is recorded', row.block_hash, block.hash);
    check('block time is recorded', Date.parse(row.block_time), Number(block.timestamp) * 1000);
    check('as-of is the block\'s time', Date.parse(row.as_of), Number(block.timestamp) * 1000);
    check('tier is observed', row.tier, 'O');
    check('frozen is not known to a plain ERC-20', row.frozen, null);
    const first = row;

    await mint(1n);
    collect();
    [row] = shown();
    check('one unit more is seen', row.total, decimal(await supply(), 18));
    const past = shown('--known-at', first.known_at);
    check('the earlier figure is still known', past[0].total, first.total);

    await node.call('anvil_reorg', 1, []);
    collect();
    [row] = shown();
    check('after a reorganisation the new chain counts', row.total, decimal(await supply(), 18));

    const nearlyAll = (1n << 256n) - 1n - (await supply());
    await mint(nearlyAll);
    collect();
    [row] = shown();
    check('the largest uint256 is exact', row.total, decimal((1n << 256n) - 1n, 18));

    run('verify', store);
    console.log('ok the store verifies');
    const raw = row.raw;
    check('the raw answer is named', /^[0-9a-f]{64}$/.test(raw), true);
} finally {
    process_.kill('SIGKILL');
}
