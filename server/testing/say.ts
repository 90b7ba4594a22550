/** A figure or a seed that whoever reads the test's output may want; a test never depends on it. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
