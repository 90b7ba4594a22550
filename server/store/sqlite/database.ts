import type { Row } from './read.ts';

export type Value = string | number | null;
type Bound = Value | Readonly<Record<string, Value>>;

/** What is used of a prepared statement. */
export type Statement = {
  run(...bound: readonly Bound[]): unknown;
  get(...bound: readonly Bound[]): Row | undefined;
  all(...bound: readonly Bound[]): Row[];
};

/** What is used of a connection: alike in Node's own SQLite and in the package for Node 20. */
export type Database = {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
};
export type Sqlite = { readonly DatabaseSync: new (file: string) => Database };
