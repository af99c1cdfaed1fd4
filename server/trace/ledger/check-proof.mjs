#!/usr/bin/env node
/*
 * 源流 Yuanliu · 事件证明校验 · Checks the proof of an event.
 *
 * 只需 Node.js 20 或更高版本，不连接网络，不需要源流服务器。
 * Needs Node.js 20 or later and nothing else: no network, no server of ours.
 *
 *   node check-proof.mjs proof.json [--root <hex>]
 *   node check-proof.mjs --consistency older.json growth.json
 *
 * The leaf is SHA-256(0x00 || canonical JSON of the event, RFC 8785); the tree is that of RFC 6962; the two proofs are
 * checked as RFC 9162 §2.1.3.2 and §2.1.4.2 say. Exit code: 0 proven, 1 not proven, 2 nothing to check.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (text) => sha256(Buffer.of(0), Buffer.from(text, 'utf8'));
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** The one spelling of a JSON value (RFC 8785). */
const canonical = (value) => {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('half a surrogate pair');
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonical(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
};

const half = (number) => Math.floor(number / 2);
const isSize = (number) => Number.isSafeInteger(number) && number >= 0;
const hashOf = (text) => {
  if (typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) throw new Error(`no hash: ${text}`);
  return Buffer.from(text, 'hex');
};

const isIncluded = ({ leaf, index, size, root, path }) => {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [own, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path.map(hashOf)) {
    if (last === 0) return false;
    if (own % 2 === 1 || own === last) {
      hash = nodeHash(sibling, hash);
      while (own % 2 === 0 && own !== 0) [own, last] = [half(own), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 && hash.equals(hashOf(root));
};

const isPowerOfTwo = (number) => Number.isInteger(Math.log2(number));

const isConsistent = ({ older, newer, path }) => {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false;
  const [olderRoot, newerRoot] = [hashOf(older.root), hashOf(newer.root)];
  if (older.size === newer.size) return path.length === 0 && olderRoot.equals(newerRoot);
  if (older.size === 0) return path.length === 0;
  const hashes = path.map(hashOf);
  const [first, ...rest] = isPowerOfTwo(older.size) ? [olderRoot, ...hashes] : hashes;
  if (first === undefined || hashes.length === 0) return false;
  let [own, last] = [older.size - 1, newer.size - 1];
  while (own % 2 === 1) [own, last] = [half(own), half(last)];
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (own % 2 === 1 || own === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (own % 2 === 0 && own !== 0) [own, last] = [half(own), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 && before.equals(olderRoot) && after.equals(newerRoot);
};

const say = (zh, en) => console.log(`${zh}\n${en}\n`);

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    say(`无法读取 ${file}：${error.message}`, `Cannot read ${file}: ${error.message}`);
    process.exit(2);
  }
};

/** Whatever is malformed proves nothing. */
const holds = (check) => {
  try {
    return check();
  } catch {
    return false;
  }
};

const checks = (proof, root) => [
  {
    ok: holds(() => leafHash(canonical(proof.event)).equals(hashOf(proof.leaf))),
    zh: '事件内容与封存时的叶哈希一致',
    en: 'the event is what its leaf hash was taken over',
  },
  {
    ok: holds(() =>
      sha256(Buffer.from(canonical(proof.context), 'utf8')).equals(hashOf(proof.event.context_hash)),
    ),
    zh: '解释字段名所用的 JSON-LD 上下文一致',
    en: 'the JSON-LD context by which its names are read is the same',
  },
  {
    ok: holds(() => isIncluded({ ...proof, leaf: hashOf(proof.leaf) })),
    zh: `该叶是共 ${proof.size} 条的日志中的第 ${proof.index + 1} 条`,
    en: `the leaf is number ${proof.index + 1} of a log of ${proof.size}`,
  },
  ...(root === undefined
    ? []
    : [{ ok: proof.root === root, zh: '根哈希与您另行取得的一致', en: 'the root is the one that you hold' }]),
  ...(proof.stamps ?? []).map((stamp) => ({
    ok: holds(
      () => proof.index < stamp.size && isConsistent({ older: stamp, newer: proof, path: stamp.growth }),
    ),
    zh: `${stamp.authority} 的时间戳所涉的日志（${stamp.size} 条）是本日志的开头，并包含该事件`,
    en: `the log of ${stamp.size} that ${stamp.authority} stamped is the beginning of this one and holds the event`,
  })),
];

const checkEvent = (file, root) => {
  const proof = read(file);
  if (proof.format !== 'yuanliu-event-proof/1') {
    say('这不是源流的事件证明文件。', 'This is no event proof of Yuanliu.');
    return 2;
  }
  const done = checks(proof, root);
  for (const { ok, zh, en } of done) console.log(`${ok ? '✓' : '✗'} ${zh} · ${en}`);
  console.log('');
  if (done.some(({ ok }) => !ok)) {
    say(
      '不成立：该文件中的事件不是当时封存的那一条，或证明已被改动。',
      'NOT PROVEN: the event in this file is not what was sealed, or the proof was altered.',
    );
    return 1;
  }
  const { event_id, event_time, record_time } = proof.event;
  say(
    `成立：事件 ${event_id}（发生于 ${event_time}，记录于 ${record_time}）与封存时一字不差。`,
    `PROVEN: event ${event_id} (of ${event_time}, recorded ${record_time}) is exactly what was sealed.`,
  );
  if (root === undefined)
    say(
      `根哈希：${proof.root}\n请与从其他途径取得的根哈希（公布的、打印的、盖过时间戳的）核对；用 --root 可一并校验。`,
      `Root: ${proof.root}\nCompare it with a root that you hold from elsewhere (published, printed, time-stamped); --root checks it too.`,
    );
  return 0;
};

const checkGrowth = (olderFile, growthFile) => {
  const [older, growth] = [read(olderFile), read(growthFile)];
  if (growth.format !== 'yuanliu-log-growth/1') {
    say('这不是源流的日志增长证明文件。', 'This is no growth proof of Yuanliu.');
    return 2;
  }
  const noted = { size: older.size, root: older.root };
  if (holds(() => isConsistent({ older: noted, newer: growth.newer, path: growth.path }))) {
    say(
      `成立：${noted.size} 条的日志原样保留在 ${growth.newer.size} 条的日志开头，其间只有追加。`,
      `PROVEN: the log of ${noted.size} is the beginning of the log of ${growth.newer.size}; it was only added to.`,
    );
    return 0;
  }
  say(
    '不成立：两个日志不是同一日志的先后状态，曾有记录被改动或删除，或证明已被改动。',
    'NOT PROVEN: these are not two states of one log: rows were changed or deleted, or the proof was altered.',
  );
  return 1;
};

const run = ([first, second, third]) => {
  if (first === '--consistency' && third !== undefined) return checkGrowth(second, third);
  if (first !== undefined && !first.startsWith('--') && (second === undefined || second === '--root'))
    return checkEvent(first, second === undefined ? undefined : (third ?? '').toLowerCase());
  say(
    '用法：node check-proof.mjs proof.json [--root <十六进制>]\n　　　node check-proof.mjs --consistency older.json growth.json',
    'Usage: node check-proof.mjs proof.json [--root <hex>]\n       node check-proof.mjs --consistency older.json growth.json',
  );
  return 2;
};

process.exitCode = run(process.argv.slice(2));
