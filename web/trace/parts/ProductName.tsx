import { useProductName } from './place-names.ts';
import { useWritten } from './use-written.ts';

interface ProductNameProps {
  /** Of the class, or of a lot, run or item of it. */
  readonly uri: string;
  /** What stands there while master data does not name it. */
  readonly orNumber?: boolean;
}

/** The name of a product; nothing, or its number, where master data has none. */
export const ProductName = ({ uri, orNumber = false }: ProductNameProps) => {
  const written = useWritten();
  const name = useProductName(uri);
  if (name === undefined) return orNumber ? <span>{written.uri(uri)}</span> : null;
  return (
    <span className="product-name" title={written.uri(uri)}>
      {name}
    </span>
  );
};
