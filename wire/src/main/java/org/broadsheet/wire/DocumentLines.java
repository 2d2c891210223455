package org.broadsheet.wire;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines of documents: the format in which a whole newspaper (site, fronts, sources,
 * people, polls, specials, stories) is carried from one place to another.
 *
 * <p>UTF-8, one JSON object per line, lines parted by LF (a CR before it is white space, empty
 * lines are skipped, a byte order mark at the start is allowed). Members, all but the first two
 * optional, none other allowed:
 *
 * <ul>
 *   <li>{@code kind}, {@code id}: what the line is about, as in a log entry
 *   <li>{@code document}: the document as JSON ({@code v}, {@code type}, …); absent in a withdrawal
 *   <li>{@code change}: {@code first update clarification correction withdrawal emergency}; where
 *       absent, the first line of a subject is {@code first} and each later one {@code update}
 *   <li>{@code published}, {@code time}: instants such as {@code 2025-02-14T10:58:00.000Z}: when
 *       the story first appeared, and when this revision went out
 *   <li>{@code urlDate}: {@code 2025-02-14}, the date in the permanent address
 *   <li>{@code release}: the same text for lines that went out together
 *   <li>{@code approvals}: a list of {@code {"stage":1,"person":"…","time":"…"}}
 *   <li>{@code by}: id of the person who released it
 *   <li>{@code origin}: the canonical address or guid that makes the same story the same story when
 *       it is imported again
 *   <li>{@code statement}: a document of type {@code statement}, with withdrawals and emergencies
 * </ul>
 *
 * <p>Pictures are named by hash, their bytes are not in the lines; an importer looks for them in a
 * folder {@code media} beside the file. What an importer makes of {@code approvals}, {@code by} and
 * {@code time} is its own matter: they are claims of whoever wrote the file.
 *
 * <p>A bad line is one {@link Line.Refused} and the next line is read; memory is bounded by one
 * line of {@link Json.Limits#DOCUMENT}. A failing stream throws {@link UncheckedIOException}.
 */
public final class DocumentLines implements Iterator<DocumentLines.Line>, AutoCloseable {
  private final InputStream in;
  private final int maxBytes;

  // What was read and is not yet used stands in the buffer from here to there.
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;
  private @Nullable Line ahead;

  /** What became of one line. */
  public sealed interface Line {
    /** Its number in the file, from 1. */
    long number();

    /** A line that holds what it should. */
    record Read(long number, DocumentLine line) implements Line {}

    /** A line that cannot be used, with the place and the reason. */
    record Refused(long number, String reason) implements Line {}
  }

  /** Reads from this stream, which {@link #close} closes. */
  public DocumentLines(InputStream in) {
    this(in, Json.Limits.DOCUMENT.bytes());
  }

  DocumentLines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null) {
      ahead = advance();
    }
    return ahead != null;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = requireNonNull(ahead);
    ahead = null;
    return line;
  }

  private @Nullable Line advance() {
    try {
      var bytes = new ByteArrayOutputStream(4096);
      while (true) {
        bytes.reset();
        long length = readLine(bytes);
        if (length < 0) {
          return null;
        }
        number++;
        if (length > maxBytes) {
          return new Line.Refused(number, "is longer than " + maxBytes + " bytes");
        }
        byte[] line = bytes.toByteArray();
        int start = number == 1 && startsWithMark(line) ? 3 : 0;
        if (!isBlank(line, start)) {
          return parse(start == 0 ? line : java.util.Arrays.copyOfRange(line, start, line.length));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Line parse(byte[] line) {
    try {
      return new Line.Read(number, DocumentLine.of(Json.parse(line)));
    } catch (MalformedContent e) {
      return new Line.Refused(number, requireNonNull(e.getMessage()));
    }
  }

  /** The length of the line read, of which at most {@code maxBytes} are kept; -1 at the end. */
  private long readLine(ByteArrayOutputStream kept) throws IOException {
    long length = 0;
    boolean begun = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return begun ? length : -1;
        }
      }
      begun = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      kept.write(buffer, from, Math.min(end - from, maxBytes - kept.size()));
      length += end - from;
      from = end;
      if (end < to) {
        from++;
        return length;
      }
    }
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  private static boolean isBlank(byte[] line, int start) {
    for (int i = start; i < line.length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Writes one line in canonical JSON, ended by a line feed. */
  public static void write(DocumentLine line, OutputStream out) throws IOException {
    out.write(line.json().canonical());
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
