import { Lamp } from './Lamp.tsx';
import { useSpeech } from './speech.ts';

export function NothingOpen() {
  const { words } = useSpeech();
  return (
    <div class="nothing">
      <Lamp lit />
      <h1>{words['talk.none']}</h1>
      <p>{words['talk.none.hint']}</p>
    </div>
  );
}
