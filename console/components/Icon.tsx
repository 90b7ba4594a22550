const PATHS = {
  lamp: 'M12 3v2M9 5h6l2 4H7zM8 9l1 9h6l1-9M10 18v2h4v-2M12 11v4',
  key: 'M15.5 4a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M12.3 11.7L4 20M7 17l3 3M16 8h.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4.5l3 2',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  shield: 'M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6zM9 12l2 2 4-4',
  cookie: 'M12 4a8 8 0 1 0 8 8 3 3 0 0 1-4-4 3 3 0 0 1-4-4M9 10h.01M9.5 15h.01M14.5 14.5h.01',
  puzzle: 'M4 8h4a2 2 0 1 1 4 0h4v4a2 2 0 1 1 0 4v4H4z',
  server: 'M4 5h16v6H4zM4 13h16v6H4zM7.5 8h.01M7.5 16h.01M11 8h6M11 16h6',
  wrench:
    'M14 7a4 4 0 0 1 5.5-3L17 6.5l.5 2 2 .5L22 6.5A4 4 0 0 1 16 11L8 19.5a2 2 0 0 1-3-3L13.5 8',
  offline:
    'M3 4l17 17M5 12.5a10 10 0 0 1 4-2.4M2 9a15 15 0 0 1 4-2.5M19 12.5a10 10 0 0 0-4-2.4M22 9A15 15 0 0 0 11 5.5M8.5 16a5 5 0 0 1 7 0M12 19.5h.01',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  stop: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M6.5 6.5l11 11',
  question:
    'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M9.8 9.8a2.3 2.3 0 1 1 3.3 2.2c-.8.4-1.1.9-1.1 1.7M12 16.5h.01',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.5h.01',
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-5 16-4-7zM11 13l4-4',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  eye: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6',
  copy: 'M8 8h11v12H8zM16 8V4H5v12h3',
  down: 'M6 9l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7',
  checks: 'M2 12.5l4.5 4.5L15 8M12 16l1 1 9-9',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 20c1-4 4-6 8-6s7 2 8 6',
  inbox: 'M4 14l3-9h10l3 9v6H4zM4 14h5l1 2.5h4l1-2.5h5',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing beside words, so nothing is read of it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
