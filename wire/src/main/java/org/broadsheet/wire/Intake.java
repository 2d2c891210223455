package org.broadsheet.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * Takes one input in: bytes in any known character set to what they say. Inputs are hostile; each
 * ends in an extraction or a named refusal, never in an exception, at a cost that the input's size
 * bounds.
 */
public final class Intake {
  /** The largest input that is read, in bytes: 10 MiB. */
  public static final int LARGEST = 10 << 20;

  private final Options options;

  /** An intake that reads everything with these options. */
  public Intake(Options options) {
    this.options = options;
  }

  /** Reads a file; its path as given is the input's name. A larger one is refused by its size. */
  public Outcome read(Path file) {
    String input = file.toString();
    try {
      if (Files.isDirectory(file)) {
        return refuse(new Refusal.Unreadable(input, "it is a directory"));
      }
      if (Files.size(file) > LARGEST) {
        return refuse(new Refusal.TooCostly(input, "bytes", LARGEST));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return read(input, in);
      }
    } catch (NoSuchFileException e) {
      return refuse(new Refusal.Unreadable(input, "there is no such file"));
    } catch (AccessDeniedException e) {
      return refuse(new Refusal.Unreadable(input, "access is denied"));
    } catch (IOException e) {
      return refuse(new Refusal.Unreadable(input, String.valueOf(e.getMessage())));
    }
  }

  /** Reads a page that was fetched; where it was found in the end is the input's name. */
  public Outcome read(GuardedClient.Answer.Page page) {
    String input = page.address().toString();
    boolean text =
        page.type().isEmpty()
            || page.type().startsWith("text/")
            || page.type().equals("application/xhtml+xml");
    return text
        ? read(input, page.body(), page.charset())
        : refuse(new Refusal.Binary(input, "it is sent as " + page.type()));
  }

  /** Reads a stream to its end, or to one byte over {@link #LARGEST}; does not close it. */
  public Outcome read(String input, InputStream in) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      return refuse(new Refusal.Unreadable(input, String.valueOf(e.getMessage())));
    }
    return read(input, bytes, null);
  }

  /** Reads what is already in memory; nothing but the bytes tells their character set. */
  public Outcome read(String input, byte[] bytes) {
    return read(input, bytes, null);
  }

  /**
   * Reads what is already in memory.
   *
   * @param charset the character set that the transport named (RFC 9110, 8.3.2), or null
   */
  public Outcome read(String input, byte[] bytes, @Nullable String charset) {
    if (bytes.length > LARGEST) {
      return refuse(new Refusal.TooCostly(input, "bytes", LARGEST));
    }
    if (isBlank(bytes)) {
      return refuse(new Refusal.Empty(input));
    }
    try {
      return switch (Charsets.decode(bytes, charset)) {
        case Charsets.Decoded.NotText not -> refuse(new Refusal.Binary(input, not.sign()));
        case Charsets.Decoded.Words words -> read(input, sha256(bytes), words.text());
      };
    } catch (Budget.Spent spent) {
      return refuse(new Refusal.TooCostly(input, spent.what(), spent.limit()));
    } catch (MalformedContent e) {
      // Lone surrogates survive UTF-16 decoding in no JDK, but an HTML character reference can make
      // one.
      return refuse(new Refusal.Binary(input, String.valueOf(e.getMessage())));
    }
  }

  private Outcome read(String input, String sha256, String text) {
    if (text.isBlank()) {
      return refuse(new Refusal.Empty(input));
    }
    var budget = new Budget();
    Format format = options.format() == null ? Format.of(text) : options.format();
    return switch (format) {
      case CAPTURE ->
          Story.read(
              input, format, sha256, Lines.of(text, budget), Story.Hints.NONE, options, budget);
      case HTML -> WebPage.read(input, sha256, text, options, budget);
      case JSONL ->
          refuse(
              new Refusal.NoStory(
                  input, "it holds documents, one per line, which are imported as they are"));
    };
  }

  private static Outcome refuse(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
