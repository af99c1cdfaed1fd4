/** The fields that EPCIS 2.0 itself defines, by the object they stand in; every other key is an extension. */

const of = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Of any event, whatever its type. */
export const eventFields = of(
  '@context type eventTime recordTime eventTimeZoneOffset eventID certificationInfo errorDeclaration action ' +
    'epcList parentID inputEPCList childEPCs quantityList childQuantityList inputQuantityList outputEPCList ' +
    'outputQuantityList transformationID bizStep disposition persistentDisposition readPoint bizLocation ' +
    'bizTransactionList sourceList destinationList sensorElementList ilmd',
);

/** Of `readPoint` and `bizLocation`. */
export const placeFields = of('id');

/** Of `errorDeclaration`. */
export const declarationFields = of('declarationTime reason correctiveEventIDs');

/** Of an element of `sensorElementList`. */
export const sensorElementFields = of('sensorMetadata sensorReport type');

/** Of `sensorMetadata`. */
export const sensorMetadataFields = of(
  'time startTime endTime deviceID deviceMetadata rawData dataProcessingMethod bizRules type',
);

/** Of an element of `sensorReport`. */
export const sensorReportFields = of(
  'type exception deviceID deviceMetadata rawData dataProcessingMethod bizRules time microorganism ' +
    'chemicalSubstance coordinateReferenceSystem value component stringValue booleanValue hexBinaryValue ' +
    'uriValue minValue maxValue meanValue sDev percRank percValue uom',
);

const comment = 'http://www.w3.org/2000/01/rdf-schema#';

/** True for keys that say something to readers only: `rdfs:comment`, `comment`. */
export const isComment = (key: string): boolean =>
  key === 'comment' || key === 'rdfs:comment' || key === `{${comment}}comment` || key === `${comment}comment`;
