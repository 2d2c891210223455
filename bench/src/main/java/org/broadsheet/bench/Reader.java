package org.broadsheet.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * One connection of a reader, which asks and reads with as little as it can: what measures shares
 * the processors with what is measured. For one thread.
 */
final class Reader implements AutoCloseable {
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Readers who ask at a fixed rate, each in its turn: more than are ever waited for at once. */
  private static final int ASKING = 32;

  private final Socket socket;
  private final InputStream in;

  Reader(URI server) throws IOException {
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  /** The request of a page as browsers ask for it. */
  static byte[] get(URI server, String path) {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept-Encoding: br";
    return (request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends this and reads the answer to its end; its head. */
  String ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    var head = new StringBuilder(512);
    for (int matched = 0; matched < END.length; ) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection was closed");
      }
      head.append((char) next);
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
    }
    String text = head.toString();
    in.skipNBytes(length(text));
    return text;
  }

  private static int length(String head) {
    String name = "content-length: ";
    int at = head.toLowerCase(Locale.ROOT).indexOf(name);
    return at < 0
        ? 0
        : Integer.parseInt(
            head.substring(at + name.length(), head.indexOf('\r', at + name.length())));
  }

  /**
   * Asks so many questions at a fixed rate, whether or not earlier answers are there. Milliseconds
   * from when each was due to the last byte of its answer, sorted. Ends the program where an answer
   * is not 200.
   */
  static double[] atRate(URI server, int count, int rate, IntFunction<byte[]> question)
      throws InterruptedException {
    var times = new double[count];
    var done = new CountDownLatch(ASKING);
    long begin = System.nanoTime();
    long gap = 1_000_000_000L / rate;
    for (int r = 0; r < ASKING; r++) {
      int first = r;
      Thread.ofPlatform()
          .start(() -> {
            try (var reader = new Reader(server)) {
              for (int i = first; i < count; i += ASKING) {
                long due = begin + i * gap;
                until(due);
                String head = reader.ask(question.apply(i));
                if (!head.startsWith("HTTP/1.1 200")) {
                  fail(new IOException(head));
                }
                times[i] = (System.nanoTime() - due) / 1e6;
              }
            } catch (IOException e) {
              fail(e);
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    Arrays.sort(times);
    return times;
  }

  static void until(long due) {
    for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  static void fail(IOException e) {
    System.err.println("bench: " + e.getMessage());
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
