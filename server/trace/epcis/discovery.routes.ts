import { captureBehaviours, discoveries, epcFormats, epcisVersion } from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { sayExtensions } from './answer/answer-events.ts';
import { limitHeaders } from './epcis-dialect.ts';
import { loadNamespaces } from './namespaces.store.ts';

const abilities: Readonly<Record<string, string>> = {
  'GS1-EPCIS-Min': epcisVersion,
  'GS1-EPCIS-Max': epcisVersion,
  'GS1-CBV-Min': epcisVersion,
  'GS1-CBV-Max': epcisVersion,
  'GS1-EPC-Format': epcFormats.join(', '),
  'GS1-CBV-XML-Format': 'Never_Translates',
};

/** What every path offers, by OPTIONS. */
export const discoveryRoutes: readonly Route[] = discoveries.map(({ endpoint, methods }) =>
  bind(endpoint, async (ctx, _input, http) => {
    const isCapture = endpoint.path === '/epcis/capture';
    const headers = {
      Allow: methods.join(', '),
      ...abilities,
      ...(isCapture && { ...limitHeaders, 'GS1-Capture-Error-Behaviour': captureBehaviours.join(', ') }),
    };
    for (const [name, value] of Object.entries(headers)) http.header(name, value);
    const known = await loadNamespaces(ctx.db);
    sayExtensions(
      http,
      new Map(
        [...known].flatMap(([prefix, [namespace]]) => (namespace === undefined ? [] : [[prefix, namespace]])),
      ),
    );
    return undefined;
  }),
);
