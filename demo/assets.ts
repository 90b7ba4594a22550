import type { Router } from 'express';
import css from './assets/demo.css?raw';
import frontCss from './assets/front.css?raw';
import moon from './assets/moon.svg?raw';
import showPassword from './assets/show-password.js?raw';
import spa from './assets/spa.js?raw';

const ASSETS = [
  { name: 'demo.css', type: 'text/css', body: css + frontCss },
  { name: 'moon.svg', type: 'image/svg+xml', body: moon },
  { name: 'show-password.js', type: 'text/javascript', body: showPassword },
  { name: 'spa.js', type: 'text/javascript', body: spa },
] as const;

/** Serves the demo's own styles and scripts; browsers ask each time and mostly hear 304. */
export function addAssets(router: Router): void {
  for (const { name, type, body } of ASSETS) {
    router.get(`/assets/${name}`, (_req, res) => {
      res.set('Cache-Control', 'no-cache').type(type).send(body);
    });
  }
}
