/**
 * The sheet as this browser keeps it while somebody works through it, which takes days: LinkedIn allows few
 * invitations at a time. Removing it leaves nothing. What was made of a sheet is kept under the time at which that was
 * read: a window that still shows another one can do nothing to this one's rows.
 */
import type { Area } from '../platform';
import type { Holds } from './columns';
import type { Change } from './notes';
import type { Sheet } from './read';

/** What the person chose for the sheet. */
export interface Choices {
  /** What columns hold, by their place, where the person said so; of all others it is guessed. */
  holds: Record<number, Holds>;
  /** The id of the template for everybody; '' for the one whose conditions suit best. */
  template: string;
  /** The id of the template for those whom none suits; '' for none. */
  otherwise: string;
  /** Code units of a note. */
  limit: number;
  /** The notes were filled: they are filled again when the page is opened again. */
  filled: boolean;
}

export interface Kept {
  sheet: Sheet;
  choices: Choices;
  /** What was done with notes, by the place of the row. */
  changes: Map<number, Change>;
}

/** What the person does with the sheet that was read at that time; to another one it means nothing. */
export type SheetEdit = { read: number } & ({ choices: Partial<Choices> } | { row: number; part: Partial<Change> });

/** What an edit makes of it. */
export function edited(kept: Kept, edit: SheetEdit): Kept {
  if (kept.sheet.read !== edit.read) return kept;
  if ('choices' in edit) return { ...kept, choices: { ...kept.choices, ...edit.choices } };
  const change = { ...kept.changes.get(edit.row), ...edit.part };
  return { ...kept, changes: new Map(kept.changes).set(edit.row, change) };
}

export class KeptSheet {
  /** What takes several steps, one after the other. */
  private turn: Promise<unknown> = Promise.resolve();
  /** What was to be kept last could not be. */
  private lacking = false;

  constructor(private readonly area: Area) {}

  /** null when there is none. */
  async load(): Promise<Kept | null> {
    const { sheet, ...others } = await this.area.get(await this.area.keys());
    if (!sheet) return null;
    const { read } = sheet as Sheet;
    const choices = others[choicesKey(read)];
    if (!choices) return null;
    const start = changeKey(read, '');
    const changes = Object.entries(others)
      .filter(([key]) => key.startsWith(start))
      .map(([key, value]) => [Number(key.slice(start.length)), value as Change] as const);
    return { sheet: sheet as Sheet, choices: choices as Choices, changes: new Map(changes) };
  }

  /** Puts a sheet in the place of the one before, which stays when there is no room for it. */
  put(sheet: Sheet, choices: Choices): Promise<void> {
    return this.inTurn(() => this.replace({ sheet, choices, changes: new Map() }));
  }

  /** Puts a sheet, with what was done with it, that there was no room for before. */
  putBack(kept: Kept): Promise<void> {
    return this.inTurn(() => this.makeUp(kept));
  }

  /**
   * Keeps what the edit has made of the sheet. Where something before could not be kept, all of it is put anew; answers
   * whether it was.
   */
  async store(kept: Kept, edit: SheetEdit): Promise<boolean> {
    await this.turn;
    // Edits do not wait for each other: what waits would be read too late elsewhere, or written over what is newer.
    if (!this.lacking) {
      const item = 'row' in edit ? changeItem(kept, edit.row) : choicesItem(kept);
      await this.area.set(item).catch((cause) => ((this.lacking = true), Promise.reject(cause)));
      if (!this.lacking) return false;
    }
    await this.inTurn(() => this.makeUp(kept));
    return true;
  }

  remove(): Promise<void> {
    return this.inTurn(async () => this.area.remove(await this.area.keys()));
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.turn.then(act);
    this.turn = result.then(
      () => (this.lacking = false),
      () => (this.lacking = true),
    );
    return result;
  }

  /** Puts all of it where what came before was not kept, unless another window has put a later sheet there. */
  private async makeUp(kept: Kept): Promise<void> {
    const { sheet } = (await this.area.get(['sheet'])) as { sheet?: Sheet };
    if (sheet && sheet.read > kept.sheet.read) throw new Error('another sheet is there');
    await this.replace(kept);
  }

  private async replace(kept: Kept): Promise<void> {
    const before = await this.area.keys();
    const changes = Array.from(kept.changes.keys(), (row) => changeItem(kept, row));
    const items = Object.assign({ sheet: kept.sheet }, choicesItem(kept), ...changes) as Record<string, unknown>;
    await this.area.set(items);
    await this.area.remove(before.filter((key) => !Object.hasOwn(items, key)));
  }
}

function choicesItem({ sheet: { read }, choices }: Kept): Record<string, Choices> {
  return { [choicesKey(read)]: choices };
}

function changeItem({ sheet: { read }, changes }: Kept, row: number): Record<string, Change | undefined> {
  return { [changeKey(read, row)]: changes.get(row) };
}

function choicesKey(read: number): string {
  return `choices:${read}`;
}

function changeKey(read: number, row: number | ''): string {
  return `change:${read}:${row}`;
}
