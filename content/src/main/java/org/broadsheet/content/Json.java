package org.broadsheet.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value as our documents use it, and its canonical form (RFC 8785, JCS): keys in UTF-16
 * order, the shortest string escapes, integers below 2^53 only, no null, no fractions. Equal values
 * have equal bytes, so a hash of the bytes names the value.
 */
public sealed interface Json {
  /** The largest integer that every JSON reader understands exactly: 2^53 - 1. */
  long MAX_INTEGER = (1L << 53) - 1;

  /** A string of any Unicode text without lone surrogates, kept as written (not normalised). */
  record Text(String value) implements Json {
    /** Refuses lone surrogates: they have no UTF-8 form. */
    public Text {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1))) {
          i++;
        } else if (Character.isSurrogate(c)) {
          throw new MalformedContent("$", "a string holds a lone surrogate at " + i);
        }
      }
    }
  }

  /** An integer in the range that is exact everywhere. */
  record Int(long value) implements Json {
    /** Refuses what a double cannot hold exactly. */
    public Int {
      if (value > MAX_INTEGER || value < -MAX_INTEGER) {
        throw new MalformedContent("$", "an integer must be below 2^53");
      }
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** A list of values. */
  record Array(List<Json> items) implements Json {
    /** Copies the list. */
    public Array {
      items = List.copyOf(items);
    }
  }

  /** Named values. The order of insertion does not matter: the canonical form sorts. */
  @SuppressWarnings("AvoidCommonTypeNames") // always written Json.Object
  record Object(Map<String, Json> members) implements Json {
    /** Copies the map. */
    public Object {
      members = Collections.unmodifiableMap(new TreeMap<>(members));
    }
  }

  /** The canonical bytes (RFC 8785), UTF-8. */
  default byte[] canonical() {
    var out = new StringBuilder();
    write(this, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Text text -> writeString(text.value(), out);
      case Int number -> out.append(number.value());
      case Bool bool -> out.append(bool.value());
      case Array array -> {
        out.append('[');
        String gap = "";
        for (Json item : array.items()) {
          out.append(gap);
          write(item, out);
          gap = ",";
        }
        out.append(']');
      }
      case Object object -> {
        out.append('{');
        String gap = "";
        for (var member : object.members().entrySet()) {
          out.append(gap);
          writeString(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          gap = ",";
        }
        out.append('}');
      }
    }
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** What a reader of JSON accepts: at most this many bytes, and values nested this deep. */
  record Limits(int bytes, int depth) {
    /** For one document or entry: 8 MiB, 60 levels. */
    public static final Limits DOCUMENT = new Limits(8 << 20, 60);

    /** Made once: it keeps the member names that it has met, which every document shares. */
    private static final JsonFactory FACTORY = factory(DOCUMENT.depth());

    private static JsonFactory factory(int depth) {
      return JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(depth).build())
          .build();
    }
  }

  /** Reads one document within {@link Limits#DOCUMENT}; see {@link #parse(byte[], Limits)}. */
  static Json parse(byte[] bytes) {
    return parse(bytes, Limits.DOCUMENT);
  }

  /**
   * Reads one JSON value in UTF-8. Null members and null items are refused, as are fractions,
   * duplicate keys, lone surrogates and anything after the value; throws {@link MalformedContent}.
   */
  static Json parse(byte[] bytes, Limits limits) {
    if (bytes.length > limits.bytes()) {
      throw new MalformedContent("$", "is larger than " + limits.bytes() + " bytes");
    }
    JsonFactory factory =
        limits.depth() == Limits.DOCUMENT.depth() ? Limits.FACTORY : Limits.factory(limits.depth());
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), strictUtf8(bytes))) {
      parser.nextToken();
      Json value = read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedContent("$", "has text after the value");
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedContent("$", "is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String strictUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedContent("$", "is not UTF-8");
    }
  }

  private static Json read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT -> {
        try {
          yield new Int(parser.getLongValue());
        } catch (InputCoercionException e) {
          throw new MalformedContent("$", "an integer must be below 2^53");
        }
      }
      case VALUE_TRUE -> new Bool(true);
      case VALUE_FALSE -> new Bool(false);
      case START_ARRAY -> {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser));
        }
        yield new Array(items);
      }
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(new Text(name).value(), read(parser));
        }
        yield new Object(members);
      }
      case null -> throw new MalformedContent("$", "is empty");
      default ->
          throw new MalformedContent(
              "$",
              "holds "
                  + parser.getString()
                  + " where a string, integer, boolean, list or object must stand");
    };
  }

  /** The UTF-8 text of the canonical form. */
  default String text() {
    return new String(canonical(), StandardCharsets.UTF_8);
  }
}
