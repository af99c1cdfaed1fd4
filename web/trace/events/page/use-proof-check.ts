import { proveEvent } from '@yuanliu/core/trace';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { checkProof, type ProofFinding } from '../check-proof.ts';

/** A check of an event's proof in this browser. */
export interface ProofCheck {
  readonly isRunning: boolean;
  readonly finding: ProofFinding | undefined;
  /** Hashes from the leaf to the root. */
  readonly steps: number;
  /** Why there is no finding. */
  readonly failure: string | undefined;
  readonly run: () => void;
}

type Outcome = Pick<ProofCheck, 'finding' | 'steps' | 'failure'>;

const nothing: Outcome = { finding: undefined, steps: 0, failure: undefined };

const outcomeOf = async (id: string): Promise<Outcome> => {
  try {
    const proof = await call(proveEvent, { params: { id } });
    return { finding: await checkProof(proof), steps: proof.path.length, failure: undefined };
  } catch (error) {
    return { ...nothing, failure: error instanceof ApiProblem ? error.detail : String(error) };
  }
};

/** Takes the proof as an outsider would and recomputes it. */
export const useProofCheck = (id: string): ProofCheck => {
  const [isRunning, setRunning] = useState(false);
  const [outcome, setOutcome] = useState(nothing);
  const run = async () => {
    setRunning(true);
    setOutcome(await outcomeOf(id));
    setRunning(false);
  };
  return {
    ...outcome,
    isRunning,
    run: () => {
      run().catch(() => undefined);
    },
  };
};
