const PATHS = {
  lamp: 'M12 2v2M8.5 7 10 4h4l1.5 3M9 19h6v2H9z',
  minimise: 'm6 10 6 6 6-6',
  back: 'm15 6-6 6 6 6',
  send: 'M5 12h13m-5-6 6 6-6 6',
  tick: 'm5 13 4 4L19 7',
} as const;

export const Icon = ({ name }: { readonly name: keyof typeof PATHS }) => (
  <svg class={`icon ${name}`} viewBox="0 0 24 24" aria-hidden="true">
    {name === 'lamp' && <path class="glass" d="M7 8h10l-1.5 10h-7z" />}
    <path d={PATHS[name]} />
  </svg>
);
