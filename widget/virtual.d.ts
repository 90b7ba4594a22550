/** Path of the recogniser part at the relay, such as `/w/watch-1a2b3c4d.js`. */
declare module 'virtual:watch-url' {
  const path: string;
  export default path;
}

/** A style sheet that a page links. */
declare module '*.css';

/** A style sheet as text, to be adopted by the shadow root. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}

/** The version in package.json. */
declare const __PORCHLIGHT_VERSION__: string;

interface Performance {
  getEntriesByType(type: 'navigation'): PerformanceNavigationTiming[];
}

interface WindowEventMap {
  [name: `porchlight:${string}`]: CustomEvent;
}

interface Node {
  /** Of a node that stands on the page. */
  getRootNode(): Document | ShadowRoot;
}

interface Event {
  /** Of an event that happens to an element. */
  composedPath(): [Element, ...EventTarget[]];
}

interface PerformanceObserverEntryList {
  getEntriesByType(type: 'resource'): PerformanceResourceTiming[];
}
