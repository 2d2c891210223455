package org.broadsheet.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port for a server that must know it before it starts. Not one of those that the system gives to
 * whoever asks for any, which might be gone when the server takes it.
 */
final class Port {
  private static final AtomicInteger NEXT =
      new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 1_000) * 10);

  private Port() {}

  static int free() {
    while (true) {
      int port = NEXT.getAndIncrement();
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException e) {
        // Somebody has it: the next one.
      }
    }
  }
}
