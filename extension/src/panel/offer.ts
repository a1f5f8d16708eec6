/** What there is to pick for one person. */
import type { Client } from '../port';
import type { Asking, Person, Template } from '../protocol';
import { prepareSearch } from '../ui/search';
import { inOrder, type Matches } from './filter';

/**
 * The library in the order for one person. It is fetched when a note begins, so that the picker has it the
 * moment it opens, and again when it changes.
 */
export class Offer {
  /** null before they have come. */
  templates: readonly Template[] | null = null;
  matches: Matches = {};
  /** Why there is no list; '' when all is well. */
  failure = '';
  private turn = 0;
  /** null before it is known: a list for nobody would be another one. */
  private person: Person | null = null;

  constructor(
    private readonly client: Client,
    private readonly onChange: () => void,
  ) {}

  /** Fetches it for somebody. */
  loadFor(person: Person): Promise<void> {
    this.person = person;
    return this.load();
  }

  /** Fetches it anew for the same person, and does nothing before {@link loadFor}. */
  async load(asking: Asking = {}): Promise<void> {
    const { person } = this;
    if (!person) return;
    const turn = ++this.turn;
    // Both or nothing: a list that is shown must not jump.
    const asked = [
      this.client.request('templates', asking),
      this.client.request('suiting', { person }).catch(() => ({ matches: {} })),
    ] as const;
    try {
      const [{ templates }, { matches }] = await Promise.all(asked);
      if (turn !== this.turn) return;
      this.templates = inOrder(templates, matches);
      prepareSearch(this.templates);
      this.matches = matches;
      this.failure = '';
    } catch (error) {
      if (turn !== this.turn) return;
      this.failure = (error as Error).message;
    }
    this.onChange();
  }
}
