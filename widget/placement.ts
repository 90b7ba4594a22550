/** In client coordinates, CSS pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where the bubble can be, best first: the last one is a narrow tab that is in nobody's way. */
export const PLACES = ['end', 'start', 'edge'] as const;

/** How far off a form the bubble stays, CSS pixels. */
const GAP = 8;

/** Whether a box, grown by the gap, touches another one. */
export const touches = (box: Box, other: Box): boolean =>
  Math.max(
    box.left - other.right,
    other.left - box.right,
    box.top - other.bottom,
    other.top - box.bottom,
  ) < GAP;
