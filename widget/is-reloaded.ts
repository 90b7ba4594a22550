/** Whether the visitor asked for this very page again. */
export const isReloaded = (): boolean =>
  performance.getEntriesByType('navigation')[0]?.type === 'reload';
