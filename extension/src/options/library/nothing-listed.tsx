import { Empty } from '../../ui/parts';
import { routeHash } from '../route';
import type { View } from './arrange';

interface NothingListedProps {
  view: View;
  /** The library itself is not empty, and the trash is not. */
  any: boolean;
  anyTrashed: boolean;
  onView: (view: View) => void;
  onNew: () => void;
}

/** Why the list is empty, and the way on. */
export function NothingListed({ view, any, anyTrashed, onView, onNew }: NothingListedProps) {
  if (view.trash && !anyTrashed)
    return <Empty title="The trash is empty">Templates you move here stay until you delete them for good.</Empty>;
  if (view.search || view.tag) {
    return (
      <Empty
        title="No template matches"
        actions={
          <button type="button" class="button" data-role="clear-search" onClick={() => onView({ ...view, search: '', tag: '' })}>
            Show all
          </button>
        }
      >
        Try fewer letters, or another tag.
      </Empty>
    );
  }
  if (any) return null;
  return (
    <Empty
      title="Write your first template"
      actions={
        <button type="button" class="button button-primary" data-role="first" onClick={onNew}>
          New template
        </button>
      }
    >
      A template is a note with slots: <code>{'{{first_name}}'}</code> becomes the name on the profile you are looking at. In LinkedIn’s
      note box, press Templates to choose one. <a href={routeHash('exchange')}>Import templates</a> that you have elsewhere.
    </Empty>
  );
}
