import fc from 'fast-check';

/** A test run is the same every time. `PROPERTY_SEED=random` looks for what nobody has seen yet, a number repeats it. */
const seed = process.env['PROPERTY_SEED'] ?? '20261124';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
