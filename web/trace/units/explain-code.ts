import { fill, type Language, type Text } from '@yuanliu/core/platform';
import { unitTexts } from '../unit-texts.ts';
import { codeTold } from './use-code-told.ts';

/** Why a scanned code opens nothing: it is no code, or it is sound and the ledger does not know it. */
export const explainCode = async (code: string): Promise<Text> => {
  const told = await codeTold(code);
  if (!told.isCode) return told.reason;
  const { form, parts } = told.told;
  const say = (language: Language): string =>
    fill(unitTexts.find.scannedCode[language], {
      form: form[language],
      parts: parts
        .map(({ title, value }) => `${title[language]} ${value}`)
        .join(language === 'zh' ? '、' : ', '),
    });
  return { zh: say('zh'), en: say('en') };
};
