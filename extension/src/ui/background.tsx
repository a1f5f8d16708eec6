/** How the parts of a page reach the background: a context, and hooks on top of it. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { toFailure } from '../failure';
import type { Client } from '../port';
import type { Asking, Event, Failure, Requests, RequestType, Settings } from '../protocol';

/** What the parts of a page need of the Port client; whoever made that one opens, keeps awake and closes it. */
export type Background = Pick<Client, 'request' | 'onEvent'>;

const BackgroundContext = createContext<Background | null>(null);
export const BackgroundProvider = BackgroundContext.Provider;

export function useBackground(): Background {
  const background = useContext(BackgroundContext);
  if (!background) throw new Error('a part that talks to the background is outside BackgroundProvider');
  return background;
}

/** What is known so far of an answer. */
export interface Known<T extends RequestType> {
  /** The newest answer; stays while a newer one is on its way. */
  answer: Requests[T][1] | null;
  /** What `answer` is an answer to. */
  asked: Requests[T][0] | null;
  failure: Failure | null;
}

/**
 * Asks once the body has been the same for `pause` milliseconds, and again whenever it changes or
 * `again` does. An answer that was overtaken is dropped.
 */
export function useAnswer<T extends RequestType>(type: T, body: Requests[T][0], pause = 0, again = 0): Known<T> {
  const background = useBackground();
  const [known, setKnown] = useState<Known<T>>({ answer: null, asked: null, failure: null });
  const key = JSON.stringify(body);
  useEffect(() => {
    let wanted = true;
    const asked = JSON.parse(key) as Requests[T][0];
    const ask = () =>
      background.request(type, asked).then(
        (answer) => wanted && setKnown({ answer, asked, failure: null }),
        (thrown: unknown) => wanted && setKnown((old) => ({ ...old, failure: toFailure(thrown) })),
      );
    const timer = setTimeout(ask, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [background, type, key, pause, again]);
  return known;
}

/**
 * An answer that follows the background's announcements of `event`. Coming back to the tab asks anew as
 * well: while the background slept, an alarm may have changed things with no Port open to hear of it.
 */
export function useAnnounced<T extends 'templates' | 'settings' | 'syncStatus'>(type: T, event: Event['event']) {
  const background = useBackground();
  const [{ asking, times }, setAsked] = useState<{ asking: Asking; times: number }>({ asking: {}, times: 0 });
  const ask = (asking: Asking) => setAsked(({ times }) => ({ asking, times: times + 1 }));
  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && ask({});
    const stop = background.onEvent((announced) => announced.event === event && ask({ announced: true }));
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [background, event]);
  return { ...useAnswer<T>(type, asking, 0, times), refresh: () => ask({}) };
}

/**
 * The settings, and a way to change them: at once, without asking what is stored, so that a page that closes takes no
 * change with it. The background finds out what others have changed meanwhile.
 */
export function useSettings() {
  const background = useBackground();
  const { answer, failure } = useAnnounced('settings', 'settings');
  /** What is set as far as is known, with the changes that are under way; null when one of these has failed. */
  const latest = useRef<Settings | null>(null);
  const underway = useRef(0);
  useEffect(() => {
    if (answer && underway.current === 0) latest.current = answer.settings;
  }, [answer]);
  const change = useCallback(
    async (edit: (settings: Settings) => Settings) => {
      const before = latest.current ?? (await background.request('settings', {})).settings;
      const settings = edit(before);
      latest.current = settings;
      underway.current++;
      try {
        const saved = await background.request('saveSettings', { before, settings });
        if (underway.current === 1) latest.current = saved.settings;
      } catch (error) {
        latest.current = null;
        throw error;
      } finally {
        underway.current--;
      }
    },
    [background],
  );
  return { settings: answer?.settings ?? null, failure, change };
}
