/** Text in the Latin alphabet, or at least in none of the others that are read. */
export const LATIN = /^[^\u3040-\ud7a3]*$/;
