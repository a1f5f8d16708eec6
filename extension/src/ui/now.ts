import { useEffect, useState } from 'preact/hooks';

const minute = 60_000; // milliseconds; times are told no finer

/** What time it is, anew each minute and when somebody comes back: what was just now does not stay so on an open page. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const look = () => setNow(Date.now());
    const timer = setInterval(look, minute);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return now;
}
