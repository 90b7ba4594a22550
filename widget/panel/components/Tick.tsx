type Props = {
  readonly label: string;
  readonly checked: boolean;
  readonly error?: string | null;
  readonly onTick: (checked: boolean) => void;
};

/** A box to tick, with what is wrong with it right below. */
export const Tick = ({ label, checked, error, onTick }: Props) => (
  <>
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        aria-invalid={Boolean(error)}
        aria-describedby="p-tick-error"
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      {label}
    </label>
    {error && (
      <p class="error" id="p-tick-error">
        {error}
      </p>
    )}
  </>
);
