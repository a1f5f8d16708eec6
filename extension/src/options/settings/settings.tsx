import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, Settings } from '../../protocol';
import { useAnswer, useSettings } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { Ignored } from './ignored';
import { Me } from './me';
import { PlanChoice } from './plan';
import { Rules, type RulesProps } from './rules';
import { Shortcut } from './shortcut';

export type ChangeSettings = (edit: (settings: Settings) => Settings) => Promise<void>;

/** Everything a person can set. Each change is saved as it is made. */
export function SettingsSection() {
  const { settings, failure, change } = useSettings();
  const { answer, failure: unlisted } = useAnswer('rules', {});
  const docs = answer?.rules ?? [];
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
  const attempt = (edit: (settings: Settings) => Settings) => void onChange(edit).catch(() => undefined); // said by the notice
  const changeRules: RulesProps['onRules'] = (edit) => attempt((s) => ({ ...s, rules: edit(s.rules) }));
  return (
    <div class="page">
      <h1 class="page-title">Settings</h1>
      <p class="page-lead">Changes are saved as you make them. With sync they reach your other browsers, encrypted.</p>
      <FailureNotice failure={failed ?? failure ?? unlisted} />
      {settings && (
        <>
          <PlanChoice plan={settings.plan} onPlan={(plan) => attempt((s) => ({ ...s, plan }))} />
          <Me me={settings.me} also={settings.also} onChange={onChange} />
          <Shortcut />
          <Rules docs={docs} rules={settings.rules} onRules={changeRules} />
          <Ignored docs={docs} rules={settings.rules} onRules={changeRules} />
        </>
      )}
    </div>
  );
}
