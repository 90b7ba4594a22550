// What every bench does with its figures: order them, relate them to a floor, print them.
import { readdirSync, readFileSync } from 'node:fs';

/** @param {readonly number[]} values @param {number} share 0 to 1; null when there is nothing */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** The middle one; of an even number, the lower of the two in the middle. */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
};

/** p50, p95, p99 and the worst, of times in ms. */
export const spread = (values) => ({
  n: values.length,
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
  max: quantile(values, 1),
});

/**
 * CPU time that a process has used on all its threads, ms; null where the system does not tell (it
 * is Linux that does).
 */
export function cpuMs(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
      const [spentNs] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ');
      return sum + Number(spentNs) / 1e6;
    }, 0);
  } catch {
    return null;
  }
}

/** The same rounding in table and JSON: three digits are more than such a figure carries. */
export const round = (value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value;

const rounded = (value) => {
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return round(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
};

const cell = (value) => (value === null || value === undefined ? '–' : String(round(value)));

/** Prints rows under a heading; the first column to the left, figures to the right. */
export function printTable(title, columns, rows) {
  const lines = [columns, ...rows].map((line) => line.map(cell));
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const pad = (text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line.map(pad).join('   ')}`);
}

/** One line for machines, after the table for people. */
export const printJson = (bench, figures) =>
  console.log(JSON.stringify({ bench, ...rounded(figures) }));
