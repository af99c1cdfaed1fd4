import { type Language, sealFindingText, type Text } from '@yuanliu/core/platform';
import type { Verification } from './verify-log.ts';

/** Puts what a log knows its rows by into words. */
export type TitleReader = (title: string) => Text;

const asItIs: TitleReader = (title) => ({ zh: title, en: title });

/** What verifying found as lines for a terminal: all in Chinese, then all in English. */
export const printVerification = (verification: Verification, readTitle: TitleReader = asItIs): string[] => [
  ...linesIn('zh', verification, readTitle),
  ...linesIn('en', verification, readTitle),
];

const linesIn = (language: Language, verification: Verification, readTitle: TitleReader): string[] => {
  const { findings, more } = verification;
  const rest = {
    zh: `  另有 ${more} 处问题未列出。`,
    en: `  and ${more} more.`,
  };
  return [
    verdict(verification)[language],
    ...findings.map((finding) => {
      const title = readTitle(finding.title)[language];
      return `  ${sealFindingText({ ...finding, title })[language]}`;
    }),
    ...(more > 0 ? [rest[language]] : []),
    tailOf(verification)[language],
  ];
};

const verdict = ({ log, intact, size, root, findings, more }: Verification) =>
  intact
    ? {
        zh: `日志 ${log} 完好：已封存 ${size} 条，根哈希 ${root}`,
        en: `Log ${log} is intact: ${size} rows sealed, root ${root}`,
      }
    : {
        zh: `日志 ${log} 被改动过，发现 ${findings.length + more} 处问题：`,
        en: `Log ${log} was tampered with; findings: ${findings.length + more}`,
      };

const tailOf = ({ tail }: Verification) =>
  tail.count === 0
    ? { zh: '没有待封存的记录。', en: 'No rows wait for their seal.' }
    : {
        zh: `待封存 ${tail.count} 条，最早的已等待 ${tail.seconds.toFixed(1)} 秒。`,
        en: `${tail.count} rows wait for their seal, the oldest for ${tail.seconds.toFixed(1)} s.`,
      };
