package org.broadsheet.archive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * A place in the recommended stream. It names stories, never a number of them, so whatever is
 * published, chosen or withdrawn meanwhile, what follows was not shown before and nothing that
 * stood below it is passed over.
 *
 * @param shown what the editors' list has shown so far; none of it comes again
 * @param steps the last story that each channel gave, the latest step first; empty while the
 *     editors' list goes on
 */
public record RecommendedCursor(List<ArticleId> shown, List<Step> steps) {
  /** The most stories and the most channels that one can hold: below 1,500 characters. */
  static final int MOST = 60;

  private static final byte VERSION = 1;
  private static final int ID = 7;
  private static final int NAME = 6;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /** The last story of a channel, which is named by a part of its path's hash. */
  record Step(long channel, ArticleId last) {}

  /** Checks and copies. */
  public RecommendedCursor {
    shown = List.copyOf(shown);
    steps = List.copyOf(steps);
    if (shown.size() > MOST || steps.size() > MOST) {
      throw new IllegalArgumentException("a cursor holds at most " + MOST + " of each");
    }
  }

  /** The beginning. */
  public static final RecommendedCursor START = new RecommendedCursor(List.of(), List.of());

  static long name(ChannelPath channel) {
    byte[] hash = Hash.sha256().digest(channel.value().getBytes(StandardCharsets.US_ASCII));
    return number(ByteBuffer.wrap(hash), NAME);
  }

  /** The opaque form for addresses. */
  public String encode() {
    ByteBuffer out = ByteBuffer.allocate(2 + ID * shown.size() + (NAME + ID) * steps.size());
    out.put(VERSION).put((byte) shown.size());
    for (ArticleId id : shown) {
      put(out, number(id), ID);
    }
    for (Step step : steps) {
      put(out, step.channel(), NAME);
      put(out, number(step.last()), ID);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  /** Reads the opaque form; null where it is none. */
  public static @Nullable RecommendedCursor decode(String text) {
    if (text.isEmpty() || text.length() > 2000) {
      return null;
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (in.get() != VERSION) {
        return null;
      }
      var shown = new ArrayList<ArticleId>();
      for (int left = in.get(); left > 0; left--) {
        shown.add(id(number(in, ID)));
      }
      var steps = new ArrayList<Step>();
      while (in.hasRemaining()) {
        steps.add(new Step(number(in, NAME), id(number(in, ID))));
      }
      return new RecommendedCursor(shown, steps);
    } catch (IllegalArgumentException | BufferUnderflowException | MalformedContent e) {
      return null;
    }
  }

  private static void put(ByteBuffer out, long number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.put((byte) (number >> shift));
    }
  }

  private static long number(ByteBuffer in, int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | in.get() & 0xff;
    }
    return number;
  }

  /** An id's ten characters of five bits. */
  private static long number(ArticleId id) {
    long number = 0;
    for (int i = 0; i < id.value().length(); i++) {
      number = number << 5 | ALPHABET.indexOf(id.value().charAt(i));
    }
    return number;
  }

  private static ArticleId id(long number) {
    if (number >>> 50 != 0) {
      throw new MalformedContent("cursor", "holds what is no id");
    }
    var text = new StringBuilder();
    for (int shift = 45; shift >= 0; shift -= 5) {
      text.append(ALPHABET.charAt((int) (number >> shift) & 31));
    }
    return new ArticleId(text.toString());
  }
}
