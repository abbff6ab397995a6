/** Waiting for a tag to come to something: to its models' answer, or to their failure. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Settles once `holds` after an update of the host, or when the host has left the page: it would not come to anything there. */
export async function updatedUntil(host: ReactiveControllerHost & HTMLElement, holds: () => boolean): Promise<void> {
  if (!host.isConnected) return;
  let watch: ReactiveController | undefined;
  await new Promise<void>((done) => {
    watch = {
      hostUpdated: () => {
        if (holds()) done();
      },
      // moving a tag takes it out and puts it in at once
      hostDisconnected: () =>
        queueMicrotask(() => {
          if (!host.isConnected) done();
        }),
    };
    host.addController(watch);
    host.requestUpdate();
  });
  host.removeController(watch!);
}
