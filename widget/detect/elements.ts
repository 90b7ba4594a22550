/** What a page's elements live in: the page, an open shadow root, a frame of the same origin. */
export type Root = Document | ShadowRoot;

const rootIn = (element: Element): Root | null =>
  // Null for a frame of another origin.
  element instanceof HTMLIFrameElement
    ? element.contentDocument
    : element.localName === 'porchlight-help'
      ? null
      : element.shadowRoot;

/** Every element of the page, of its open shadow roots and of its same-origin frames, in order. */
export function listElements(
  root: ParentNode = document,
  roots: ParentNode[] = [],
): readonly Element[] {
  const all: Element[] = [];
  roots.push(root);
  for (const element of root.querySelectorAll('*')) {
    all.push(element);
    const inner = rootIn(element);
    if (inner) for (const each of listElements(inner, roots)) all.push(each);
  }
  return all;
}
