package org.broadsheet.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text: a byte order mark first, then what the page declares, then strict UTF-8, then
 * UTF-16 without a mark, then what the bytes look like. A set whose decoder meets an error is not
 * it; nothing is ever replaced in silence.
 */
final class Charsets {
  /** A text, or why there is none. */
  sealed interface Decoded {
    record Words(String text, Charset charset) implements Decoded {}

    record NotText(String sign) implements Decoded {}
  }

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int SAMPLE = 64 * 1024;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:charset|encoding)\\s{0,3}=\\s{0,3}[\"']?([A-Za-z0-9_:.-]{3,20})",
          Pattern.CASE_INSENSITIVE);

  private Charsets() {}

  /** Decodes; {@code stated} is the character set that the transport named, or null. */
  static Decoded decode(byte[] bytes, @Nullable String stated) {
    String magic = magic(bytes);
    if (magic != null) {
      return new Decoded.NotText(magic);
    }
    String marked = byMark(bytes);
    if (marked != null) {
      return checked(marked, StandardCharsets.UTF_16);
    }
    Charset declared = stated == null ? declared(bytes) : known(stated);
    String text = declared == null ? null : strict(bytes, 0, declared);
    if (text != null && declared != null) {
      return checked(text, declared);
    }
    text = strict(bytes, 0, StandardCharsets.UTF_8);
    if (text != null && text.indexOf(0) < 0) {
      return checked(text, StandardCharsets.UTF_8);
    }
    Charset wide = unmarkedUtf16(bytes);
    text = wide == null ? null : strict(bytes, 0, wide);
    if (text != null && wide != null) {
      return checked(text, wide);
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return new Decoded.NotText("it holds NUL bytes");
      }
    }
    return guessed(bytes);
  }

  private static Decoded guessed(byte[] bytes) {
    var detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    String gb = strict(bytes, 0, GB18030);
    // Chinese in GB18030 is mostly common Han; western text read so gives rare ones and few of
    // them.
    if (gb != null && commonHan(gb) > 0.6) {
      return checked(gb, GB18030);
    }
    Charset charset = name == null ? null : known(name);
    String text = charset == null ? null : strict(bytes, 0, charset);
    if (text != null && charset != null && !charset.equals(GB18030)) {
      return checked(text, charset);
    }
    text = strict(bytes, 0, WINDOWS);
    if (text != null && letters(text) > 0.6) {
      return checked(text, WINDOWS);
    }
    return gb != null && commonHan(gb) > 0.3
        ? checked(gb, GB18030)
        : new Decoded.NotText("its bytes fit no character set that we know");
  }

  private static @Nullable String magic(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("%PDF-")) {
      return "it is a PDF document";
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return "it is a ZIP archive or an office document";
    }
    if (head.startsWith("\u001f\u008b")) {
      return "it is compressed with gzip";
    }
    if (head.startsWith("\u0089PNG")
        || head.startsWith("GIF8")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("RIFF")) {
      return "it is a picture or sound";
    }
    if (head.startsWith("\u007fELF")
        || head.startsWith("MZ")
        || head.startsWith("\u00ca\u00fe\u00ba\u00be")) {
      return "it is a program";
    }
    return null;
  }

  private static @Nullable String byMark(byte[] b) {
    if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
      return strict(b, 3, StandardCharsets.UTF_8);
    }
    if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
      return strict(b, 2, StandardCharsets.UTF_16LE);
    }
    if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
      return strict(b, 2, StandardCharsets.UTF_16BE);
    }
    return null;
  }

  /** What a page says of itself in its first 2,048 bytes, if it is a page at all. */
  private static @Nullable Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
    if (!head.stripLeading().startsWith("<")) {
      return null;
    }
    Matcher match = DECLARED.matcher(head);
    Charset charset = match.find() ? known(match.group(1)) : null;
    // A page that could be read for its declaration is not UTF-16, whatever it says (HTML,
    // 13.2.3.2).
    return charset == null
            || charset.name().startsWith("UTF-16")
            || charset.name().startsWith("UTF-32")
        ? null
        : charset;
  }

  private static @Nullable Charset known(String name) {
    try {
      Charset charset = Charset.forName(name);
      String canonical = charset.name();
      if (canonical.equals("GB2312") || canonical.equals("GBK")) {
        return GB18030;
      }
      return canonical.equals("ISO-8859-1") || canonical.equals("US-ASCII") ? WINDOWS : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static @Nullable Charset unmarkedUtf16(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int evenHan = 0;
    int oddHan = 0;
    int pairs = Math.min(bytes.length, SAMPLE) / 2;
    for (int i = 0; i < pairs; i++) {
      int a = bytes[2 * i] & 0xff;
      int b = bytes[2 * i + 1] & 0xff;
      even += a == 0 ? 1 : 0;
      odd += b == 0 ? 1 : 0;
      evenHan += a >= 0x4e && a <= 0x9f || a == 0x30 || a == 0xff ? 1 : 0;
      oddHan += b >= 0x4e && b <= 0x9f || b == 0x30 || b == 0xff ? 1 : 0;
    }
    if (bytes.length % 2 != 0 || pairs == 0) {
      return null;
    }
    int big = even + evenHan;
    int little = odd + oddHan;
    boolean zeros = even + odd > 0;
    if (!zeros || Math.max(big, little) < pairs * 0.7) {
      return null;
    }
    return even > odd || even == odd && big > little
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_16LE;
  }

  private static @Nullable String strict(byte[] bytes, int from, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return text.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Decoded checked(String text, Charset charset) {
    int control = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return new Decoded.NotText("it holds NUL characters");
      }
      control +=
          c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b
                  || c == 0xfffe
                  || c == 0xffff
              ? 1
              : 0;
    }
    if (control * 50L > text.length()) {
      return new Decoded.NotText("it holds too many control characters");
    }
    return new Decoded.Words(text, charset);
  }

  private static double commonHan(String text) {
    int han = 0;
    int other = 0;
    int length = Math.min(text.length(), SAMPLE);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        boolean common =
            c >= 0x4e00 && c <= 0x9fa5
                || c >= 0x3000 && c <= 0x303f
                || c >= 0xff00 && c <= 0xffef
                || c >= 0x2014 && c <= 0x2026;
        han += common ? 1 : 0;
        other += common ? 0 : 1;
      }
    }
    // One stray pair in an English text is no Chinese: at least a tenth of the text must be.
    return han + other == 0 || han * 10 < length ? 0 : (double) han / (han + other);
  }

  private static double letters(String text) {
    int good = 0;
    int length = Math.min(text.length(), SAMPLE);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      good +=
          Character.isLetterOrDigit(c) && c < 0x250
                  || c == ' '
                  || c == '\n'
                  || c == '\r'
                  || ".,;:'\"-()!?“”‘’–—".indexOf(c) >= 0
              ? 1
              : 0;
    }
    return length == 0 ? 0 : (double) good / length;
  }
}
