package org.broadsheet.archive;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.lucene.util.Version;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/** What an index was made by. One of another format is rebuilt from the log. */
record Format(int schema, String analyzers, String program) {
  private static final String POSITION = "position";

  /** The JDK parts sentences, ICU words: a new one of either may part them in another way. */
  static Format now(String program) {
    String analyzers = Chain.VERSION + " " + Version.LATEST + " " + Runtime.version().feature();
    return new Format(Row.SCHEMA, analyzers, program);
  }

  /** The directory of such an index. */
  String directory() {
    String text = schema + "\n" + analyzers + "\n" + program;
    return Archive.INDEX + Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
  }

  Map<String, String> commit(long position) {
    return Map.of(
        "schema",
        Integer.toString(schema),
        "analyzers",
        analyzers,
        "program",
        program,
        POSITION,
        Long.toString(position));
  }

  /** The position that a commit states, -1 where it states none. */
  static long position(Map<String, String> commit) {
    return number(commit.get(POSITION));
  }

  /** Whether this program can still read the rows of such a commit, if not its words. */
  static boolean readable(Map<String, String> commit) {
    return number(commit.get("schema")) == Row.SCHEMA;
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }
}
