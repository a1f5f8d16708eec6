import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Cut, Edit } from '../protocol';
import { count } from '../ui/words';
import { changeOf, editsOf, savedBy } from './cuts';
import { onKeys } from './keys';
import type { Note } from './note';
import { reveal } from './reveal';

interface FitProps {
  note: Note;
  /** What stands before the button. */
  children: ComponentChildren;
}

/** The way out for a note that is over its limit: what would go is shown first, and made in one step. */
export function Fit({ note, children }: FitProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!note.answer?.cuts?.length) return null;
  const { cuts, count: length, limit } = note.answer;
  const saved = savedBy(cuts.filter(({ chosen }) => chosen));
  const offer = saved >= length - limit ? 'Make it fit…' : `Shorten by ${saved}…`;
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  return (
    <>
      <div class="row">
        {!open && children}
        <button
          type="button"
          class={open ? 'bare' : 'chip'}
          ref={button}
          data-role="fit"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Close' : offer}
        </button>
      </div>
      {open && <Cuts text={note.checkedText} limit={limit} cuts={cuts} onTake={(edits) => note.makeCuts(edits)} onClose={close} />}
    </>
  );
}

interface CutsProps {
  /** The text that the cuts are of. */
  text: string;
  limit: number;
  cuts: Cut[];
  onTake: (edits: Edit[]) => void;
  onClose: () => void;
}

/** The cuts to choose from, most saved first, with the length that they lead to. Escape closes. */
function Cuts({ text, limit, cuts, onTake, onClose }: CutsProps) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => reveal(area.current!.closest('li')!), []); // what makes the cuts stays at the lower edge
  const [changed, setChanged] = useState({ text, starts: [] as number[] }); // what is not as the engine chose it
  const starts = changed.text === text ? changed.starts : [];
  const taken = cuts.filter(({ start, chosen }) => chosen !== starts.includes(start));
  function toggle(start: number): void {
    const others = starts.filter((other) => other !== start);
    setChanged({ text, starts: others.length < starts.length ? others : [...starts, start] });
  }
  return (
    <div class="cuts" ref={area} onKeyDown={onKeys({ Escape: onClose })}>
      <ul aria-label="What can go">
        {cuts.map((cut) => (
          <li key={cut.start}>
            <Choice cut={cut} text={text} taken={taken.includes(cut)} onToggle={() => toggle(cut.start)} />
          </li>
        ))}
      </ul>
      <div class="row">
        <button
          type="button"
          class="button main"
          data-role="take-cuts"
          disabled={taken.length === 0}
          onClick={() => onTake(editsOf(taken))}
        >
          {taken.length === 1 ? 'Make this cut' : `Make ${count(taken.length, 'cut')}`}
        </button>
        <Result length={text.length - savedBy(taken)} limit={limit} />
      </div>
    </div>
  );
}

function Choice({ cut, text, taken, onToggle }: { cut: Cut; text: string; taken: boolean; onToggle: () => void }) {
  const { goes, comes, named } = changeOf(cut, text);
  return (
    <label class="cut" data-role="cut">
      <input type="checkbox" checked={taken} onClick={onToggle} />
      <span class="change" dir="auto">
        {named ? goes : <del>{goes}</del>}
        {comes !== '' && <span class="unseen"> becomes </span>} {comes !== '' && <ins>{comes}</ins>}
      </span>
      <span class="saves">saves {cut.saves}</span>
    </label>
  );
}

function Result({ length, limit }: { length: number; limit: number }) {
  const over = length - limit;
  return (
    <p class={over > 0 ? 'result over' : 'result'} role="status" data-role="result">
      {`${length}/${limit}`}
      {over > 0 && `, still ${over} over`}
    </p>
  );
}
