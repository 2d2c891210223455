package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Front;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Statement;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern CALL =
      Pattern.compile("[wW]ords(?:\\(\\))?\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");

  private final Words zh = Words.load("zh-Hans");
  private final Words en = Words.load("en");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(zh.keys()).isEqualTo(en.keys());
  }

  @Test
  void whateverTemplatesAndPagesAskForIsThere() throws IOException {
    var asked = new TreeSet<String>();
    for (Path source : sources()) {
      var calls = CALL.matcher(Files.readString(source));
      while (calls.find()) {
        asked.add(calls.group(1));
      }
    }
    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(zh.keys()).containsAll(asked);
  }

  @Test
  void everyKindHasAName() {
    var keys = new ArrayList<String>();
    add(keys, "genre.", Article.Genre.values());
    add(keys, "ai.", Article.Ai.values());
    add(keys, "notice.", Article.Notice.Kind.values());
    add(keys, "place.", Front.Place.values());
    add(keys, "provider.", Block.Provider.values());
    add(keys, "role.", Statement.Role.values());
    add(keys, "change.", PublicationEvent.Change.values());
    add(keys, "credit.", Credit.Role.values());
    keys.addAll(
        List.of("credit.editor.stated", "credit.responsible-editor.stated", "change.imported"));
    assertThat(zh.keys()).containsAll(keys);
  }

  @Test
  void pluralsFollowTheLanguage() {
    assertThat(en.of("approvals", 1)).isEqualTo("1 approval");
    assertThat(en.of("approvals", 3)).isEqualTo("3 approvals");
    assertThat(zh.of("approvals", 1)).isEqualTo("1 人审核通过");
  }

  @Test
  void wordsInPatternsAreNotPatterns() {
    assertThat(en.of("title", "{0} it's '{", "Post")).isEqualTo("{0} it's '{ | Post");
  }

  private static void add(List<String> keys, String prefix, Enum<?>[] kinds) {
    Stream.of(kinds).forEach(kind -> keys.add(prefix + Blocks.word(kind)));
  }

  private static Set<Path> sources() {
    var sources = new TreeSet<Path>();
    for (String root : List.of("src/main/jte", "src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(Files::isRegularFile).forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }
}
