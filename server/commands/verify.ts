import { verifyAudit } from '../identity/index.ts';
import { printVerification } from '../platform/index.ts';
import type { Command } from './command.ts';
import { openProduct } from './open-product.ts';

/** Says whether every sealed log is as it was written, and names what is not. Exit code 1 when one is broken. */
export const verify: Command = async ({ config, say }) => {
  const product = await openProduct(config, { say, sole: false });
  try {
    const verification = await verifyAudit(product.db);
    for (const line of printVerification(verification)) say(line);
    return verification.intact ? 0 : 1;
  } finally {
    await product.close();
  }
};
