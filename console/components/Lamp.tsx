/** The lamp over the door, lit while the console is connected. */
export function Lamp({ lit }: { readonly lit: boolean }) {
  return (
    <svg class={lit ? 'lamp lamp-lit' : 'lamp'} viewBox="0 0 32 32" aria-hidden="true">
      <circle class="lamp-glow" cx="16" cy="20" r="11" />
      <path class="lamp-flame" d="M11.5 18a4.5 4.5 0 0 0 9 0z" />
      <path class="lamp-frame" d="M16 2.5v4M4.5 18C4.5 11.5 9.6 6.5 16 6.5S27.5 11.5 27.5 18z" />
      <path class="lamp-rays" d="M16 25.5v3.5M9.5 23.5l-2.3 3M22.5 23.5l2.3 3" />
    </svg>
  );
}
