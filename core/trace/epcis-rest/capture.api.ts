import { z } from 'zod';
import { endpoint } from '../../platform/index.ts';
import { captureEvents } from '../trace.rights.ts';
import { captureTooLarge, encodedBody, epcisNotJson, invalidEpcis, notEpcisMedia } from './epcis.problems.ts';
import {
  captureBehaviours,
  captureLimits,
  epcisMedia,
  epcisPage,
  messageHeaders,
  pathValue,
  rangeHeaders,
} from './epcis-wire.ts';

const captureJob = z.object({
  captureID: z.string(),
  running: z.boolean(),
  /** No error so far; once it has ended, that everything is stored. */
  success: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  captureErrorBehaviour: z.enum(captureBehaviours),
  /** RFC 7807 objects; `path` is where in the document, `eventID` which event. */
  errors: z.array(z.looseObject({ type: z.string(), title: z.string() })),
  /** Our own: events of the document, and of them those judged, newly stored, and stored before. */
  'yuanliu:progress': z.object({
    events: z.int().nullable(),
    judged: z.int(),
    recorded: z.int(),
    duplicates: z.int(),
  }),
});
export type CaptureJob = z.output<typeof captureJob>;

export const captureDocument = endpoint({
  id: 'epcis.capture-document',
  method: 'POST',
  path: '/epcis/capture',
  needs: captureEvents,
  summary: {
    zh: '采集 EPCIS 文档（异步）：EPCISDocument 或 EPCISQueryDocument',
    en: 'Capture an EPCIS document, to be stored behind the answer',
  },
  headers: messageHeaders.extend({
    'GS1-Capture-Error-Behaviour': z
      .enum(captureBehaviours)
      .optional()
      .describe(
        'rollback：一个出错则全部不存（默认）；proceed：存下正确的 / what becomes of the good events beside bad ones',
      ),
  }),
  body: z.unknown(),
  takes: epcisMedia,
  bodyLimit: captureLimits.bytes,
  success: 202,
  reply: 'nothing',
  problems: [invalidEpcis, epcisNotJson, captureTooLarge, notEpcisMedia, encodedBody],
});

export const listCaptures = endpoint({
  id: 'epcis.list-captures',
  method: 'GET',
  path: '/epcis/capture',
  needs: captureEvents,
  summary: { zh: '采集任务列表，最新的在前', en: 'List captures, the newest first' },
  headers: rangeHeaders,
  query: z.strictObject(epcisPage),
  reply: z.array(captureJob),
});

export const seeCapture = endpoint({
  id: 'epcis.see-capture',
  method: 'GET',
  path: '/epcis/capture/:captureId',
  needs: captureEvents,
  summary: { zh: '采集任务的进度与结果', en: 'See how far a capture is and what came of it' },
  headers: rangeHeaders,
  params: z.strictObject({ captureId: pathValue }),
  reply: captureJob,
  row: 'trace.capture',
});
