/** By what it has: nodes of a frame are no instances of this window's classes. */
export const isElement = (node: Node): node is Element => 'matches' in node;
