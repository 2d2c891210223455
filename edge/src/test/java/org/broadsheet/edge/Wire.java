package org.broadsheet.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP as it goes over the wire, without a client's kindness. */
final class Wire implements AutoCloseable {
  private final Socket socket;

  Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
  }

  record Answer(int status, Map<String, String> fields, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    @Nullable String field(String name) {
      return fields.get(name.toLowerCase(Locale.ROOT));
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** The next answer; null where the other side hung up. */
  @Nullable Answer read(boolean head) throws IOException {
    InputStream in = socket.getInputStream();
    String line = line(in);
    if (line == null) {
      return null;
    }
    int status = Integer.parseInt(line.split(" ", 3)[1]);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field = line(in); field != null && !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      fields.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
    boolean none = head || status == 304 || status == 204;
    return new Answer(status, fields, none ? new byte[0] : in.readNBytes(length));
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Whether the other side hangs up, and sends nothing before. */
  boolean hungUp() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true; // it had hung up before our last words came
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
