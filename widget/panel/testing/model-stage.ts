import type { Failure } from '../../parts.ts';
import { createGuard } from '../guard.ts';
import { strings } from '../i18n/en.ts';
import { PanelModel } from '../model.ts';
import { openVisitorStorage } from '../visitor-storage.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeRelay } from './fake-relay.ts';
import { FAILURE, Stage } from './stage.ts';

/** A tab that keeps its storage over reloads. */
export class FakeTab {
  readonly clock = new FakeClock();
  readonly relay = new FakeRelay();
  isOnline = true;
  isVisible = true;
  /** How this tab gets the guard. */
  fetchGuard: () => Promise<{ createGuard: typeof createGuard }> = () =>
    Promise.resolve({ createGuard });
  #kept: string | null = null;
  #ids = 0;
  #model: PanelModel | null = null;

  /** What is in the tab's storage. */
  get kept(): Record<string, unknown> | null {
    return JSON.parse(this.#kept ?? 'null') as Record<string, unknown> | null;
  }

  keep(kept: unknown): void {
    this.#kept = JSON.stringify(kept);
  }

  /** Loads the page, or loads it again, with a panel that knows only what the tab kept. */
  async load(failure: Failure | null = FAILURE) {
    this.#model?.stop();
    this.relay.down();
    const stage = new Stage();
    const storage = {
      getItem: () => this.#kept,
      setItem: (_key: string, value: string) => (this.#kept = value),
    };
    const model = new PanelModel({
      panel: stage.parts({} as ShadowRoot, {}, failure),
      strings,
      storage: openVisitorStorage(() => storage as unknown as Storage),
      schedule: this.clock.schedule,
      connect: this.relay.connect,
      isOnline: () => this.isOnline,
      isVisible: () => this.isVisible,
      fetchGuard: () => this.fetchGuard(),
      newId: () => `id-${++this.#ids}`,
      random: () => 0.5,
      now: this.clock.now,
      changed: () => {},
      context: () => ({
        pageUrl: 'https://shop.example.com/login?next=/secret',
        timeZone: 'Asia/Seoul',
        client: {
          browser: 'Firefox 140',
          os: 'Linux',
          device: 'desktop',
          languages: ['en'],
          viewport: { w: 1300, h: 800 },
          cookies: 'ok',
          storage: 'ok',
        },
      }),
    });
    this.#model = model;
    await settle();
    return { model, stage };
  }

  /** A page whose visitor waits in the queue. */
  async queued() {
    const page = await this.load();
    page.model.open(true);
    page.model.start();
    await settle();
    return page;
  }

  /** A page whose visitor talks with Minji, and looks at it. */
  async assigned() {
    const page = await this.queued();
    this.relay.assign('Minji');
    page.model.looked(true);
    return page;
  }
}
