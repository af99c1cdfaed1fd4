import type { StoredFile } from '@yuanliu/core/forms';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { useFilling } from '../filling-context.ts';

/** A file that is on its way, or did not arrive. */
export interface Pending {
  readonly key: number;
  readonly file: File;
  /** From 0 to 1. */
  readonly part: number;
  /** Why it did not arrive. */
  readonly failure: string | undefined;
}

/** Files on their way, and what starts, repeats and gives up. */
export interface Uploads {
  readonly pending: readonly Pending[];
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: number) => void;
  readonly drop: (key: number) => void;
}

/** Sends files one beside the other; `onStored` is told of each that has arrived. */
export const useUploads = (onStored: (file: StoredFile) => void): Uploads => {
  const { upload, begin } = useFilling();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const lastKey = useRef(0);
  const latest = useRef(onStored);
  useEffect(() => {
    latest.current = onStored;
  });
  const change = (key: number, next: Partial<Pending>) =>
    setPending((before) => before.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const drop = (key: number) => {
    aborts.current.get(key)?.abort();
    setPending((before) => before.filter((each) => each.key !== key));
  };
  const send = async (key: number, file: File) => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    const end = begin();
    try {
      const stored = await upload({
        file,
        signal: abort.signal,
        onProgress: (part) => change(key, { part }),
      });
      latest.current(stored);
      drop(key);
    } catch (error) {
      if (!abort.signal.aborted)
        change(key, { failure: error instanceof ApiProblem ? error.detail : String(error) });
    } finally {
      end();
      aborts.current.delete(key);
    }
  };
  const start = (key: number, file: File) => {
    send(key, file).catch(() => undefined);
  };
  return {
    pending,
    drop,
    add: (files) => {
      const added = files.map((file) => {
        lastKey.current += 1;
        return { key: lastKey.current, file, part: 0, failure: undefined };
      });
      setPending((before) => [...before, ...added]);
      for (const { key, file } of added) start(key, file);
    },
    retry: (key) => {
      const again = pending.find((each) => each.key === key);
      if (again === undefined) return;
      change(key, { part: 0, failure: undefined });
      start(key, again.file);
    },
  };
};
