import type { Draw } from './draw.ts';

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const HEX = '0123456789abcdef';
/** Case codes leave out what looks alike. */
const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const two = (value: number): string => String(value).padStart(2, '0');

/** What a place in a sentence may hold, by the word that stands for it. */
export const HARMLESS: Readonly<Record<string, (draw: Draw) => string>> = {
  order: (draw) =>
    draw.pick([
      () =>
        `${draw.int(2024, 2026)}${two(draw.int(1, 12))}${two(draw.int(1, 28))}${draw.digits(6)}`,
      () => `ORD-${draw.digits(8)}`,
      () => `${draw.digits(3)}-${draw.digits(7)}-${draw.digits(7)}`,
      () => `#${draw.digits(7)}`,
      () => `1${draw.digits(9)}`,
      () => `${draw.signs(UPPER, 2)}${draw.digits(9)}DE`,
      () => `20${draw.int(24, 26)}-${draw.digits(4)}-${draw.digits(5)}`,
    ])(),
  phone: (draw) =>
    draw.pick([
      () => `010-${draw.digits(4)}-${draw.digits(4)}`,
      () => `010${draw.digits(8)}`,
      () => `02-${draw.digits(3)}-${draw.digits(4)}`,
      () => `+82 10 ${draw.digits(4)} ${draw.digits(4)}`,
      () => `1588-${draw.digits(4)}`,
      () => `+49 151 ${draw.digits(8)}`,
      () => `030 ${draw.digits(7)}`,
      () => `090-${draw.digits(4)}-${draw.digits(4)}`,
      () => `(415) 555-${draw.digits(4)}`,
      () => `+44 20 7946 0${draw.digits(3)}`,
    ])(),
  date: (draw) => {
    const [year, month, day] = [draw.int(2020, 2027), two(draw.int(1, 12)), two(draw.int(1, 28))];
    const time = `${two(draw.int(0, 23))}:${two(draw.int(0, 59))}`;
    return draw.pick([
      `${year}-${month}-${day}`,
      `${year}.${month}.${day}`,
      `${year}/${month}/${day} ${time}`,
      `${day}.${month}.${year}`,
      `${year}-${month}-${day}T${time}:00Z`,
      `${year}-${month}-${day} ${time}:${two(draw.int(0, 59))}`,
      time,
    ]);
  },
  hash: (draw) => draw.signs(HEX, draw.pick([7, 8, 12, 40, 64])),
  uuid: (draw) => [8, 4, 4, 4, 12].map((length) => draw.signs(HEX, length)).join('-'),
  case: (draw) => `${draw.signs(CODE_SIGNS, 3)}-${draw.signs(CODE_SIGNS, 3)}`,
  user: (draw) =>
    draw.pick([
      () => `minji${draw.digits(2)}`,
      () => `hans.mueller${draw.digits(1)}`,
      () => `user_${draw.digits(5)}`,
      () => `minji.kim@example.com`,
      () => draw.digits(8),
      () => `${draw.digits(3)}-${draw.digits(3)}-${draw.digits(6)}`,
      () => `A${draw.digits(7)}`,
    ])(),
  error: (draw) =>
    draw.pick([
      () => `E${draw.digits(4)}`,
      () => `ERR-${draw.digits(4)}`,
      () => draw.digits(4),
      () => `AADSTS${draw.digits(5)}`,
      () => `0x8007${draw.digits(4)}`,
      () => `4${draw.digits(2)}`,
      () => draw.digits(5),
    ])(),
  amount: (draw) =>
    draw.pick([`${draw.digits(2)},000`, `12.${draw.digits(2)}`, `${draw.int(3, 20)}`]),
  length: (draw) => draw.pick(['8', '10', '12', '8-20', '8~16', '64', '6']),
  few: (draw) => String(draw.int(2, 9)),
  link: (draw) =>
    draw.pick([
      'https://shop.example.com/login',
      'https://shop.example.com/login?lang=ko&error=invalid_grant',
      `https://github.com/example/shop/commit/${draw.signs(HEX, 40)}`,
      'https://shop.example.com/password/reset',
      'https://shop.example.com/products?page=3&sort=new',
      'https://shop.example.com/help/i-forgot-my-password#step-2',
    ]),
  browser: (draw) =>
    draw.pick(['Chrome 140', 'Safari 18', 'Windows 11', 'Galaxy S24', 'iOS 18.2', 'Firefox 145']),
};

export const fillHarmless = (draw: Draw, sentence: string): string =>
  sentence.replace(/{(\w+)}/g, (place, name: string) => HARMLESS[name]?.(draw) ?? place);
