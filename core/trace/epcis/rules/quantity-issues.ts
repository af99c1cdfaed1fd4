import { type JsonObject, leafOf, objectsOf } from '../json-shapes.ts';
import { type EventIssue, issue } from './event-issue.ts';

const fields = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];

/** Quantities below zero. A quantity says how much there is (EPCIS 2.0, 7.3.3.3); what goes the other way is another event. */
export const quantityIssues = (event: JsonObject): EventIssue[] =>
  fields.flatMap((field) =>
    objectsOf(event[field]).flatMap((element, index) => {
      const quantity = Number(leafOf(element['quantity']));
      return quantity < 0 ? [negative(`/${field}/${index}/quantity`, quantity)] : [];
    }),
  );

const negative = (path: string, quantity: number): EventIssue =>
  issue(
    path,
    `数量 ${quantity} 小于零：请填写正数；退出、退回或更正请另记事件，误报请作错误声明`,
    `The quantity ${quantity} is below zero: write a positive one; tell what goes back in an event of its own, and declare a mistake wrong`,
  );
