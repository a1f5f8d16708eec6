/** The panel's few signs. Shapes differ as well as colours, so that neither has to be told apart alone. */
import type { ComponentChildren } from 'preact';
import type { Severity } from '../protocol';

function Icon({ children, kind = '' }: { children: ComponentChildren; kind?: string }) {
  return (
    <svg class={`icon ${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.6',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

export const Mark = () => (
  <svg class="mark" viewBox="0 0 128 128" aria-hidden="true">
    <path
      fill="currentColor"
      d="M30 8h68a22 22 0 0 1 22 22v46a22 22 0 0 1-22 22H66l-27.6 21.6A4 4 0 0 1 32 116.4V98h-2A22 22 0 0 1 8 76V30A22 22 0 0 1 30 8z"
    />
    <path
      class="mark-line"
      d="M32 39c4 19 8 29 13 29 8 0 9-29 19-29s11 29 19 29c5 0 9-10 13-29"
      fill="none"
      stroke-width="11"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

export const Done = () => (
  <Icon kind="done">
    <path {...stroke} d="M3.2 8.6l3 3 6.4-7" />
  </Icon>
);

export const Open = () => (
  <Icon kind="open">
    <circle {...stroke} cx="8" cy="8" r="4.6" stroke-dasharray="1.5 2.6" />
  </Icon>
);

export const Pages = () => (
  <Icon>
    <path {...stroke} d="M3.8 2.2h8.4v11.6H3.8zM6.2 5.4h3.6M6.2 8h3.6M6.2 10.6h2" />
  </Icon>
);

export const Lens = () => (
  <Icon>
    <circle {...stroke} cx="7" cy="7" r="4.2" />
    <path {...stroke} d="M10.2 10.2l3.3 3.3" />
  </Icon>
);

export const Star = () => (
  <Icon kind="star">
    <path fill="currentColor" d="M8 1.8l1.9 4 4.3.6-3.1 3.1.7 4.4L8 11.8l-3.8 2.1.7-4.4L1.8 6.4l4.3-.6z" />
  </Icon>
);

export const More = () => (
  <Icon>
    <path {...stroke} stroke-width="2" d="M3.5 8h.01M8 8h.01M12.5 8h.01" />
  </Icon>
);

const signs: Record<Severity, ComponentChildren> = {
  error: <path fill="currentColor" d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM7.2 4.4v4.8h1.6V4.4zm0 6v1.6h1.6v-1.6z" />,
  warning: <path fill="currentColor" d="M8 1.6l7 12.4H1zM7.2 6v4.2h1.6V6zm0 5.2v1.5h1.6v-1.5z" />,
  suggestion: <path fill="currentColor" d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm-.8 2.9v1.5h1.6V4.9zm0 2.6v3.6h1.6V7.5z" />,
};

export const Sign = ({ severity }: { severity: Severity }) => <Icon kind={severity}>{signs[severity]}</Icon>;
