/** A case code as people read and say it: three and three. */
export const spokenCode = (code: string): string => code.replace(/^(.{3})(.{3})$/, '$1-$2');
