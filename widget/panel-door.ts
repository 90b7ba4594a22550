import type { Panel, PanelParts } from './parts.ts';
import { warn } from './warn.ts';

/** The way into the panel, which is fetched when somebody first comes near. */
export type PanelDoor = {
  /** Fetches the panel, without bringing it to life. */
  prefetch(): Promise<unknown>;
  /** Brings it to life; undefined when it cannot be fetched, which is told once on the console. */
  get(): Promise<Panel | undefined>;
  /** Undefined while there is none. */
  now(): Panel | undefined;
  /** Takes the panel away; the next one is a new one. */
  destroy(): void;
};

const fetchPanel = (locale: PanelParts['config']['locale']) =>
  Promise.all([
    import('./panel/panel.tsx'),
    locale === 'ko' ? import('./panel/i18n/ko.ts') : import('./panel/i18n/en.ts'),
  ]).catch(warn);

export function createPanelDoor(parts: PanelParts): PanelDoor {
  let panel: Panel | undefined;
  let coming: ReturnType<typeof fetchPanel> | undefined;
  const prefetch = () => (coming ??= fetchPanel(parts.config.locale));
  return {
    prefetch,
    async get() {
      const fetched = await prefetch();
      if (fetched) panel ??= fetched[0].mountPanel(parts, fetched[1].strings);
      return panel;
    },
    now: () => panel,
    destroy() {
      panel?.destroy();
      panel = undefined;
    },
  };
}
