import os from 'node:os';

/** Whoever sits at the terminal, as the machine knows them: nobody is signed in there. */
export const operatorName = (): string => {
  try {
    return `${os.userInfo().username}（命令行 terminal）`;
  } catch {
    // A container may run as a number that has no name.
    return `${process.getuid?.() ?? '?'}（命令行 terminal）`;
  }
};
