import { catalogTextFormats } from '@yuanliu/core/catalog';
import { contributeTextFormats } from '@yuanliu/core/forms';

export const bring = (): void => contributeTextFormats(catalogTextFormats);
