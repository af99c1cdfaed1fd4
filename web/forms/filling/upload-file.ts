import { type StoredFile, uploadFile } from '@yuanliu/core/forms';
import { addressOf } from '../../lib/address.ts';
import { problemFrom, unreachable } from '../../lib/api-problem.ts';
import { reportReached, reportUnreachable } from '../../lib/connection.ts';
import { currentLanguage } from '../../lib/preferences.ts';
import { asReply } from '../../lib/reply.parse.ts';
import type { Upload } from '../field-types/filling-context.ts';

const bodyOf = (request: XMLHttpRequest): unknown => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return undefined;
  }
};

/** Sends a file. Not by fetch, which does not tell how far it has come. Throws ApiProblem. */
export const sendFile = (form: string, { file, onProgress, signal }: Upload): Promise<StoredFile> =>
  new Promise((resolve, reject) => {
    const language = currentLanguage();
    const request = new XMLHttpRequest();
    const name = file.name === '' ? 'image.png' : file.name;
    request.open('POST', addressOf(uploadFile.path, { params: { form }, query: { name } }));
    request.setRequestHeader('accept-language', language === 'zh' ? 'zh-CN' : 'en');
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      reportReached();
      const body = bodyOf(request);
      if (request.status < 300) resolve(asReply(uploadFile, body));
      else reject(problemFrom({ status: request.status, body }, language));
    });
    request.addEventListener('error', () => {
      reportUnreachable();
      reject(unreachable(language));
    });
    request.addEventListener('abort', () => reject(unreachable(language)));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
