/** A fault in one page stays in that page: the rail still works and the rest of the window stands. */
import { Component, type ReactNode } from 'react';
import { ErrorState } from '../parts/ErrorState';

interface Props {
  /** A new value (another page) starts afresh. */
  readonly at: string;
  readonly children: ReactNode;
}
interface State {
  readonly fault: unknown;
  readonly at: string;
}

export class PageBoundary extends Component<Props, State> {
  override state: State = { fault: null, at: this.props.at };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.at === state.at ? null : { fault: null, at: props.at };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return <ErrorState problem={this.state.fault} onRetry={() => this.setState({ fault: null })} />;
  }
}
