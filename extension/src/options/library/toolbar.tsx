import { count } from '../../ui/words';
import { sorts, type Sort, type View } from './arrange';

interface ToolbarProps {
  view: View;
  tags: [tag: string, count: number][];
  /** How many templates the library has, or the trash where that is shown. */
  total: number;
  inTrash: number;
  onView: (part: Partial<View>) => void;
  onNew: () => void;
  /** Down in the search field: go on to the list. */
  onDown: () => void;
}

/** What narrows the list down: search, tag, order, library or trash. */
export function Toolbar({ view, tags, total, inTrash, onView, onNew, onDown }: ToolbarProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
    }
  };
  return (
    <div class="toolbar">
      <div class="toolbar-row">
        <input
          type="search"
          class="input"
          aria-label="Search title, tags and text of templates"
          placeholder={`Search ${count(total, 'template')}`}
          data-role="search"
          value={view.search}
          onInput={(e) => onView({ search: e.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="button button-primary" data-role="new" onClick={onNew}>
          New
        </button>
      </div>
      <div class="toolbar-row">
        <select
          class="select"
          aria-label="Tag"
          data-role="tag-filter"
          value={view.tag}
          onChange={(e) => onView({ tag: e.currentTarget.value })}
        >
          <option value="">All tags</option>
          {tags.map(([tag, having]) => (
            <option key={tag} value={tag}>
              {tag} ({having})
            </option>
          ))}
        </select>
        <select
          class="select"
          aria-label="Order"
          data-role="sort"
          value={view.sort}
          onChange={(e) => onView({ sort: e.currentTarget.value as Sort })}
        >
          {Object.entries(sorts).map(([sort, label]) => (
            <option key={sort} value={sort}>
              {label}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          aria-pressed={view.trash}
          data-role="show-trash"
          onClick={() => onView({ trash: !view.trash, tag: '' })}
        >
          Trash{inTrash > 0 && ` (${inTrash})`}
        </button>
      </div>
    </div>
  );
}
