/**
 * The sheet as this browser keeps it while somebody works through it, which takes days: LinkedIn allows few
 * invitations at a time. Only the page that shows it reads and writes it, and removing it leaves nothing.
 */
import type { Area } from '../platform';
import type { Holds } from './columns';
import type { Change } from './notes';
import type { Sheet } from './read';

/** What the person chose for the sheet. */
export interface Choices {
  /** What columns hold, by their place, where the person said so; of all others it is guessed. */
  holds: Record<number, Holds>;
  /** The id of the template for everybody; '' for the one whose criteria suit best. */
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

const change = 'change:';

export class KeptSheet {
  constructor(private readonly area: Area) {}

  /** null when there is none. */
  async load(): Promise<Kept | null> {
    const keys = await this.area.keys();
    const { sheet, choices, ...rest } = await this.area.get(keys);
    if (!sheet || !choices) return null;
    const changes = Object.entries(rest).map(([key, value]) => [Number(key.slice(change.length)), value as Change] as const);
    return { sheet: sheet as Sheet, choices: choices as Choices, changes: new Map(changes) };
  }

  /** Puts a sheet in the place of the one before. */
  async put(sheet: Sheet, choices: Choices): Promise<void> {
    await this.remove();
    await this.area.set({ sheet, choices });
  }

  choose(choices: Choices): Promise<void> {
    return this.area.set({ choices });
  }

  change(row: number, to: Change): Promise<void> {
    return this.area.set({ [`${change}${row}`]: to });
  }

  async remove(): Promise<void> {
    await this.area.remove(await this.area.keys());
  }
}
