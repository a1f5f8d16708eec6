/** Files that a person gives a page: chosen in a field, or dropped on the page. */
import type { ComponentChildren } from 'preact';
import { Field } from './parts';

interface FileFieldProps {
  label: string;
  hint: ComponentChildren;
  /** Endings and types that the browser's own window offers first. */
  accepted: string;
  role: string;
  onFile: (file: File) => void;
}

export function FileField({ label, hint, accepted, role, onFile }: FileFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="file"
          class="input input-file"
          accept={accepted}
          data-role={role}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            event.currentTarget.value = ''; // so that the same file, mended, can be chosen again
          }}
        />
      )}
    </Field>
  );
}

/** What an element needs for a file to be dropped on it. */
export function dropZone(onFile: (file: File) => void) {
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault(); // else the browser leaves this page to show the file
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    },
  };
}
