/** The judgement of one note: asked for at each change, and only the newest answer counts. */
import type { Client } from '../port';
import type { CheckAnswer, Requests } from '../protocol';
import { settled } from './settle';

export class Checks {
  /** What is to be shown, perhaps of a slightly older text; null before the first answer. */
  answer: CheckAnswer | null = null;
  /** The text that {@link answer} is about. */
  text = '';

  /** The last answer that was not of mid-typing. */
  private rested: CheckAnswer | null = null;
  private turn = 0;

  constructor(private readonly client: Client) {}

  /** Asks; answers whether {@link answer} is a newer one now. Rejects as requests do. */
  async run(request: Requests['check'][0]): Promise<boolean> {
    const turn = ++this.turn;
    const answer = await this.client.request('check', request);
    if (turn !== this.turn) return false;
    if (!request.typing) this.rested = answer;
    this.answer = request.typing ? settled(this.rested, answer) : answer;
    this.text = request.text;
    return true;
  }
}
