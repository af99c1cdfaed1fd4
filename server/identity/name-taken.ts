import { nameTaken } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';

/** The refusal of a name that another row has, beside its field. */
export const takenName = (name: string): Problem =>
  new Problem(nameTaken, { name }, [
    { in: 'body', path: '/name', text: { zh: '已存在，请换一个', en: 'exists already; choose another one' } },
  ]);
