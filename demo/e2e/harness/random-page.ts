import { CLOBBERING, FORM_NAMES, PATCHES, SURROUNDINGS } from './random-oddities.ts';

/** A login page that nobody would write, made from a number alone. */
export type RandomPage = {
  readonly seed: number;
  readonly html: string;
  /** The page in its frame, where the form is in one. */
  readonly frameHtml: string;
  readonly userId: string;
  /** Where the sign-in is sent to. */
  readonly action: string;
  readonly hasShowButton: boolean;
  /** The page's own script sends the form, and the page stays. */
  readonly isSinglePage: boolean;
};

/** Mulberry32: the same numbers from the same seed, everywhere. */
function createDice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chooses at random. */
class Choice {
  readonly #dice: () => number;

  constructor(seed: number) {
    this.#dice = createDice(seed);
  }

  chance(share: number): boolean {
    return this.#dice() < share;
  }

  of<Any>(...all: readonly [Any, ...Any[]]): Any {
    return all[Math.floor(this.#dice() * all.length)] ?? all[0];
  }

  /** Up to `most`, none twice. */
  some<Any>(all: readonly Any[], most: number): readonly Any[] {
    const left = [...all];
    const count = Math.floor(this.#dice() * (most + 1));
    return Array.from({ length: count }, () =>
      left.splice(Math.floor(this.#dice() * left.length), 1),
    ).flat();
  }
}

/** How pages let people see what they typed: by property or attribute. */
const SHOW_IN_PLACE = [`s.type='text'`, `s.setAttribute('type','text')`] as const;
/** Old ones put another field in its place; that would not belong to a form torn apart. */
const SHOW_SCRIPTS = [
  ...SHOW_IN_PLACE,
  `var n=s.cloneNode();n.setAttribute('type','text');n.value=s.value;s.replaceWith(n)`,
] as const;

const field = (attributes: string): string => `<input ${attributes}>`;

function makeFields(
  choice: Choice,
  isTorn: boolean,
): readonly [fields: string, hasShowButton: boolean] {
  const odd = choice.some(CLOBBERING, 4);
  const [clobbering] = odd;
  const userName =
    choice.chance(0.25) && clobbering ? clobbering : choice.of('user', 'email', 'id', 'mb_id');
  const secretName = choice.of('password', 'pw', 'passwd', 'user_pass', 'j_password', 'x');
  const type = choice.of('text', 'text', 'email', '');
  const user = field(
    `data-t=user name=${userName} id=user ${type && `type=${type}`} ${choice.of('', 'autocomplete=username', 'autocomplete=off')}`,
  );
  const secret = field(
    `data-t=secret name=${secretName} id=password type=${choice.of('password', 'PASSWORD', '"password"')} ${choice.of('', 'autocomplete=current-password')}`,
  );
  const hidden = odd.slice(1).map((name) => field(`type=hidden name=${name} value="kept ${name}"`));
  const hasShowButton = choice.chance(0.5);
  const show = hasShowButton
    ? `<button data-t=show type=button onclick="var s=this.parentNode.querySelector('[data-t=secret]');${choice.of(SHOW_SCRIPTS[0], ...(isTorn ? SHOW_IN_PLACE : SHOW_SCRIPTS))}">Show</button>`
    : '';
  const send = choice.of(
    '<button data-t=send>Sign in</button>',
    '<input data-t=send type=submit value=Login name=submit>',
    '<button data-t=send type=submit name=go value=1><b>로그인</b></button>',
  );
  const label = choice.of('<label for=user>User</label>', '<label>Who', '');
  return [`${hidden.join('')}${label}${user}<span>${secret}${show}</span>${send}`, hasShowButton];
}

/** Where the form is. */
const PLACES = ['page', 'page', 'page', 'shadow', 'nested shadow', 'frame'] as const;
type Place = (typeof PLACES)[number];

/** Sends by a request of the page's own, and says in the page how it ended. */
const SINGLE_PAGE = `event.preventDefault();var h=this;fetch(HTMLFormElement.prototype.getAttribute.call(h,'action'),{method:'POST',body:new URLSearchParams(new FormData(h))}).then(function(){var p=Object.getOwnPropertyDescriptor(Node.prototype,'parentNode').get.call(h);var e=Document.prototype.createElement.call(window.document,'p');e.className='error';Node.prototype.appendChild.call(p,e).append('Wrong password.')})`;

function makeForm(
  choice: Choice,
  action: string,
  place: Place,
): readonly [form: string, hasShowButton: boolean] {
  // The parser tears the form out of the table, and its fields belong to it all the same; not so in a
  // shadow root.
  const isTorn = !place.includes('shadow') && choice.chance(0.25);
  const [fields, hasShowButton] = makeFields(choice, isTorn);
  const name = choice.chance(0.5) ? `name=${choice.of('attributes', ...FORM_NAMES)}` : '';
  const encoding = choice.of('', '', 'enctype=multipart/form-data');
  const script = choice.chance(0.3) ? `onsubmit="${SINGLE_PAGE}"` : '';
  const open = `<form data-t=form action=${action} method=post novalidate ${name} ${encoding} ${script}>`;
  const form = isTorn
    ? `<table>${open}<tr><td>${fields}</td></tr></form></table>`
    : `${open}${fields}</form>`;
  return [form, hasShowButton];
}

function placeForm(place: Place, form: string): readonly [html: string, frameHtml: string] {
  const inShadow = (html: string): string =>
    `<div><template shadowrootmode=open>${html}</template></div>`;
  if (place === 'shadow') return [inShadow(form), ''];
  if (place === 'nested shadow') return [inShadow(`<section>${inShadow(form)}</section>`), ''];
  const frame = '<iframe src=/frame width=500 height=300 title="Sign in"></iframe>';
  return place === 'frame' ? [frame, `<!doctype html><title>Inner</title>${form}`] : [form, ''];
}

/** Makes a page; the same from the same seed. */
export function makeRandomPage(seed: number): RandomPage {
  const choice = new Choice(seed);
  const action = choice.of('/login', '/session', '/actionLogin.do', '/members/sign_in');
  const place = choice.of(...PLACES);
  const [form, hasShowButton] = makeForm(choice, action, place);
  const [placed, frameHtml] = placeForm(place, form);
  const before = choice.some(SURROUNDINGS, 4).join('');
  const after = choice.some(SURROUNDINGS, 4).join('');
  const patches = choice.some(PATCHES, 4).map((patch) => `<script>${patch}</script>`);
  const doctype = choice.of(
    '<!doctype html>',
    '<!doctype html>',
    '',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
  );
  const html = choice.of('<html>', '<html dir=rtl lang=ar>', '<html lang=ko>', '<html lang=de>');
  // Without an end of the head, the tag comes before everything, which makes for quirks mode.
  const head = `<meta charset=utf-8><title>Sign in</title>${patches.join('')}`;
  const whole = choice.chance(0.8) ? `<head>${head}</head><body>` : head;
  const body = choice.chance(0.8) ? '</body></html>' : '';
  return {
    seed,
    html: `${doctype}${html}${whole}${before}${placed}${after}${body}`,
    frameHtml,
    userId: choice.of('minji@example.com', 'kim.minji', '  minji ', 'MINJI', '홍길동'),
    action,
    hasShowButton,
    isSinglePage: form.includes('onsubmit'),
  };
}
