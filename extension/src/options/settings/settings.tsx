import type { Settings } from '../../protocol';
import { useAnswer } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { Ignored } from './ignored';
import { Me } from './me';
import { PlanChoice } from './plan';
import { Rules, type RulesProps } from './rules';
import { Shortcut } from './shortcut';
import { useSaving } from './use-saving';

/** Everything a person can set. Each change is saved as it is made. */
export function SettingsSection() {
  const { settings, failure, onChange } = useSaving();
  const { answer, failure: unlisted } = useAnswer('rules', {});
  const docs = answer?.rules ?? [];
  const attempt = (edit: (settings: Settings) => Settings) => void onChange(edit).catch(() => undefined); // said by the notice
  const changeRules: RulesProps['onRules'] = (edit) => attempt((s) => ({ ...s, rules: edit(s.rules) }));
  return (
    <div class="page">
      <h1 class="page-title">Settings</h1>
      <p class="page-lead">Changes are saved as you make them. With sync they reach your other browsers, encrypted.</p>
      <FailureNotice failure={failure ?? unlisted} />
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
