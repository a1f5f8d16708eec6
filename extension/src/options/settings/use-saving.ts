import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, Settings } from '../../protocol';
import { useSettings } from '../../ui/background';

export type ChangeSettings = (edit: (settings: Settings) => Settings) => Promise<void>;

/** The settings, each change saved as it is made. `failure` says why the last one was not; the change rejects as well. */
export function useSaving() {
  const { settings, failure, change } = useSettings();
  const [failed, setFailed] = useState<Failure | null>(null);
  const onChange: ChangeSettings = async (edit) => {
    try {
      await change(edit);
      setFailed(null);
    } catch (thrown) {
      setFailed(toFailure(thrown));
      throw thrown;
    }
  };
  return { settings, failure: failed ?? failure, onChange };
}
