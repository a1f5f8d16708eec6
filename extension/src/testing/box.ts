/** A stand-in for a text area with the browser's undo, for the unit tests. */

/** What one step of {@link MemoryBox} has left behind. */
interface State {
  value: string;
  start: number;
  end: number;
}

globalThis.InputEvent ??= Event as never; // Node has none

export class MemoryBox extends EventTarget {
  maxLength = 200;
  selectionStart = 0;
  selectionEnd = 0;
  private text = '';
  private joins = false;
  private readonly undone: State[] = [];
  private readonly done: State[] = [];
  readonly ownerDocument = {
    location: { href: 'https://www.linkedin.com/in/anna-kim/' },
    defaultView: null,
    execCommand: (command: string, _: boolean, text = '') => this.put(command === 'delete' ? '' : text),
  };

  /** As what it stands in for. */
  get asTextArea(): HTMLTextAreaElement {
    return this as unknown as HTMLTextAreaElement;
  }

  get value(): string {
    return this.text;
  }

  set value(text: string) {
    this.text = text;
    this.setSelectionRange(text.length, text.length);
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  focus(): void {
    this.dispatchEvent(new Event('focus'));
  }

  matches(): boolean {
    return true;
  }

  select(): void {
    this.setSelectionRange(0, this.text.length);
  }

  /** The person types, in one step, over what is selected. */
  put(text: string): void {
    if (!this.joins) this.done.push(this.state());
    this.joins = false;
    this.undone.length = 0;
    const { selectionStart: start, selectionEnd: end } = this;
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
    this.dispatchEvent(new Event('input'));
  }

  /** What is typed next goes with the last step, as browsers join what follows closely. */
  joinNext(): void {
    this.joins = true;
  }

  /** Goes to the end and types there. */
  add(text: string): void {
    this.setSelectionRange(this.text.length, this.text.length);
    this.put(text);
  }

  undo(): void {
    this.step(this.done, this.undone);
  }

  redo(): void {
    this.step(this.undone, this.done);
  }

  private state(): State {
    return { value: this.text, start: this.selectionStart, end: this.selectionEnd };
  }

  private step(from: State[], to: State[]): void {
    const next = from.pop();
    if (!next) return;
    to.push(this.state());
    this.text = next.value;
    this.setSelectionRange(next.start, next.end);
    this.dispatchEvent(new Event('input'));
  }
}
